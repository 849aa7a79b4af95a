/* Hundreds of variables of many sizes live across, none of them together.  */

#include <cogen.h>

void use (void *);

#define V(n) { char a##n[n + 1]; long b##n = n; double c##n = b##n; use (a##n); \
	       co_yield (b##n + a##n[n]); use (&c##n); co_yield (c##n); }
#define W(n) V (n##0) V (n##1) V (n##2) V (n##3) V (n##4) V (n##5) V (n##6) V (n##7)
#define X(n) W (n##0) W (n##1) W (n##2) W (n##3)

co_iterator (int)
many (void)
{
  X (1) X (2) X (3)
}
