/* The near misses: the same type by other words.  */

#include <cogen.h>

typedef unsigned natural;
typedef co_iterator (natural) naturals;

void use (co_iterator (const unsigned) a, co_generator (char, int) c);
void use (naturals, co_generator (char, int, void));

void
mix (co_iterator (unsigned int) a, naturals b, co_generator (char, int, void) c)
{
  a = b;
  use (a, c);
}
