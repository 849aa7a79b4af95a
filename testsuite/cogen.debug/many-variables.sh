# Lists of what is live in each state have a limit in all; beyond it info coroutine shows
# everything, and says of which bytes that may mean something else.
gdb -batch -nx -ex 'python print("has python")' 2>&1 | grep -q 'has python' || exit 77
awk 'BEGIN {
  print "#include <cogen.h>\n__attribute__ ((noipa)) void stop (void *p) { (void) p; }"
  print "co_iterator (int) many (int seed)\n{"
  for (i = 0; i < 150; i++) print "  int quite_a_long_name_" i " = seed + " i ";"
  for (i = 0; i < 450; i++) print "  co_yield (quite_a_long_name_" i % 150 "++);"
  print "  int sum = 0;"
  for (i = 0; i < 150; i++) print "  sum += quite_a_long_name_" i ";"
  print "  { char here[8] = \"here\"; co_yield (sum); stop (here); }"
  print "  { short there[4] = { 7 }; co_yield (sum); stop (there); }\n}"
  print "int main (void)\n{\n  co_iterator (int) it = many (1);\n  int v;"
  print "  for (int i = 0; i < 451; i++)\n    co_next (&it, &v);\n  stop (&it);\n  co_drop (&it);\n}"
}' > many.c
$CC $CFLAGS -g -O0 many.c -o many $LIBS
gdb -batch -nx -iex "source $COGEN_GDB_MODULE" -iex 'set style enabled off' -ex 'break stop' -ex run -ex up \
  -ex 'info coroutine it' ./many > out 2>&1
for line in '^#0  many at .*many\.c:756$' '^        here = "here\\000\\000\\000"  <shares its bytes>$' \
  '^        there = .*  <shares its bytes>$'; do
  grep -q "$line" out || { cat out; exit 1; }
done
