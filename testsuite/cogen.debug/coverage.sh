# gcov counts the lines of a body, each once for each time that it is executed; what the
# plugin makes of it besides is not counted.
gcov=$(echo "$CC" | sed 's/gcc/gcov/')
command -v $gcov > /dev/null || exit 77
cat > counted.c <<'COUNTED'
#include <cogen.h>

static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++) {
        if (i == 77)
            i++;
        co_yield(i);
    }
}

static void leave(int *p) { (void)p; }

co_future(int) wait_twice(int n)
{
    __attribute__((cleanup(leave))) int m = n;
    for (int i = 0; i < 2; i++)
        co_await(co_sleep(1));
    m *= 2;
    co_return(m);
}

co_iterator(int) boxed(int n)
{
    co_yield(n);
    n++;
    co_yield(n);
}

int main(void)
{
    int sum = 0;
    co_for (int i, range(0, 10))
        sum += i;
    sum += co_block_on(wait_twice(4));
    co_iterator(int) it = boxed(1);
    int v;
    co_next(&it, &v);
    co_drop(&it);
    return sum != 53;
}
COUNTED
$CC $CFLAGS -O0 --coverage counted.c -o counted $LIBS
./counted
# GCC 11 and later name the files after the program.
$gcov ./*.gcda > out 2>&1
# "LINE COUNT" for what is executable; * marks lines with a part that was never executed.
sed -n 's/^ *\([0-9#]*\)[*]*: *\([0-9]*\):.*/\2 \1/p' counted.c.gcov | grep -v ' $' > got
# 3, 14, 23: how often they were resumed.
cat > wanted <<'WANTED'
3 11
5 11
6 10
7 #####
8 10
12 1
WANTED
grep -E '^([3-9]|1[0-2]) ' got | diff wanted -
cat > wanted <<'WANTED'
17 3
19 1
20 1
WANTED
grep -E '^(17|19|20) ' got | diff wanted -
cat > wanted <<'WANTED'
23 1
25 1
26 #####
27 #####
WANTED
grep -E '^2[3-7] ' got | diff wanted -
# No function twice.
if grep -e '------' counted.c.gcov; then exit 1; fi
