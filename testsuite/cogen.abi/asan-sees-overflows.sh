# The address sanitizer sees the overflows and the uses out of scope of overflows.c in a
# coroutine as in the plain function: before a suspension and after it, in frames that are
# boxed, elided and placed.  It sees none where there is none.
export ASAN_OPTIONS=symbolize=0
for level in -O0 -O2; do
  $CC $CFLAGS $level -g -w -fsanitize=address -o overflows "$SRCDIR/lib/overflows.c" $LIBS
  ./overflows 0 plain
  count=$(./overflows)
  test "$count" -ge 30
  for number in $(seq "$count"); do
    for how in plain "early boxed" "late boxed" "early elided" "late elided" \
	       "early placed" "late placed"; do
      # shellcheck disable=SC2086 # two words
      if ./overflows "$number" $how > output 2>&1 || ! grep -q 'ERROR: AddressSanitizer' output; then
	echo "$level: case $number, $how: not seen"
	cat output
	exit 1
      fi
    done
  done
done
