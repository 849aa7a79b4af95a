# Link-time optimisation loads the plugin again, in lto1, maybe twice; also
# without the plugin on the link line the program is the same.
$CC $CFLAGS -O2 -flto -c "$SRCDIR/cogen.abi/other-unit.c" -o a.o
$CC $CFLAGS -O2 -flto -c "$SRCDIR/cogen.abi/other-unit.unit2.c" -o b.o
$CC $CFLAGS -O2 -flto a.o b.o -o with $LIBS 2> messages
test ! -s messages
./with
$CC $CFLAGS -O2 -flto=2 -flto-partition=max a.o b.o -o parts $LIBS 2> messages
test ! -s messages
./parts
$CC -O2 -flto -Wlto-type-mismatch a.o b.o -o without $LIBS 2> messages
test ! -s messages
./without
$CC $CFLAGS -O2 -flto -ffat-lto-objects -c "$SRCDIR/cogen.abi/other-unit.unit2.c" -o fat.o
$CC $CFLAGS -O0 -c "$SRCDIR/cogen.abi/other-unit.c" -o plain.o
$CC -fno-lto plain.o fat.o -o mixed $LIBS
./mixed
