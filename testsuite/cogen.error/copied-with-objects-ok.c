/* The near misses: what is new, pointers, and members one by one; and
   what returns a structure of its own.  */

#include <cogen.h>

co_iterator (int) ints (void);
struct pair { int n; co_iterator (int) a; co_iterator (int) *p; };
struct pointers { co_iterator (int) *p; int n; };
struct pair make (void);
void take (struct pair);
void look (struct pair *);

void
no_copies (struct pair *p, struct pointers *q)
{
  struct pair a = make ();
  struct pair b = { 1, ints (), 0 };
  struct pointers c = *q;
  take (make ());
  take ((struct pair) { 2, ints (), 0 });
  b.a = p->a;
  a.n = b.n + c.n;
  look (&a);
  co_drop (&a.a);
  co_drop (&b.a);
}

struct pair
back (struct pair p)
{
  return p;
}
