# A recursion that delegates costs about what one by hand does, with a stack of its own for
# the items, or the machine's for the results: counted in instructions, by programs of
# bench/.
command -v valgrind > /dev/null || exit 77
bench=$SRCDIR/../bench
[ -f "$bench/run" ] || exit 77
LC_ALL=C CC="$CC" CXX= COGEN_PLUGIN=$PLUGIN COGEN_INCLUDES=$INCLUDES COGEN_LIBDIR=$LIBDIR \
  sh "$bench/run" tree sum list-back-100 > table
cat table

# The row that begins with $1 is there, and costs at most $2 times what it does by hand.
at_most ()
{
  awk -F'|' -v name="| $1" -v times="$2" \
    'index ($0, name) == 1 { seen = 1; exit !($4 > 0 && $4 <= times * $3) } END { if (!seen) exit 1 }' table
}
at_most 'recursive tree walk' 1.6
at_most 'sum of a tree by futures' 2.7
at_most 'list 100 deep and back' 0.5
