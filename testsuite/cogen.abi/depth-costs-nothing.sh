# A wake, and an item, cost the same however deep awaits and delegations nest: counted in
# instructions, by the programs of bench/.
command -v valgrind > /dev/null || exit 77
bench=$SRCDIR/../bench
[ -f "$bench/run" ] || exit 77
LC_ALL=C CC="$CC" CXX= COGEN_PLUGIN=$PLUGIN COGEN_INCLUDES=$INCLUDES COGEN_LIBDIR=$LIBDIR \
  sh "$bench/run" wake-static-10 wake-static-100 wake-dynamic-10 wake-dynamic-1000 list-100 list list-back-100 > table
cat table

# The instructions of cogen in the row that begins with $1.
cogen ()
{
  sed -n "s/^| $1 *|[^|]*| *\([0-9.]*\) .*/\1/p" table
}
# At most a tenth more than at a small depth.
no_more ()
{
  awk "BEGIN { exit !($1 > 0 && $2 <= 1.1 * $1) }" < /dev/null
}
no_more "$(cogen 'a wake at await depth 10, static')" "$(cogen 'a wake at await depth 100, static')"
no_more "$(cogen 'a wake at await depth 10, dynamic')" "$(cogen 'a wake at await depth 1000, dynamic')"
no_more "$(cogen 'list 100 deep, .*item')" "$(cogen 'list 10,000 deep, .*item')"
no_more "$(cogen 'list 100 deep and back.*item')" "$(cogen 'list 10,000 deep and back.*item')"
