# -torture-await inlines what is awaited within a budget for each coroutine: a unit of
# functions that call each other compiles in a bounded multiple of the time that it takes
# without, and of the memory.
awk 'BEGIN {
  srand (1)
  print "extern int g[64]; int h (int);"
  for (i = 0; i < 240; i++)
    {
      printf "%sint f%d (int a, int b)\n{\n  int s = a, t = b;\n", i % 10 ? "static " : "", i
      for (k = 0; k < 2; k++)
	printf "  for (int i = 0; i < (a & 3); i++)\n    s += g[(i + %d) & 63] ^ b;\n", k
      print "  if (s > t)\n    t = h (s);"
      for (k = i % 3; i > 60 && k >= 0; k--)
	printf "  s += f%d (s, t);\n", i - 1 - int (60 * rand ())
      print "  return s + t;\n}"
    }
}' > unit.c
# The processor time of a compilation in 1/100 s.
used () {
  # shellcheck disable=SC2086 # they are lists
  ( TIMEFORMAT=%U; time $CC $CFLAGS -fno-checking -O1 -w -fplugin-arg-cogen-torture=1 "$@" -c -o unit.o unit.c ) 2>&1 | tr -d .
}
ulimit -v 2000000
alone=$(used)
awaiting=$(used -fplugin-arg-cogen-torture-await)
echo "$alone $awaiting"
test "${awaiting#0}" -lt $((10#$alone / 10 * 8 + 100))
