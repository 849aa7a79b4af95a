# One resume through a vtable costs no more than the one of an object by hand: counted in
# instructions, by a program of bench/.
command -v valgrind > /dev/null || exit 77
bench=$SRCDIR/../bench
[ -f "$bench/run" ] || exit 77
LC_ALL=C CC="$CC" CXX= COGEN_PLUGIN=$PLUGIN COGEN_INCLUDES=$INCLUDES COGEN_LIBDIR=$LIBDIR \
  sh "$bench/run" opaque > table
cat table
awk -F'|' '/range in another unit/ { seen = 1; exit !($4 > 0 && $4 <= $3) } END { exit !seen }' table
