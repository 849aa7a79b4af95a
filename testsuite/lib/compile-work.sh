# What the tests of the compiler's work share (cogen.crash/compile-work*.sh): it grows no
# faster than n log n in the suspensions of a function.  Counted in instructions, which
# no load of the machine changes.  perf counts them; where it may not, valgrind does, of
# smaller functions.  `make bench' shows more sizes.
few=500
many=2000
count ()
{
  perf stat -x, -e instructions:u -o counted $CC $CFLAGS -fno-checking $2 -w -c "$1" -o long.o &&
    sed -n 's/^\([0-9][0-9]*\),.*instructions.*/\1/p' counted
}
echo 'int x;' > small.c
if [ -z "$(count small.c -O2 2> /dev/null)" ]; then
  command -v valgrind > /dev/null || exit 77
  few=50
  many=150
  count ()
  {
    $CC $CFLAGS -fno-checking $2 -w -c "$1" -o long.o \
      -wrapper valgrind,--tool=cachegrind,--cache-sim=no,--cachegrind-out-file=/dev/null 2> counted &&
      sed -n 's/.*I *refs: *//p' counted | tr -d , | sort -n | tail -n 1
  }
fi

# The bytes of code in long.o.
code () { ${SIZE-size} -A long.o | awk '$1 ~ /^\.text/ { n += $2 } END { print n }'; }

# Print a function of $2 suspensions, of the shape $1.  At -O0: all variables are alive
# (`live'), constants among them; those of one half when those of the other are set, in
# whose bytes they go (`halves'); all temporaries of a call; all parameters.
write ()
{
  awk -v shape="$1" -v n="$2" 'BEGIN {
    print "#include <cogen.h>\nint get (int); void put (int); void use (int *);"
    if (shape == "parameters") {
      printf "co_iterator (int) many (int p0"
      for (i = 1; i < n; i++) printf ", int p%d", i
      print ") {"
    }
    else {
      print "co_future (int) wait (int);"
      awaits = shape == "awaits" || shape == "sum"
      print (awaits ? "co_future" : "co_iterator") " (int) f (int n) {"
    }
    if (shape == "live")
      for (i = 0; i < n; i++)
	printf "int v%d = get (%d), c%d = %d; co_yield (v%d);\n", i, i, i, i, i
    if (shape == "halves") {
      for (i = 0; i < n / 2; i++)
	printf "int v%d = get (%d); co_yield (v%d);\n", i, i, i
      for (i = 0; i < n / 2; i++)
	printf "int w%d = get (v%d);\n", i, i
      for (i = 0; i < n / 2; i++)
	printf "put (v%d);\n", i
      for (i = 0; i < n / 2; i++)
	printf "co_yield (w%d);\n", i
      for (i = 0; i < n / 2; i++)
	printf "put (w%d);\n", i
    }
    if (shape == "temporaries") {
      printf "put (get (0)"
      for (i = 1; i < n; i++) printf " + get (({ co_yield (%d); %d; }))", i, i
      print ");"
    }
    if (shape == "parameters")
      for (i = 0; i < n; i++) printf "co_yield (p%d);\n", n - 1 - i
    if (shape == "live" || shape == "parameters")
      for (i = 0; i < n; i++)
	printf shape == "live" ? "put (v%d + c%d);\n" : "put (p%d);\n", i, i
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

# $1 is a number for $few, $2 for $many, of $3.
compare ()
{
  awk -v a="$1" -v b="$2" -v few=$few -v many=$many -v what="$3" 'BEGIN {
    limit = many * log (many) / (few * log (few))
    printf "%s: %.0f for %d, %.0f for %d: %.2f times, at most %.2f\n",
	   what, a, few, b, many, b / a, limit
    exit !(a > 0 && b <= a * limit) }' || bad=1
}

# The shapes $2 ... at the level $1: the work, and at -O0 the code, too.
measure ()
{
  level=$1
  shift
  for shape; do
    write $shape $few > few.c
    write $shape $many > many.c
    a=$(count few.c $level)
    code_a=$(code)
    b=$(count many.c $level)
    compare "$a" "$b" "$level $shape"
    if [ $level = -O0 ]; then
      compare "$code_a" "$(code)" "code of $shape"
    fi
  done
  [ -z "${bad-}" ]
}
