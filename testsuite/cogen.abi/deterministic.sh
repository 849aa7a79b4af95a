# Nothing depends on hash order or on addresses: built twice, with and without
# address space randomisation and in another environment, a unit is the same
# byte for byte.
cmp_built ()
{
  $CC $CFLAGS $2 -c "$1" -o one.o
  env -i PATH="$PATH" PAD="$(seq 500)" $(setarch -R true 2> /dev/null && echo setarch -R) \
    $CC $CFLAGS $2 -c "$1" -o two.o
  cmp one.o two.o
}
for name in suspend-in-loops item-types nested-function-in-coroutine \
  aggregate-parameters suspend-with-label-table recursion flat-map try \
  parameters-are-owned variable-length-arrays yield-from for-await; do
  cmp_built "$SRCDIR/cogen.run/$name.c" "-O2 -g"
done
cmp_built "$SRCDIR/cogen.run/flat-map.c" "-O0"
cmp_built "$SRCDIR/cogen.run/flat-map.c" "-O3 -flto -frandom-seed=1"
