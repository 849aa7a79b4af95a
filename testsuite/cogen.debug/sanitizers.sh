# Reports of the sanitizers and of valgrind name the coroutine and the line, for what
# happens in its body, after a resume too, and for its frame.
ran=no
cat > bad.c <<'BAD'
#include <cogen.h>
#include <stdlib.h>
#include <limits.h>

static char *volatile block;
static volatile int most = INT_MAX;

co_iterator(int) reader(int n)
{
    co_yield(n);
    co_yield(block[n]);
}

co_iterator(int) adder(int n)
{
    co_yield(n);
    n += most;
    co_yield(n);
}

__attribute__((noipa)) static int second(co_iterator(int) it)
{
    int v = 0;
    co_next(&it, &v);
    co_next(&it, &v);
    co_drop(&it);
    return v;
}

/* What is on the heap is not dropped by itself.  */
__attribute__((noipa)) static int leak(void)
{
    co_iterator(int) *it = malloc(sizeof *it);
    int v = 0;
    *it = reader(1);
    co_next(it, &v);
    free(it);
    return v;
}

int main(int argc, char **argv)
{
    block = malloc(4);
    free(block);
    switch (argc > 1 ? argv[1][0] : 0) {
    case 'u': return second(reader(1)) == 77;
    case 'o': return second(adder(1)) == 77;
    case 'l': leak(); break;
    }
    return 0;
}
BAD
# see RE FILE: a line of FILE matches RE.
see () { grep -qE "$1" "$2" || { echo "no $1 in:"; cat "$2"; exit 1; }; }
for level in -O0 -O2; do
  if $CC $CFLAGS -g $level -fsanitize=address,undefined -fno-omit-frame-pointer bad.c -o bad $LIBS 2> /dev/null && ./bad; then
    ran=yes
    ASAN_OPTIONS=detect_leaks=0 ./bad u > report 2>&1 && exit 1
    see 'heap-use-after-free' report
    see '#0 0x[0-9a-f]+ in (reader(\.resume)?) .*bad\.c:11' report
    UBSAN_OPTIONS=print_stacktrace=1 ./bad o > report 2>&1
    see 'bad\.c:17:[0-9]*: runtime error: signed integer overflow' report
    see '#0 0x[0-9a-f]+ in adder(\.resume)? .*bad\.c:17' report
    if ASAN_OPTIONS=detect_leaks=1 ./bad l > report 2>&1; then :; fi
    if grep -q 'LeakSanitizer: detected' report; then
      see '#[0-9] 0x[0-9a-f]+ in reader .*bad\.c:8' report
      see 'in main .*bad\.c' report
    fi
  fi
  $CC $CFLAGS -g $level bad.c -o bad $LIBS
  if command -v valgrind > /dev/null; then
    ran=yes
    valgrind --leak-check=full ./bad u > report 2>&1 || true
    see 'Invalid read of size 1' report
    see '(at|by) 0x[0-9A-F]+: reader(\.resume)? \(bad\.c:11\)' report
    see '(at|by) 0x[0-9A-F]+: second \(bad\.c:' report
    valgrind --leak-check=full ./bad l > report 2>&1 || true
    see '(at|by) 0x[0-9A-F]+: reader \(bad\.c:8\)' report
  fi
done
[ $ran = yes ] || exit 77
