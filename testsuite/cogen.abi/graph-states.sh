# -fplugin-arg-cogen-graph: each coroutine's states with their places and kinds,
# and which can be reached next from which.
cat > drawn.c <<'EOF'
#include <cogen.h>
co_future (int) fetch (int url);
__attribute__ ((noinline)) co_stream (int) ticks (int ms, int n)
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
  t->v = 0;	/* Else it would be a jump.  */
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
/* Two at one place; and what is one of two.  */
co_future (int) one (int);
co_future (int) two (int);
#define BOTH(a, b) (co_await (a) + co_await (b))
co_stream (int) both (co_stream (int) items, co_iterator (int) numbers, int k)
{
  k += BOTH (one (1), two (2));
  co_yield_from (items);
  co_yield_from (numbers);
  co_await (k ? one (3) : two (4));
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

# NAME TEXT: the node of the coroutine that shows TEXT, as the awaits are called; else
# TEXT is the node's own name, such as 2 or start.
node ()
{
  grep "^ *\"$1 [a-z0-9 ]*\" \[" drawn.dot | sed 's/<[^>]*>/|/g' | grep -F "  $2|" \
    | sed "s/^ *\"$1 \([^\"]*\)\".*/\1/" > found
  if [ -s found ]; then cat found; else echo "$2"; fi
}
# NAME FROM TO...: the edges from a node lead to these and no others.
leads ()
{
  name=$1
  from=$(node "$1" "$2")
  sed -n "s/^ *\"$1 $from\" -> \"$1 \([^\"]*\)\".*/\1/p" drawn.dot | sort > got
  shift 2
  : > want
  for to; do node "$name" "$to"; done | sort > want
  cmp -s got want || { echo "$name $from leads to:"; cat got; echo "not:"; cat want; exit 1; }
}
# NAME STATE TEXT: the state's node has the text.
shows ()
{
  grep "^ *\"$1 $(node "$1" "$2")\" \[" drawn.dot | sed 's/<[^>]*>/|/g' > label
  grep -qF "$3" label || { echo "$1 $2 does not show $3:"; cat label; exit 1; }
}
# NAME COUNT: the number of the coroutine's nodes for states.
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
  shows ticks 'await co_sleep' 'drawn.c:7'
  shows ticks 'await co_sleep' '|co_await (co_sleep (ms));|'
  shows ticks yield 'drawn.c:8'
  leads ticks start 'await co_sleep' finished
  leads ticks 'await co_sleep' yield
  leads ticks yield 'await co_sleep' finished
  leads ticks finished

  states walk 3
  shows walk 1 'yield from walk|'
  shows walk 1 '|co_yield_from (walk (t-&gt;left));|'
  # A child that would end at once is not begun.
  leads walk start 1 yield finished
  leads walk 1 yield
  leads walk yield "$(node walk 'yield from walk' | tail -n 1)" finished
  leads walk "$(node walk 'yield from walk' | tail -n 1)" finished

  # Each is one node, in however many states it suspends.
  states session 4
  leads session start 'await ready'
  leads session 'await ready' 'await a'
  leads session 'await a' 'await next of ticks'
  leads session 'await next of ticks' 'await next of ticks' 'await fetch' finished
  leads session 'await fetch' 'await fetch' finished

  states both 5
  leads both start 'await one'
  leads both 'await one' 'await two'
  leads both 'await two' 'yield from items'
  leads both 'yield from items' 'yield from numbers'
  leads both 'yield from numbers' 'await'
  leads both 'await' finished

  leads forever start 1
  leads forever 1 1
  grep -q '"forever finished"' drawn.dot && exit 1

  # The ways of drops, through the cleanup, are not there.
  leads cleans start 1 2
  leads cleans 1 1 2
  leads cleans 2 finished

  states lexer 9
  leads lexer start 'join 1'
  leads lexer 'join 1' 1 2 3 4 5 6 7 8 9 finished
  grep '"lexer join 1" -> "lexer 5" \[dir=both\];' drawn.dot
  grep '"lexer join 1" \[' drawn.dot | grep -q 'line 5[789]'
done
