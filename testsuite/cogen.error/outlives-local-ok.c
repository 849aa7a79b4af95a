/* Objects that refer to local variables and end before them, or may do so; that refer to
   what is not local; and one whose coroutine does not look.  */

#include <cogen.h>
#include <stdlib.h>

static co_iterator (int)
count (int *n)
{
  while (*n)
    co_yield ((*n)--);
}

static co_iterator (int)
ignores (int *n __attribute__ ((unused)))
{
  co_yield (1);
}

co_iterator (int) elsewhere (int *n);
co_iterator (int) ints (void);
void run_all (void);
void change (co_iterator (int) *);

co_iterator (int)
of_static (int *n, int k)
{
  static int own;
  return k ? count (n) : k > 1 ? count (&own) : ignores (&k);
}

/* It is no coroutine as far as we know: it may read the number at once.  */
co_iterator (int)
unknown (int n)
{
  return elsewhere (&n);
}

co_iterator (int)
another (int n, int k)
{
  co_iterator (int) it = count (&n);
  int v;
  co_next (&it, &v);
  if (k)
    it = ints ();
  else
    co_drop (&it);
  return it;
}

co_iterator (int)
one_way (int n, int k)
{
  co_iterator (int) it = ints ();
  if (k)
    it = count (&n);
  if (k)
    co_drop (&it);
  return it;
}

co_iterator (int)
changed (int n)
{
  co_iterator (int) it = count (&n);
  change (&it);
  return it;
}

co_iterator (co_iterator (int))
yielded (void)
{
  int n = 3;
  co_yield (count (&n));
}

co_iterator (int)
by_value (int n)
{
  co_iterator (int) inner (int m) { co_yield (m); }
  return inner (n);
}

static co_iterator (int) current;

void
runs (int n)
{
  current = count (&n);
  run_all ();
}

void
replaced (int n, int k)
{
  current = count (&n);
  if (k)
    co_drop (&current);
  current = ints ();
}

void
at_suspensions (void)
{
  co_iterator (int) it = ints ();
  co_for (int v, it)
    {
      current = count (&v);
      run_all ();
    }
}

co_iterator (int)
coroutine (void)
{
  int n = 2;
  current = count (&n);
  co_yield (1);
}

struct list { co_iterator (int) it; };

void
freed (int n)
{
  struct list *l = malloc (sizeof *l);
  l->it = count (&n);
  co_drop (&l->it);
  free (l);
}

int
main (void)
{
  int n = 3;
  current = count (&n);
  return 0;
}

/* Got by value.  */
co_iterator (int)
captured_by_value (int n)
{
  return co_lambda (co_iterator (int), (int m), { co_yield (n + m); }) (2);
}
