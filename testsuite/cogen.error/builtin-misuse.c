/* The builtins can only be called, and not be redeclared.  */

#include <cogen.h>

int __builtin_yield (int);	/* { dg-error "'__builtin_yield' is a builtin of cogen and cannot be declared" } */

void
address (void)
{
  (void) __builtin_await;	/* { dg-error "built-in function '__builtin_await' must be directly called|'__builtin_await' can only be called" } */
}
