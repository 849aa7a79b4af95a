/* A structure or an array is copied with the objects in it.  */

#include <cogen.h>

co_iterator (int) ints (void);
struct pair { int n; co_iterator (int) a, b[2]; };
void take (struct pair);
struct pair global;

struct pair
copies (struct pair *p, struct pair by_value)
{
  struct pair local = *p;	/* { dg-warning "23: '\\*p' is copied with the objects in it, which then have two owners" } */
				/* { dg-note "move them one by one, or copy a pointer to it" "" .-1 } */
  local = global;		/* { dg-warning "'global' is copied" } */
				/* { dg-note "move them" "" .-1 } */
  take (local);			/* { dg-warning "'local' is copied" } */
				/* { dg-note "move them" "" .-1 } */
  return by_value;
}

struct pair
returns_auto (void)
{
  co_auto struct pair p = { .a = ints () };
  return p;			/* { dg-warning "'p' is copied" } */
				/* { dg-note "move them" "" .-1 } */
}
