/* What a macro casts a channel or the like to is one of any type, in messages.
   { dg-additional-options "-Wno-error=incompatible-pointer-types" } */

#include <cogen/sync.h>

extern void frees (struct co__subscriber *);	/* { dg-note "expected 'co_subscriber\\(T\\)' but argument is of type 'co_broadcast\\(int\\)'" } */

void
passes (co_broadcast (int) b)
{
  frees (b);	/* { dg-warning "passing argument 1 of 'frees' from incompatible pointer type" } */
}
