# _FORTIFY_SOURCE sees in a coroutine what it sees in the plain function of overflows.c,
# at each of its levels; and frames are the same with it.
echo '#include <string.h>
#if __GLIBC__ < 2 || __GLIBC_MINOR__ < 34
no
#endif' | $CC -E -o /dev/null - && fortify="1 2 3" || exit 77
source=$SRCDIR/lib/overflows.c
frames () { $CC $CFLAGS -O2 -w "$@" -fplugin-arg-cogen-dump -c -o object.o "$source" 2>&1 | grep ' coroutine '; }
frames -U_FORTIFY_SOURCE > without
test "$(wc -l < without)" -ge 60
for level in $fortify; do
  options="-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=$level"
  # shellcheck disable=SC2086 # two words
  frames $options > with
  diff without with
  # shellcheck disable=SC2086
  $CC $CFLAGS -O2 -w $options -o overflows "$source" $LIBS
  seen=0
  for number in $(seq "$(./overflows)"); do
    ./overflows "$number" plain > output 2>&1 || true
    grep -q 'buffer overflow detected' output || continue
    seen=$((seen + 1))
    for how in "early boxed" "late boxed" "early elided" "late elided" "early placed" "late placed"; do
      # shellcheck disable=SC2086 # two words
      ./overflows "$number" $how > output 2>&1 || true
      grep -q 'buffer overflow detected' output \
	|| { echo "level $level: case $number, $how: not seen"; cat output; exit 1; }
    done
  done
  echo "level $level: $seen seen"
  test "$seen" -ge 8
done
