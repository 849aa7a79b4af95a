/* The same of objects that do not stay there, that refer to nothing that ends, or that are stored
   who knows where.  */

#include <cogen/iter.h>

static co_iterator (int)
count (int *n)
{
  while (*n)
    co_yield ((*n)--);
}

struct list { co_iterator (int) it; struct list *next; };

void run_all (void);

void
by_value (co_iterator (int) *out, int n)
{
  int m = n;
  *out = co_map (co_range (0, 3), x, m + x);
}

void
of_caller (struct list *l, int *n)
{
  static int own;
  l->it = count (n);
  l->next->it = count (&own);
}

void
runs (struct list *l, int n)
{
  l->it = count (&n);
  run_all ();
}

int
uses (struct list *l, int n)
{
  int v = 0;
  l->it = count (&n);
  co_next (&l->it, &v);
  co_drop (&l->it);
  return v;
}

void
replaced (struct list *l, co_iterator (int) it, int n)
{
  l->it = count (&n);
  co_drop (&l->it);
  l->it = it;
}

/* The list may be this function's own.  */
void
own_list (struct list *l, int n, int k)
{
  struct list own = { 0 };
  if (k)
    l = &own;
  l->it = count (&n);
}

void
own_list_behind (struct list *l, int n)
{
  struct list own = { 0 };
  l->next = &own;
  l->next->it = count (&n);
  l->next = 0;
}

static struct list *all;

void
own_static (int n)
{
  struct list own = { 0 }, *old = all;
  all = &own;
  all->it = count (&n);
  all = old;
}

void
own_maybe (int n)
{
  run_all ();
  all->it = count (&n);
}
