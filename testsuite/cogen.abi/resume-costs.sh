# One resume through a vtable costs no more than the one of an object by hand, at any depth,
# and a wake a third more: counted in instructions, by programs of bench/.
command -v valgrind > /dev/null || exit 77
bench=$SRCDIR/../bench
[ -f "$bench/run" ] || exit 77
LC_ALL=C CC="$CC" CXX= COGEN_PLUGIN=$PLUGIN COGEN_INCLUDES=$INCLUDES COGEN_LIBDIR=$LIBDIR \
  sh "$bench/run" opaque generators-10 wake-static-10 wake-dynamic-10 > table
cat table
awk -F'|' '/range in another unit/ { seen = 1; exit !($4 > 0 && $4 <= $3) } END { exit !seen }' table
awk -F'|' '/a resume at depth 10/ { seen = 1; exit !($4 > 0 && $4 <= $3) } END { exit !seen }' table
awk -F'|' '/a wake at await depth/ { seen++; if (!($4 > 0 && $4 <= 1.35 * $3)) bad = 1 }
	   END { exit bad || seen != 2 }' table
