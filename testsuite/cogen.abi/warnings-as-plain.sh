# Coroutines get the warnings that plain functions get, at the same lines: warnings.c
# compiled as either.
source=$SRCDIR/lib/warnings.c
sed 's/^FN(\([^,]*\), \([a-z_]*\), \(.*\)) { /\1 \2 (\3) { /; s/STOP/wait_for (1)/g' "$source" > plain.c
sed 's/^FN(\([^,]*\), \([a-z_]*\), /co_future(\1) \2 (/; s/STOP/co_await (waiting (1))/g
     s/return (/co_return (/g' "$source" > coroutine.c
# GCC 11 finds some overflows only while it expands, when the twin is gone, and loops that
# cannot be.
case $($CC -dumpversion) in
  11*) late='-Wstringop-overflow=\|-Waggressive-loop-optimizations' ;;
  *) late='no such warning' ;;
esac
# LINE FLAG of each warning.
warnings () { sed -n 's/^[^ ]*[en].c:\([0-9]*\):[0-9]*: warning: .*\[\(-W[^]]*\)\]$/\1 \2/p' "$1" | grep -v -e "$late" | sort; }
status=0
for options in "-O0" "-O1" "-O2" "-O2 -g" "-O3" "-Os"; do
  # shellcheck disable=SC2086 # a list
  LC_ALL=C $CC $CFLAGS $options -Wall -Wextra -c -o plain.o plain.c 2> plain.log
  # shellcheck disable=SC2086
  LC_ALL=C $CC $CFLAGS $options -Wall -Wextra -c -o coroutine.o coroutine.c 2> coroutine.log
  warnings plain.log > plain
  warnings coroutine.log > coroutine
  echo "$options: $(wc -l < plain) warnings"
  diff plain coroutine || status=1
done
test "$(cut -d ' ' -f 1 plain | sort -u | wc -l)" -ge 35
exit $status
