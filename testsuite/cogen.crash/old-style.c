/* Old-style definitions and declarations, implicit conversions of promoted
   parameters.  */

#include <cogen.h>

co_iterator (int)
old (a, b, c)
     char a;
     float b;
     short *c;
{
  co_yield (a);
  co_yield (b);
  co_yield (*c);
}

co_iterator (int) undeclared_arguments ();

co_iterator (int)
undeclared_arguments ()
{
  short s = 3;
  co_for (int v, old (1, 2.0, &s))
    co_yield (v);
}

int
use (void)
{
  int s = 0;
  co_for (int v, undeclared_arguments ())
    s += v;
  return s;
}
