/* alloca memory live across a suspension is an error at the call.  */

#include <cogen.h>
#include <string.h>

co_iterator (int)
text (const char *s)
{
  char *copy = __builtin_alloca (strlen (s) + 1);	/* { dg-error "16: .*alloca" } */
  strcpy (copy, s);
  while (*copy)
    co_yield (*copy++);	/* { dg-note "5: suspends here" } */
}
