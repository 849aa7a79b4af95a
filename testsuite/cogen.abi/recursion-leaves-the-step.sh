# Where a call of the coroutine itself cannot go on in the same step, the dump says so, and
# why; where it can, nothing is said.
cat > walk.c <<'END'
#include <cogen.h>
void user (int *);

co_iterator (int)
walk (int n)
{
  int mine __attribute__ ((cleanup (user))) = n;
  co_yield (n);
  if (n)
    co_yield_from (walk (n - 1));
  co_yield (-mine);
}
END
dump=-fplugin-arg-cogen-dump
$CC $CFLAGS -O2 $dump -c walk.c 2> quiet
if grep 'leave the step' quiet; then exit 1; fi
$CC $CFLAGS -O2 -fexceptions $dump -c walk.c 2> caught
grep "walk.c:5:1: calls of 'walk' by itself leave the step: what one throws is caught there" caught
