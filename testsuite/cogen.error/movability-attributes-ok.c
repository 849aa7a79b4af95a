/* Everywhere they may stand, in both spellings.  */

#include <cogen.h>

__attribute__ ((__co_movable__)) co_iterator (int) a (int);
co_iterator (int) b (int) __attribute__ ((__co_movable_box__, __co_no_alloc__));
static co_pinned co_no_alloc co_iterator (int) c (int n) { co_yield (n); }
co_movable co_movable_box co_iterator (int) d (int n) { co_yield (n); }
co_no_alloc int e (int n) { co_for (int v, c (n)) n += v; return n; }
co_no_alloc int nothing (void);

int f (co_noescape int *, int *co_noescape b, int c[] __attribute__ ((__co_noescape__)), int n);
int f (int *a, int *b, co_noescape int *c, int n) { return *a + *b + *c + n; }
int g (int (*callback) (co_noescape int *, void *data co_noescape), const char *restrict co_noescape s);
typedef void function (int *co_noescape);
function h;
void k (co_noescape co_iterator (int) *it, co_noescape function *f, co_noescape void *const v);

int (*pointer) (int *, int *, int *, int) = f;
_Static_assert (_Generic (&h, void (*) (int *) : 1, default : 0), "the type is the same");

co_iterator (int)
nested (int n)
{
  co_movable auto co_iterator (int) inner (int m);
  co_movable co_iterator (int) inner (int m) { co_yield (m); }
  co_yield_from (inner (n));
}
