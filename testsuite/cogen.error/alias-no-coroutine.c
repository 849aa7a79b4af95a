/* By another name, a function without a marker is no coroutine either; which function
   one with a resolver is is not known.  */

#include <cogen.h>

co_iterator (int) made (int n);

co_iterator (int)
adaptor (int n) /* { dg-note "there is no marker in its body" } */
{
  return made (n);
}
co_iterator (int) ali (int n) __attribute__ ((alias ("adaptor")));

static co_iterator (int) (*resolve (void)) (int) { return adaptor; }
co_iterator (int) chosen (int n) __attribute__ ((ifunc ("resolve"))); /* { dg-note "which function it is is chosen when the program is loaded" } */

size_t
f (void)
{
  return co_frame_size (ali); /* { dg-error "'ali' is not a coroutine" } */
}

size_t
g (void)
{
  return co_frame_align (chosen); /* { dg-error "'chosen' is not a coroutine" } */
}
