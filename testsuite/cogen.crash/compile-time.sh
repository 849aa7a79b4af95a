# What is long or deep takes time in proportion: a thousand suspensions, five
# hundred awaits, and a chain of two hundred coroutines that await one another,
# each well within the processor time that a hundredth of it would take if it were cubic.
build ()
{
  for level in -O0 -O2; do
    "$SRCDIR/lib/limited" 40 $CC $CFLAGS -fno-checking $level -c "$1" -o long.o ||
      { echo "$1 $level: too long"; bad=1; }
  done
}

{
  echo '#include <cogen.h>'
  echo 'static co_future (int) leaf (int n) { co_return (n); }'
  echo 'co_future (int) awaits (int x) {'
  for i in $(seq 500); do echo 'x += co_await (leaf (x & 15));'; done
  echo 'co_return (x); }'
} > awaits.c
build awaits.c

{
  echo '#include <cogen.h>'
  echo 'co_iterator (int) yields (int x) {'
  for i in $(seq 1000); do echo "co_yield (x += $i);"; done
  echo '}'
} > yields.c
build yields.c

{
  echo '#include <cogen.h>'
  echo 'co_future (int) leaf (int);'
  echo 'static co_future (int) f0 (int n) { co_return (co_await (leaf (n))); }'
  for i in $(seq 200); do
    echo "static co_future (int) f$i (int n) { int k = n + $i; int r = co_await (f$((i - 1)) (n)); co_return (r + (k & 1)); }"
  done
  echo 'co_future (int) top (int n) { co_return (co_await (f200 (n))); }'
} > chain.c
build chain.c
[ -z "${bad-}" ]
