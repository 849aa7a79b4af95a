# -fplugin-arg-cogen-dump says what becomes a part of what, and why what does
# not; each refusal leaves the same behaviour.  -fplugin-arg-cogen-limit counts
# what is inlined.
cat > nest.c <<'END'
#include <cogen.h>
#include <stdlib.h>
#include <string.h>
static co_future (int) leaf (int n) { co_await (co_sleep (0)); co_return (n); }
static co_future (int) link (int n) { co_return (co_await (leaf (n)) + 1); }
static __attribute__ ((noinline)) co_future (int) alone (int n) { co_return (co_await (leaf (n))); }
static co_future (int) again (int n) { co_return (n ? -co_await (again (n - 1)) : 0); }
static co_future (int) array (int n) { char a[n]; memset (a, 1, n); co_await (leaf (n)); co_return (a[n - 1]); }
static co_future (int) label (int n) { void *p = &&end; co_await (leaf (n)); goto *p; end: co_return (n); }
static co_future (int) pinned (int) co_pinned;
static co_future (int) pinned (int n) { co_return (co_await (leaf (n))); }
__attribute__ ((weak)) co_future (int) weak (int n) { co_return (co_await (leaf (n))); }
static __attribute__ ((optimize ("O3"))) co_future (int) fast (int n) { co_return (co_await (leaf (n))); }
co_future (int) all (int n)
{
  int sum = co_await (link (n)) + co_await (alone (n)) + co_await (again (n)) + co_await (array (n)) + co_await (label (n));
  sum += co_await (pinned (n)) + co_await (weak (n)) + co_await (fast (n));
  co_future (int) kept = leaf (n);
  co_return (sum + co_await (kept));
}
int main (void) { return co_block_on (all (2)) == 3 + 2 + 0 + 1 + 2 + 2 + 2 + 2 + 2 ? 0 : 1; }
END
for level in -O0 -O2; do
  $CC $CFLAGS $level -fplugin-arg-cogen-dump nest.c -o nest $LIBS 2> dump
  ./nest
  sed "s/‘/'/g; s/’/'/g" dump > plain
  said () { grep -q "'$1' is ${3-}inlined into '$2'${4-}" plain || { echo "$level: $*"; cat plain; exit 1; }; }
  said link all
  said leaf all
  said leaf alone
  said alone all 'not ' ': its attributes are for it alone'
  said again all 'not ' ': it is recursive'
  said array all 'not ' ': it has variable-length arrays'
  said label all 'not ' ': it takes the address of a label'
  said pinned all 'not ' ': its attributes'
  said weak all 'not ' ': another definition may replace it'
  said fast all 'not ' ': the two are compiled with different options'
  grep "inlined into" plain | sort > plan$level
done
diff plan-O0 plan-O2

# A chain is copied once, into the one that begins it; the limit cuts it short.
{
  echo '#include <cogen.h>'
  echo 'static co_future (int) f0 (int n) { co_await (co_sleep (0)); co_return (n); }'
  for i in 1 2 3 4 5 6 7 8 9; do
    echo "static co_future (int) f$i (int n) { co_return (co_await (f$((i - 1)) (n)) + $i); }"
  done
  echo 'int main (void) { return co_block_on (f9 (1)) == 46 ? 0 : 1; }'
} > chain.c
$CC $CFLAGS -fplugin-arg-cogen-dump -c chain.c 2> dump
[ "$(grep -c 'is inlined into .f9' dump)" = 9 ]
[ "$(grep -c 'is inlined into' dump)" = 9 ]
for n in 0 1 4 9 100; do
  $CC $CFLAGS -fplugin-arg-cogen-dump -fplugin-arg-cogen-limit=$n chain.c -o chain $LIBS 2> dump
  ./chain
  [ "$(grep -c 'is inlined into' dump)" = $([ $n -lt 9 ] && echo $n || echo 9) ]
done
