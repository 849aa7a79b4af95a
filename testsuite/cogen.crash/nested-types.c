/* Trait types of trait types, in structures that contain them, of local and
   anonymous types, redeclared in inner scopes.  */

#include <cogen.h>

typedef co_iterator (co_iterator (co_future (co_stream (int)))) deep;
struct tree { co_iterator (struct tree *) children; co_generator (struct tree *, deep, deep) more; };
typedef co_iterator (struct { int x; }) anonymous;
typedef co_iterator (enum { A, B }) enumerated;

co_iterator (deep) make (deep *d) { co_yield (*d); }

int
use (anonymous a, struct tree t)
{
  struct local { int y; };
  co_iterator (struct local) it = { 0 };
  {
    struct local { char y; };
    co_iterator (struct local) inner = { 0 };
    struct local v;
    if (co_next (&inner, &v))
      return v.y;
  }
  struct local w;
  co_for (struct tree *p, t.children)
    if (p == &t)
      return 2;
  return co_next (&it, &w) ? w.y : co_is_null (a);
}
