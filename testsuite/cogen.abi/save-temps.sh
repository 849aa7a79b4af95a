# Coroutines survive being preprocessed first: -save-temps, -E and then
# -fpreprocessed, -fdirectives-only, -no-integrated-cpp.
src="$SRCDIR/cogen.run/for-loops.c"
run () { ./"$1" < /dev/null; }

$CC $CFLAGS -save-temps -O1 "$src" -o saved $LIBS
run saved

$CC $CFLAGS -E "$src" -o plain.i
$CC $CFLAGS -fpreprocessed -O1 plain.i -o preprocessed $LIBS
run preprocessed

$CC $CFLAGS -E -fdirectives-only "$src" -o directives.c
$CC $CFLAGS -fdirectives-only -fpreprocessed -O1 directives.c -o directives $LIBS
run directives

$CC $CFLAGS -no-integrated-cpp -O1 "$src" -o split $LIBS
run split
