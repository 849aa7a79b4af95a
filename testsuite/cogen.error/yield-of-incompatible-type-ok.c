/* The near misses: everything that an assignment converts silently.
   { dg-additional-options "-pedantic-errors" } */

#include <cogen.h>

enum color { RED, GREEN };

co_iterator (int) ints (char c, double d, enum color e) { co_yield (c); co_yield ((int) d); co_yield (e); co_yield (GREEN); }
co_iterator (const char *) texts (char *p, void *q) { co_yield (p); co_yield (q); co_yield (0); co_yield ("x"); }
co_iterator (_Bool) truths (int *p) { co_yield (p); co_yield (3); }
co_iterator (enum color) colors (void) { co_yield (RED); co_yield (1); }
co_future (void *) pointer (int *p) { co_return (p); }
