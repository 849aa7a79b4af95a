# The thread sanitizer sees no data race between tasks and what wakes them from other
# threads: in the runtime's own sources, and in a program that is linked with the runtime as
# it is.
echo 'int main (void) { return 0; }' > can.c
$CC -fsanitize=thread can.c -o can && ./can || exit 77

# The tests have an allocator of their own.
ls "$SRCDIR"/../libco-rt/*.c | grep -v /frame-alloc > sources
for test in "$SRCDIR"/cogen.task/*threads*.c; do
  # shellcheck disable=SC2086,SC2046 # these are lists
  $CC $CFLAGS -D_GNU_SOURCE -g -O1 -fsanitize=thread "$test" $(cat sources) -I"$SRCDIR/../libco-rt" \
    -pthread -o race
  $CC $CFLAGS -g -O1 -fsanitize=thread "$test" $LIBS -o race-linked
  TSAN_OPTIONS="halt_on_error=1 exitcode=66" ./race
  TSAN_OPTIONS="halt_on_error=1 exitcode=66" ./race-linked
done
