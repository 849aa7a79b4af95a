/* A parameter of a function without a prototype may have the attribute too; C23 has
   no such functions.
   { dg-additional-options "-std=gnu17" } */

#include <cogen.h>

int old (p, q) char *p co_noescape; int q; { return *p + q; }
