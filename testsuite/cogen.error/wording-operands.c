/* What GCC says of the operands of our macros has none of their own variables' names.
   { dg-additional-options "-Wno-error=incompatible-pointer-types" } */

#include <cogen/future.h>
#include <cogen/sync.h>
#include <cogen/task.h>

static int number;

co_future (int)
locks (co_future (int) f, struct co_rwlock *lock)
{
  co_locked (lock)		/* { dg-warning "initialization of 'struct co_mutex \\*' from incompatible pointer type 'struct co_rwlock \\*'" } */
    number++;			/* { dg-note "near initialization for 'co_locked'" "" .-1 } */
  co_return (co_await (f));
}

co_future (int)
keeps (void)
{
  *co_local_of (&number) = 1;	/* { dg-error "'co_local_of' needs the address of a 'co_local' variable" } */
  co_return (0);
}
