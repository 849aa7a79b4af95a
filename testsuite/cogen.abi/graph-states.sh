# -fplugin-arg-cogen-graph: each coroutine's states with their places and kinds,
# and which can be reached next from which.
cat > drawn.c <<'EOF'
#include <cogen.h>
co_future (int) fetch (int url);
co_stream (int) ticks (int ms, int n)
{
  for (int i = 0; i < n; i++)
    {
      co_await (co_sleep (ms));
      co_yield (i);
    }
}
struct node { struct node *left, *right; int v; };
co_iterator (int) walk (struct node *t)
{
  if (!t)
    co_return ();
  co_yield_from (walk (t->left));
  co_yield (t->v);
  co_yield_from (walk (t->right));
}
struct session { co_future (int) ready; };
co_future (int) session (struct session *s, co_future (int) a)
{
  int sum = co_await (&s->ready) + co_await (a);
  co_for_await (int v, ticks (3, 10))
    sum += v;
  while (sum < 100)
    sum += co_await (fetch (sum));
  co_return (sum);
}
co_iterator (int) forever (void)
{
  for (;;)
    co_yield (1);
}
co_iterator (int) cleans (int *p)
{
  int x __attribute__ ((cleanup (close_it))) = 0;
  for (int i = 0; i < 2; i++)
    co_yield (i);
  co_yield (*p);
}
/* Ten ways meet and ten part in one block.  */
co_generator (int, void, int) lexer (void)
{
  for (int c = co_arg ();;)
    switch (c)
      {
      case 0: co_return ();
      case 1: c = co_yield (10); break;
      case 2: c = co_yield (20); break;
      case 3: c = co_yield (30); break;
      case 4: c = co_yield (40); break;
      case 5: c = co_yield (50); break;
      case 6: c = co_yield (60); break;
      case 7: c = co_yield (70); break;
      case 8: c = co_yield (80); break;
      default: c = co_yield (90); break;
      }
}
EOF
sed -i '/^co_iterator (int) cleans/i void close_it (int *);' drawn.c

# NAME FROM: where edges lead from state FROM of the coroutine NAME.
edges ()
{
  sed -n "s/^ *\"$1 $2\" -> \"$1 \\([^\"]*\\)\".*/\\1/p" drawn.dot | tr '\n' ' '
}
leads ()
{
  found=$(edges "$1" "$2")
  [ "$found" = "$3 " ] || [ "$found$3" = "" ] || { echo "$1 $2 leads to $found, not $3"; exit 1; }
}
# NAME STATE TEXT: the state's node has the text.
shows ()
{
  grep "^ *\"$1 $2\" \[" drawn.dot | sed 's/<[^>]*>/|/g' > node
  grep -qF "$3" node || { echo "$1 $2 does not show $3:"; cat node; exit 1; }
}
# NAME COUNT: the number of the coroutine's states.
states ()
{
  [ "$(grep -c "^ *\"$1 [0-9]*\" \[" drawn.dot)" -eq "$2" ]
}

for o in -O0 -O2 '-O2 -fexceptions'; do
  $CC $CFLAGS $o -S drawn.c -o plain.s
  $CC $CFLAGS $o -fplugin-arg-cogen-graph=drawn.dot -S drawn.c -o drawn.s 2> err
  [ ! -s err ]
  sed -i '/-fplugin/d' plain.s drawn.s
  cmp plain.s drawn.s

  states ticks 2
  shows ticks 1 '1  await co_sleep'
  shows ticks 1 'drawn.c:7'
  shows ticks 1 'co_await (co_sleep (ms));'
  shows ticks 2 '2  yield|'
  shows ticks 2 'drawn.c:8'
  leads ticks start '1 finished'
  leads ticks 1 2
  leads ticks 2 '1 finished'
  leads ticks finished ''

  shows walk 1 'yield from walk'
  shows walk 1 'co_yield_from (walk (t-&gt;left));'
  leads walk start '1 finished'
  leads walk 1 2
  leads walk 2 3
  leads walk 3 finished

  shows session 1 'await ready'
  shows session 2 'await a|'
  grep -q '"session [0-9]*" .*await next of ticks' drawn.dot
  grep -q '"session [0-9]*" .*await fetch' drawn.dot
  leads session start 1
  leads session 1 2

  leads forever start 1
  leads forever 1 1
  grep -q '"forever finished"' drawn.dot && exit 1

  # The ways of drops, through the cleanup, are not there.
  leads cleans start '1 2'
  leads cleans 1 '1 2'
  leads cleans 2 finished

  states lexer 9
  leads lexer start 'join 1'
  leads lexer 'join 1' '1 2 3 4 5 6 7 8 9 finished'
  grep '"lexer join 1" -> "lexer 5" \[dir=both\];' drawn.dot
  grep '"lexer join 1" \[' drawn.dot | grep -q 'line 4[67]'
done
