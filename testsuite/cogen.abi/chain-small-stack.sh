# Programs whose recursion is delegation alone, 10,000 deep, run where the whole
# process has a stack of 64 KB; the environment and the arguments lie there, too.
cat > deep.c <<'X'
#include <cogen.h>
#include <stdio.h>

static co_iterator (int)
there_and_back (int n)
{
  co_yield (n);
  if (n)
    co_yield_from (there_and_back (n - 1));
  co_yield (-n);
}

static co_future (int)
sum (int n)
{
  if (n == 0)
    co_await (co_sleep (1));
  co_return (n ? co_await (sum (n - 1)) + n % 2 : 0);
}

int
main (void)
{
  long items = 0;
  co_for (int v, there_and_back (10000))
    items += 1 + v % 2;
  printf ("%ld %d\n", items, co_block_on (sum (10000)));
  co_iterator (int) it = there_and_back (10000);
  int v = 0;
  for (int i = 0; i < 15000; i++)
    co_next (&it, &v);
  co_drop (&it);
  printf ("%d\n", v);
}
X
for level in -O0 -O1 -O2 -Os; do
  $CC $CFLAGS $level deep.c -o deep $LIBS
  (ulimit -s 64; env -i PATH="$PATH" ./deep > out)
  printf '20002 5000\n-4998\n' | cmp - out
done
# The limit is in force: the same by loops, which nest their calls, overflows.
sed 's/co_yield_from (\(.*\));/co_for (int v, \1) { if (v) co_yield (v); else co_yield (0); }/' deep.c > loops.c
$CC $CFLAGS -O0 loops.c -o loops $LIBS
if (ulimit -s 64; env -i PATH="$PATH" ./loops > out 2>&1); then exit 1; fi
