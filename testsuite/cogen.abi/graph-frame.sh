# -fplugin-arg-cogen-graph: the frame as a table of bytes by states, filled by
# name where a variable is live.
cat > drawn.c <<'EOF'
#include <cogen.h>
void fill (char *, int);
int check (const char *);
co_iterator (int) texts (int n)
{
  {
    char a[40];
    fill (a, n);
    co_yield (1);
    n += check (a);
  }
  {
    char b[24];
    fill (b, n);
    co_yield (2);
    check (b);
  }
}
static __attribute__ ((noinline)) co_iterator (int) count (int n)
{
  while (n)
    co_yield (n--);
}
co_iterator (int) twice (int number_of_rounds)
{
  co_for (int v, count (number_of_rounds))
    co_yield (2 * v);
  co_yield (number_of_rounds);
}
co_iterator (int) many (int number_of_rounds)
{
  co_yield (1); co_yield (2); co_yield (3); co_yield (4); co_yield (5);
  co_yield (6); co_yield (7); co_yield (8); co_yield (9);
  int rather_long = number_of_rounds++;
  co_yield (number_of_rounds); co_yield (rather_long);
}
co_iterator (int) flags (_Bool first, char second)
{
  co_yield (0);
  co_yield (first + second);
}
EOF
$CC $CFLAGS -fplugin-arg-cogen-graph=drawn.dot -c drawn.c -o drawn.o

# NAME: the rows of the coroutine's table; [name COLUMNSxROWS] is a rectangle.
table ()
{
  sed -n "/^ *\"$1 frame\" \[/,/<\/TABLE>/p" drawn.dot | grep '<TR>' \
    | sed 's/<TD BGCOLOR="[^"]*" COLSPAN="\([0-9]*\)" ROWSPAN="\([0-9]*\)">\([^<]*\)/[\3 \1x\2]/g
	   s/<TD BGCOLOR="[^"]*" COLSPAN="\([0-9]*\)">\([^<]*\)/[\2 \1x1]/g
	   s/<TD COLOR="[^"]*">/./g; s/<BR\/>/ /g; s/<BR[^>]*>/;/g; s/<[^>]*>/ /g; s/&#8211;/-/g; s/&#8230;/~/g; s/  */ /g; s/^ //; s/ $//'
}
table texts > got
cat > want <<'EOF'
bytes start 1 :9 2 :15 live while suspended there;
0-3 [state 3x1] state : int, 4 bytes;
4-7 [n 2x1] . n : int, 4 bytes;
8-31 . [a 1x2] [b 1x1] a : char[40], 40 bytes; b : char[24], 24 bytes;
32-47 . .
EOF
diff want got
table twice > got
cat got
# The elided coroutine's frame is called by its name; names stay within their cells.
grep -q '\[number_of_rounds 2x1\] \. number_of_rounds : int, 4 bytes' got
grep -q '\[count 1x.\].* frame of count : .* bytes' got
table many > got
cat got
grep -q '\[number_of_rounds 10x1\]' got
grep -q '\[rath~ 1x1\].* rather_long.*: int, 4 bytes' got
table flags | grep -q '^4 \[first 2x1\] \. first : _Bool, 1 byte;'
table flags | grep -q '^6-7 .*padding'

# The rectangles of each table fill it without overlap: each row has as many
# columns as the first, those that reach down from above counted.
awk '
/ frame" \[shape/ { delete down; first = 0 }
/^ *<TR>/ {
  n = 0
  column = 0
  rest = $0
  while (match (rest, /<TD[^>]*>/)) {
    cell = substr (rest, RSTART, RLENGTH)
    rest = substr (rest, RSTART + RLENGTH)
    while (down[column] > 0)
      column++
    columns = rows = 1
    if (match (cell, /COLSPAN="[0-9]+/)) columns = substr (cell, RSTART + 9, RLENGTH - 9) + 0
    if (match (cell, /ROWSPAN="[0-9]+/)) rows = substr (cell, RSTART + 9, RLENGTH - 9) + 0
    for (i = 0; i < columns; i++) {
      if (down[column] > 0) { print "overlap at line " NR; bad = 1 }
      down[column++] = rows
    }
  }
  while (down[column] > 0)
    column++
  if (!first) first = column
  if (column != first) { print "line " NR ": " column " columns, not " first; bad = 1 }
  for (i = 0; i < column; i++)
    down[i]--
  tables++
}
END { exit bad || !tables }' drawn.dot
