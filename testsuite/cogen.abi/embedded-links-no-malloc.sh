# A program that only places its frames links no allocator: examples/embedded.c
# needs no symbol of malloc, dynamically or statically, and neither does what
# it takes from libco-rt.
src="$SRCDIR/../examples/embedded.c"
test -f "$LIBDIR/libco-rt.a" || exit 77
for level in -O1 -O2 -Os; do
  $CC $CFLAGS $level "$src" -o embedded "$LIBDIR/libco-rt.a"
  nm embedded > symbols
  if grep -E 'malloc|calloc|aligned_alloc|co_frame_alloc| free' symbols; then exit 1; fi
  ./embedded > out
  cmp out "$SRCDIR/../examples/embedded.out"
done
# Linked statically with the runtime's objects only, the same.
$CC $CFLAGS -O2 -c "$src" -o embedded.o
ld -r embedded.o "$LIBDIR/libco-rt.a" -o all.o
nm -u all.o > undefined
if grep -E 'malloc|calloc|aligned_alloc|free' undefined; then exit 1; fi
