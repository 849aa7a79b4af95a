/* The near miss: alloca in a function that the coroutine calls, and alloca
   memory that is dead before the suspension in an ordinary function.  */

#include <cogen.h>
#include <string.h>

static int
length (const char *s)
{
  char *copy = __builtin_alloca (strlen (s) + 1);
  strcpy (copy, s);
  return (int) strlen (copy);
}

co_iterator (int)
text (const char *s)
{
  co_yield (length (s));
  co_yield (length (s + 1));
}
