# -fplugin-arg-cogen-dump prints per coroutine: its suspensions with their
# lines, its slots with source names and sizes, why it is pinned; what was elided
# or boxed and why; =details more.  The code is the same with it.
cat > dumped.c <<'END'
#include <cogen.h>
co_iterator (int) range (int lo, int hi)
{
  for (int index = lo; index < hi; index++)
    co_yield (index);
}
co_iterator (int *) addresses (int item)
{
  co_yield (&item);
  co_yield (&item);
}
static co_iterator (int) kept;
int use (void)
{
  int s = 0;
  co_for (int v, range (0, 3))
    s += v;
  kept = range (1, 2);
  return s;
}
END
$CC $CFLAGS -O1 -S dumped.c -o plain.s
$CC $CFLAGS -O1 -fplugin-arg-cogen-dump -S dumped.c -o dumped.s 2> dump
cmp plain.s dumped.s
cat dump
$CC $CFLAGS -O1 -fplugin-arg-cogen-dump -fplugin-arg-cogen-no-dissolve -S dumped.c -o kept.s 2> kept
grep -q 'range' dump
grep -q '5' dump			# where it suspends
grep -q 'index.*4' dump			# a slot and its size
grep -q 'coroutine range.*movable' dump
grep -q 'coroutine addresses.*pinned' dump
grep -q 'dumped.c:9:.*address of .item. is yielded' dump
grep -q "'range' dissolves in 'use'" dump
grep -q "'range'.* is elided" kept
grep -q 'boxed' dump
if grep -q 'error\|warning' dump; then exit 1; fi
$CC $CFLAGS -O1 -fplugin-arg-cogen-dump=details -S dumped.c -o dumped.s 2> details
cmp plain.s dumped.s
test $(wc -l < details) -gt $(wc -l < dump)
