# info coroutine and the printers work on a core file, where nothing can be called.
gdb -batch -nx -ex 'python print("has python")' 2>&1 | grep -q 'has python' || exit 77
cp "$SRCDIR/cogen.debug/awaits.c" .
for level in -O0 -O2; do
  $CC $CFLAGS -g $level awaits.c -o awaits $LIBS
  gdb -batch -nx -ex 'break stop' -ex run -ex 'generate-core-file the.core' -ex kill ./awaits > making 2>&1
  [ -e the.core ] || exit 77
  gdb -batch -nx -iex "source $COGEN_GDB_MODULE" -iex 'set style enabled off' -ex up -ex 'print f' \
    -ex 'info coroutine f' -ex 'info threads' ./awaits the.core > out 2>&1
  sed -n '/^\$1/,/total = 0/p' out | sed 's/0x[0-9a-f]*: [0-9]* bytes/ADDRESS: SIZE bytes/' > got
  cat > wanted <<'WANTED'
$1 = co_future(long) outer suspended at awaits.c:52
outer: co_future(long), suspended at awaits.c:52
frame at ADDRESS: SIZE bytes, boxed, movable
#0  never, no coroutine: its poll is never_poll
#1  leaf at awaits.c:29
        n = 1
        text = "leaf\000\000\000"
#2  middle at awaits.c:36
        second = leaf not started
#3  outer at awaits.c:52
        n = 3
        i = 1
        total = 0
WANTED
  diff wanted got || { cat out; exit 1; }
  rm the.core
done
