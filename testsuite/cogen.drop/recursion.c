/* Dropping a recursive walk at every node frees all the boxed frames, the
   innermost first.  */

#include "drop.h"

struct node { struct node *left, *right; char name; };

static co_iterator (int)
walk (struct node *n)
{
  char scope __attribute__ ((cleanup (trace_scope))) = n->name;
  if (n->left)
    co_for (int v, walk (n->left))
      co_yield (v);
  co_yield (n->name);
  if (n->right)
    co_yield_from (walk (n->right));
}

int
main (void)
{
  struct node e = { 0, 0, 'e' }, d = { 0, &e, 'd' }, c = { 0, 0, 'c' },
    b = { &c, &d, 'b' }, a = { &b, 0, 'a' };
  check_drops (co_iterator (int), walk (&a), NEXT,
	       "", "cba", "ba", "dba", "edba", "a", "");
  return 0;
}
