# Without debug info, and with -flto, info coroutine says what the vtable alone tells.
gdb -batch -nx -ex 'python print("has python")' 2>&1 | grep -q 'has python' || exit 77
cat > made.c <<'MADE'
#include <cogen.h>
co_iterator (int) range (int lo, int hi) { for (; lo < hi; lo++) co_yield (lo); }
MADE
cat > main.c <<'MAIN'
#include <cogen.h>
co_iterator (int) range (int lo, int hi);
__attribute__ ((noipa)) void stop (void *p) { (void) p; }
int main (void)
{
  co_iterator (int) it = range (1, 5);
  int v;
  co_next (&it, &v);
  stop (&it);
  co_drop (&it);
  return 0;
}
MAIN
session ()
{
  gdb -batch -nx -iex "source $COGEN_GDB_MODULE" -iex 'set style enabled off' -ex 'break stop' -ex run \
    -ex up -ex 'print it' -ex 'info coroutine it' -ex 'info coroutine' ./program > out 2>&1 || true
  sed -n '/^\$1/,$p' out | sed 's/0x[0-9a-f]*/ADDRESS/; s/[^ ]*\(made.c:\)/\1/' > got
  printf '%s\n' "$@" > wanted
  diff wanted got || { cat out; exit 1; }
}

$CC $CFLAGS -g0 -c made.c -o made.o
$CC $CFLAGS -g -c main.c -o main.o
$CC $CFLAGS made.o main.o -o program $LIBS
session '$1 = co_iterator(int) range suspended at its suspension point 1' \
  'range: co_iterator(int), suspended at its suspension point 1' \
  'frame at ADDRESS: 12 bytes, boxed, movable' \
  '(no debug info of range: compile it with -g)' \
  '#0  range, suspended at its suspension point 1' \
  'no coroutine is executed here; name an object: info coroutine OBJECT.'

# GCC writes debug info before the plugin makes frames: there are fields, but no places.
$CC $CFLAGS -flto -O1 -g made.c main.c -o program $LIBS || exit 77
session '$1 = co_iterator(int) range suspended at its suspension point 1' \
  'range: co_iterator(int), suspended at its suspension point 1' \
  'frame at ADDRESS: 12 bytes, boxed, movable' \
  '#0  range, suspended at its suspension point 1' \
  '        lo = 1' '        hi = 5' \
  'no coroutine is executed here; name an object: info coroutine OBJECT.'
