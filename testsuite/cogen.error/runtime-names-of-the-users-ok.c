/* Without the runtime's headers their names are the user's own, as macros, functions and
   variables; with one of them those of the others are.  */

#define co_send(a) (a)
#include <cogen/sync.h>
#undef co_send
#define co_send(a, b) ((a) + (b))
#define co_start(f) f (1)

int co_shield (int);
int co_select (void);

int
f (int co_nursery, int co_timeout)
{
  struct { int co_spawn; } s = { co_timeout };
  return co_start (co_shield) + co_send (s.co_spawn, co_nursery) + co_select ();
}
