# -fplugin-arg-cogen-graph=FILE: what is written where, when, and by whom; that it
# is a valid graph whatever the names; what goes wrong.
cat > one.c <<'EOF'
#include <cogen.h>
co_iterator (int) one (void) { co_yield (1); }
EOF
sed s/one/two/ one.c > two.c
echo 'int x;' > none.c
: > empty.c
graph ()
{
  file=$1
  shift
  $CC $CFLAGS -fplugin-arg-cogen-graph=$file "$@"
}

# Each node of an edge is there; braces balance.  And dot reads it, if there is
# one.
valid ()
{
  awk '
  /^ *"[^"]*" \[/ { node[$0 ~ /\\"/ ? "" : substr ($0, index ($0, "\""), index (substr ($0, index ($0, "\"") + 1), "\"") + 1)] = 1 }
  / -> / && !/\\"/ {
    split ($0, part, "\"")
    from[++n] = "\"" part[2] "\""; to[n] = "\"" part[4] "\""
  }
  /\{$/ { depth++ }
  /^ *\}$/ { depth-- }
  END {
    for (i = 1; i <= n; i++)
      if (!(from[i] in node) || !(to[i] in node)) { print "no node: " from[i] " -> " to[i]; bad = 1 }
    exit bad || depth != 0
  }' "$1"
  grep -q '^digraph cogen {$' "$1"
  if command -v dot > /dev/null; then
    dot -Tsvg "$1" -o svg 2> err
    cat err
    [ ! -s err ]
    grep -q '</svg>' svg
  fi
}

# With objects, assembly and LTO alike; the same each time.
graph a.dot -c one.c -o one.o
valid a.dot
grep -q '"one 1"' a.dot
graph b.dot -O2 -g -S one.c -o one.s
cmp a.dot b.dot
graph b.dot -O2 -flto -c one.c -o one.o
cmp a.dot b.dot
rm b.dot
cat > main.c <<'EOF'
int main (void) { return 0; }
EOF
graph b.dot -O2 -flto one.o main.c -o program $LIBS
if grep -q one b.dot; then exit 1; fi

# Nothing to draw: a graph without nodes.  Nothing compiled: no file.
for unit in none empty; do
  graph $unit.dot -c $unit.c -o x.o
  valid $unit.dot
  grep -q "$unit.c: no coroutines" $unit.dot
done
graph not.dot -E one.c > /dev/null
graph not.dot -fsyntax-only one.c
echo 'int x = y;' > bad.c
if graph not.dot -c bad.c -o x.o 2> err; then exit 1; fi
[ ! -e not.dot ]

# Units of one command overwrite each other's; in a directory each has its own.
graph both.dot -c one.c two.c
grep -q '"two 1"' both.dot
if grep -q '"one 1"' both.dot; then exit 1; fi
mkdir graphs
graph graphs -c one.c two.c
grep -q '"one 1"' graphs/one.c.dot
grep -q '"two 1"' graphs/two.c.dot
rm graphs/*
graph graphs/ -c one.c
cmp graphs/one.c.dot a.dot

# Standard output.
graph /dev/stdout -c one.c -o x.o > c.dot
cmp c.dot a.dot

# Errors.
fails ()
{
  if graph "$1" -c one.c -o x.o 2> err; then exit 1; fi
  cat err
  grep -q "error: cannot write the graph to .$1.: $2" err
}
fails nowhere/a.dot 'No such file or directory'
if [ -w /dev/full ]; then fails /dev/full 'No space left on device'; fi

# Characters that mean something to dot or XML, or are no text at all.
printf '#include <cogen.h>\n%s\n{\n  co_yield ("<&>\\"\\n"); /* \001\377\t */\n  co_yield ("\303\251\342\202\254");\n}\n' \
  'co_iterator (const char *) odd (void) __asm__ ("o\"dd\\name<&>"); co_iterator (const char *) odd (void)' > 'a <b> &"c".c'
graph odd.dot -S 'a <b> &"c".c' -o x.s
valid odd.dot
grep -q '&lt;&amp;&gt;' odd.dot

# Same names: nested functions and a lambda.
cat > nested.c <<'EOF'
#include <cogen.h>
int f (int n)
{
  co_iterator (int) inner (int k) { co_yield (k + n); }
  co_for (int v, inner (1)) n += v;
  return n;
}
int g (int n)
{
  co_iterator (int) inner (int k) { co_yield (k + n); co_yield (k); }
  co_for (int v, inner (1)) n += v;
  co_for (int v, co_lambda (co_iterator (int), (int k), { co_yield (k); }) (3)) n += v;
  return n;
}
EOF
graph nested.dot -c nested.c -o x.o
valid nested.dot
[ "$(grep -c 'subgraph' nested.dot)" -eq 3 ]
[ "$(grep -c '<B>inner</B>' nested.dot)" -eq 2 ]
