/* The same on the very first step: running is not the same as not started.
   { dg-panic "cogen: ouroboros: resumed or dropped while running" } */

#include <cogen.h>

static co_future (void) self;

static co_future (void)
ouroboros (void)
{
  co_poll (&self, co_context ());
  co_return ();
}

int
main (void)
{
  struct co_context cx = { 0 };
  self = ouroboros ();
  return co_poll (&self, &cx);
}
