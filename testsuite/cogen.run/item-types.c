/* An item may be of any complete object type but an array: structures, unions,
   pointers to functions and to incomplete types, vectors, complex, and trait
   objects themselves.  Qualifiers are dropped.  */

#include "alloc.h"

struct big { char text[100]; int n; };
struct opaque;
typedef int quad __attribute__ ((vector_size (16)));

static co_iterator (struct big) bigs (int n)
{
  for (int i = 0; i < n; i++)
    co_yield ((struct big) { "big", i });
}

static co_iterator (struct opaque *) opaques (struct opaque *p) { co_yield (p); }
static co_iterator (int (*) (const char *)) functions (void) { co_yield (puts); co_yield (atoi); }
static co_iterator (quad) quads (void) { co_yield ((quad) { 1, 2, 3, 4 }); }
static co_iterator (_Complex float) complexes (void) { co_yield (2.0f + 1.0fi); }
static co_iterator (const volatile int) qualified (void) { co_yield (5); }

static co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }

static co_iterator (co_iterator (int))
triangle (int n)
{
  for (int i = 1; i <= n; i++)
    co_yield (upto (i));
}

int
main (void)
{
  int n = 0;
  co_for (struct big b, bigs (3)) check (b.n == n++ && strcmp (b.text, "big") == 0);
  co_for (struct opaque *p, opaques ((struct opaque *) &n)) check (p == (void *) &n);
  co_iterator (int (*) (const char *)) fs = functions ();
  int (*f) (const char *);
  check (co_next (&fs, &f) && f == puts);
  check (co_next (&fs, &f) && f ("42") == 42);
  co_drop (&fs);
  co_for (quad q, quads ()) check (q[0] + q[3] == 5);
  co_for (_Complex float z, complexes ()) check (__imag__ z == 1.0f);
  co_iterator (int) same = qualified ();
  check (co_next (&same, &n) && n == 5);
  co_drop (&same);

  int total = 0;
  co_for (co_iterator (int) inner, triangle (3))
    co_for (int v, inner)
      total = 10 * total + v;
  check (total == 1012);	/* 0, 0 1, 0 1 2 */
  return 0;
}
