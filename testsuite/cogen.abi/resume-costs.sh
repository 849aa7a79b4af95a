# One resume through a vtable costs no more than the one of an object by hand, at any depth;
# a wake one instruction more, for it also notes that the coroutine runs; and one of a frame
# that is elided little more than polling what it awaits: counted in instructions, by
# programs of bench/.
command -v valgrind > /dev/null || exit 77
bench=$SRCDIR/../bench
[ -f "$bench/run" ] || exit 77
LC_ALL=C CC="$CC" CXX= COGEN_PLUGIN=$PLUGIN COGEN_INCLUDES=$INCLUDES COGEN_LIBDIR=$LIBDIR \
  sh "$bench/run" opaque generators-10 wake-static-10 wake-dynamic-10 \
  polled > table
cat table
awk -F'|' '/range in another unit/ { seen = 1; exit !($4 > 0 && $4 <= $3) } END { exit !seen }' table
awk -F'|' '/a resume at depth 10/ { seen = 1; exit !($4 > 0 && $4 <= $3) } END { exit !seen }' table
awk -F'|' '/a wake at await depth/ { seen++; if (!($4 > 0 && $4 <= $3 + 1)) bad = 1 }
	   END { exit bad || seen != 2 }' table
awk -F'|' '/two futures polled/ { seen = 1; exit !($4 > 0 && $4 <= $3 + 5) } END { exit !seen }' table
