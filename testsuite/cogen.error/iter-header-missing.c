/* A name of <cogen/iter.h> that is not known gets a note with the header.
   { dg-additional-options "-Wno-error=implicit-function-declaration" } */

#include <cogen.h>

co_iterator (int) range (int);

int
f (int n)
{
  return co_count (range (n)); /* { dg-warning "10: implicit declaration of function 'co_count'" } { dg-note "10: 'co_count' is in '<cogen/iter.h>': write '#include <cogen/iter.h>'" } */
}
