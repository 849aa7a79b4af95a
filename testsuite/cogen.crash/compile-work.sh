# The work of the compiler grows no faster than n log n in the suspensions of a function:
# counted in instructions, which no load of the machine changes.  perf counts them; where
# it may not, valgrind does, of smaller functions.  `make bench' shows more sizes.
few=500
many=2000
count ()
{
  perf stat -x, -e instructions:u -o counted $CC $CFLAGS -fno-checking -O2 -w -S "$1" -o long.s &&
    sed -n 's/^\([0-9][0-9]*\),.*instructions.*/\1/p' counted
}
echo 'int x;' > small.c
if [ -z "$(count small.c 2> /dev/null)" ]; then
  command -v valgrind > /dev/null || exit 77
  few=50
  many=200
  count ()
  {
    $CC $CFLAGS -fno-checking -O2 -w -S "$1" -o long.s \
      -wrapper valgrind,--tool=callgrind,--callgrind-out-file=/dev/null 2> counted &&
      sed -n 's/.*Collected : \([0-9][0-9]*\).*/\1/p' counted | sort -n | tail -n 1
  }
fi

# Print a function of $2 suspensions, of the shape $1.
write ()
{
  awk -v shape="$1" -v n="$2" 'BEGIN {
    print "#include <cogen.h>\nint get (int); void put (int); void use (int *);"
    print "co_future (int) wait (int);"
    awaits = shape == "awaits" || shape == "sum"
    print (awaits ? "co_future" : "co_iterator") " (int) f (int n) {"
    kept = shape == "loop" || shape == "values" ? 50 : 0
    for (i = 0; i < kept; i++)
      printf "int v%d = get (%d);\n", i, i
    if (shape == "loop")
      print "while (get (n)) {"
    for (i = 0; i < n; i++)
      if (kept)
	printf "co_yield (n + %d); v%d += n;\n", i, i % 50
      else if (shape == "scopes")
	printf "{ int a = n; use (&a); co_yield (a + %d); use (&a); }\n", i
      else if (shape == "cleanups")
	printf "{ __attribute__ ((cleanup (use))) int c = n; co_yield (%d); }\n", i
      else if (shape == "awaits")
	printf "n += co_await (wait (n + %d));\n", i
      else if (shape == "sum")
	printf "%sco_await (wait (%d))\n", i ? "+ " : "n = ", i
    if (awaits)
      print "; co_return (n);"
    if (shape == "loop")
      print "}"
    for (i = 0; i < kept; i++)
      printf "put (v%d);\n", i
    print "}" }'
}

for shape in values loop scopes cleanups awaits sum; do
  write $shape $few > few.c
  write $shape $many > many.c
  a=$(count few.c)
  b=$(count many.c)
  awk -v a="$a" -v b="$b" -v few=$few -v many=$many -v shape=$shape 'BEGIN {
    limit = many * log (many) / (few * log (few))
    printf "%s: %.0f million for %d, %.0f for %d: %.2f times, at most %.2f\n",
	   shape, a / 1e6, few, b / 1e6, many, b / a, limit
    exit !(a > 0 && b <= a * limit) }' || bad=1
done
[ -z "${bad-}" ]
