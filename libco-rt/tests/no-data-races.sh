# The thread sanitizer and helgrind see no data race, memcheck no error and no
# leak, in the tests that use threads.
rt="$srcdir/.."
flags="-std=gnu11 -D_GNU_SOURCE -g -O1 -I$top_srcdir/include -I$rt"
looked=no

try ()
{
  $CC $flags $1 -o race.exe "$srcdir/$2.c" "$rt"/*.c -pthread 2> race.log || return 77
  shift 2
  looked=yes
  "$@" ./race.exe 2> race.log || { cat race.log; exit 1; }
}

for test in threads block-on sleep; do
  # It refuses to start threads after a fork from a process with threads.
  try -fsanitize=thread $test env TSAN_OPTIONS="halt_on_error=1 exitcode=66 die_after_fork=0" \
    || echo "no thread sanitizer"
done
for test in threads sleep; do
  [ -n "$VALGRIND" ] || { echo "no valgrind"; break; }
  try "" $test $VALGRIND -q --tool=helgrind --suppressions="$srcdir/helgrind.supp" \
    --error-exitcode=67 --fair-sched=yes
  try "" $test $VALGRIND -q --leak-check=full --show-leak-kinds=all --errors-for-leak-kinds=all \
    --error-exitcode=68 --fair-sched=yes
done
rm -f race.exe race.log
[ $looked = yes ] || exit 77
