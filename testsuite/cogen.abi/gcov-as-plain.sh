# gcov counts lines and branches of a coroutine's body as those of the plain function:
# coverage.c as either.  The line of its head has the branches of the dispatch.
gcov=gcov-$($CC -dumpversion | sed 's/\..*//')
command -v "$gcov" > /dev/null || exit 77
source=$SRCDIR/lib/coverage.c
sed 's/^FN(\([^,]*\), \([a-z_]*\), \(.*\)) {/\1 \2 (\3) {/; s/STOP(/wait_for (/g
     s/RUN(\(.*\));/\1;/' "$source" > plain.c
sed 's/STOP(\([^)]*\))/co_await (waiting (\1))/g; s/RUN(/co_block_on (/
     /^FN/,/^}/s/return (/co_return (/
     s/^FN(\([^,]*\), \([a-z_]*\), /co_future(\1) \2 (/' "$source" > coroutine.c
for name in plain coroutine; do
  $CC $CFLAGS -O0 --coverage -o $name $name.c $LIBS
  ./$name > $name.out
  LC_ALL=C $gcov -b $name.gcda > gcov.log 2>&1
  # The counts of the body's lines, and of the branches on them.
  sed -n '/:  int sum = 0;$/,/return (sum);$/p' $name.c.gcov \
    | grep -v '^call' | sed 's/^\( *[^:]*: *[0-9]*\):.*/\1/' > $name.counts
done
diff plain.out coroutine.out
test "$(grep -c '^branch' plain.counts)" -ge 20
diff plain.counts coroutine.counts
