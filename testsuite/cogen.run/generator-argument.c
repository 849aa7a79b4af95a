/* co_arg () is the latest resume argument, the first included; arguments may
   be structures; co_yield's value is the same argument.  */

#include "check.h"
#include <cogen.h>

struct point { int x, y; char name[30]; };

static co_generator (int, struct point, struct point)
follow (void)
{
  check (co_arg ().x == 1);
  struct point first = co_arg ();
  struct point second = co_yield (first.y);
  check (strcmp (second.name, co_arg ().name) == 0);
  struct point third = co_yield (co_arg ().y);
  check (strcmp (second.name, "second") == 0);
  check (strcmp (first.name, "first") == 0);
  third.x = first.x + second.x + third.x + co_arg ().x;
  co_return (third);
}

int
main (void)
{
  co_generator (int, struct point, struct point) g = follow ();
  struct point p;
  int y;
  check (co_resume (&g, ((struct point) { 1, 10, "first" }), &y, &p) == CO_YIELDED && y == 10);
  check (co_resume (&g, ((struct point) { 2, 20, "second" }), &y, &p) == CO_YIELDED && y == 20);
  check (co_resume (&g, ((struct point) { 3, 30, "third" }), &y, &p) == CO_RETURNED);
  check (p.x == 9 && strcmp (p.name, "third") == 0);
  co_drop (&g);
  return 0;
}
