# Where coroutines are suspended is said by the debug info alone: -g changes neither the
# code nor the data of a program.
command -v objdump > /dev/null || exit 77
cp "$SRCDIR/cogen.debug/inlined.c" "$SRCDIR/cogen.debug/states.c" "$SRCDIR/cogen.debug/chains.c" .
for source in inlined states chains; do
  for level in -O0 -Og -O2; do
    $CC $CFLAGS $level -g0 -c $source.c -o plain.o
    $CC $CFLAGS $level -g3 -c $source.c -o debug.o
    objdump -h plain.o | awk '$2 ~ /^\./ && $2 != ".group" { print $2 }' > sections
    grep -qx .text sections
    for section in $(cat sections); do
      objdump -s -j $section plain.o 2> /dev/null | sed 1,2d > plain || true
      objdump -s -j $section debug.o 2> /dev/null | sed 1,2d > debug || true
      cmp plain debug || { echo "$source $level $section"; exit 1; }
    done
  done
done
