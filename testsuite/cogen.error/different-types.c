/* Trait types are nominal, one per combination: those of different items, or
   traits, do not mix, and are printed as they are written.  */

#include <cogen.h>

int
mix (co_iterator (int) a, co_iterator (unsigned) b, co_stream (int) c,
     co_generator (char, int, long) d)
{
  a = b;	/* { dg-error "7: incompatible types when assigning to type 'co_iterator\\(int\\)' from type 'co_iterator\\(unsigned int\\)'" } */
  /* { dg-note "no object is converted to one of another type" "" .-1 } */
  c = a;	/* { dg-error "7: incompatible types when assigning to type 'co_stream\\(int\\)' from type 'co_iterator\\(int\\)'" } */
  /* { dg-note "no object is converted to one of another type" "" .-1 } */
  d = (co_generator (char, int)) { 0 };	/* { dg-error "incompatible types when assigning to type 'co_generator\\(char, int, long int\\)' from type 'co_generator\\(char, int\\)'" } */
  /* { dg-note "no object is converted to one of another type" "" .-1 } */
  return co_is_null (a) + co_is_null (c) + co_is_null (d);
}
