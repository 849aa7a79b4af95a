# At -O0, GCC keeps an unused static function for the debugger (PR24561), and
# drops one that is declared inline.  What is made of a coroutine goes with it:
# where each object stays inside, nothing of an inline one is left.  Of one that
# is not declared inline, the ramp refers to all of it.
cat > unused.c <<'END'
#include <cogen/iter.h>
#include <cogen/task.h>
#include <cogen/time.h>

KEPT co_iterator (int)
range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}

KEPT co_iterator (int)
mapped (co_iterator (int) it, int (*f) (int))
{
  co_for (int v, it)
    co_yield (f (v));
}

KEPT co_future (int)
later (int a)
{
  co_await (co_sleep (1));
  co_return (a + 1);
}

KEPT co_future (int)
twice (int a)
{
  co_return (co_await (later (a)) + co_await (later (a)));
}

KEPT co_stream (int)
ticks (int n)
{
  while (n--)
    {
      co_await (co_sleep (1));
      co_yield (n);
    }
}

KEPT co_generator (int, int, int)
sums (int n)
{
  for (int sum = n;; sum += co_arg ())
    if (sum > 100)
      co_return (sum);
    else
      co_yield (sum);
}

int loop (int n, int (*f) (int))
{ int s = 0; co_for (int v, mapped (range (0, n), f)) s += v; return s; }
int consumer (int n)
{ return co_sum (co_map (range (0, n), x, x * 2)); }
int anonymous (int n)
{ int s = 0; co_for (int v, co_do (co_iterator (int), { co_yield (n); })) s += v; return s; }
int stepped (int n)
{
  co_generator (int, int, int) g = sums (n);
  int y, r, s = 0;
  while (co_resume (&g, 1, &y, &r) == CO_YIELDED)
    s += y;
  return s + r;
}
co_future (int) awaits (int n)
{
  int s = co_await (twice (n));
  co_for_await (int v, ticks (n))
    s += v;
  co_return (s);
}
END

names ()
{
  nm "$1" | awk '$2 != "U" && NF == 3 { sub (/\..*/, "", $3); print $3 }' \
    | sort -u | tr '\n' ' '
}

for options in "-O0" "-O0 -g" "-O0 -fPIC"; do
  # shellcheck disable=SC2086 # a list
  $CC $CFLAGS $options '-DKEPT=static inline' -c unused.c -o unused.o
  names unused.o | tee names
  test "$(cat names)" = "anonymous awaits consumer loop stepped "
done

# shellcheck disable=SC2086 # a list
$CC $CFLAGS -O0 -DKEPT=static -c unused.c -o unused.o
names unused.o | tee names
for name in range mapped later twice ticks sums; do
  grep -w "$name" names
done
