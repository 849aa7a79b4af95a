/* A task captures a variable by reference that ends before the nursery waits for it.  */

#include <cogen/future.h>
#include <cogen/task.h>
#include <cogen/time.h>

struct connection;
co_future (int) accepted (struct connection **);
co_future (int) served (struct connection *, int);
void change (int *);

/* At the end of the statement its variables are gone, and the nursery waits.  */

co_future (int)
in_the_statement (void)
{
  int err;
  co_nursery (n, &err)
    {
      int sum = 0;
      co_start (n, co_do (co_future (int), {	/* { dg-note "7: the object is started in 'n' here" } */
	sum += co_await (co_sleep_for (1));	/* { dg-error "the object captures 'sum' by reference, and outlives it" } */
				/* { dg-note "it is not captured by value, since it is written here" "" .-1 } */
	co_return (sum);
      }));
    }
  co_return (err);
}

co_future (int)
address_taken (int k)
{
  int err;
  co_nursery (n, &err)
    if (k)
      {
	int left;
	change (&left);		/* { dg-note "since its address is taken here" } */
	co_await (co_sleep (1));
	co_start (n, co_then (co_ready (1), x, x + left));	/* { dg-error "the object captures 'left' by reference, and outlives it" } */
				/* { dg-note "the object is started in 'n' here" "" .-1 } */
      }
  co_return (err);
}

/* What waits to start it does not wait for it.  */

co_future (int)
limited (void)
{
  int err;
  co_nursery (n, &err)
    {
      int sum = 0;
      co_await (co_start_limited (n, 3, co_do (co_future (int), { co_return (sum++); })));	/* { dg-error "the object captures 'sum' by reference" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "the object is started in 'n' here" "" .-2 } */
    }
  co_return (err);
}

/* Somebody else's nursery.  */

int
given (struct co_nursery *nursery, int k)
{
  return co_start (nursery, co_do (co_future (int), { co_return (k++); }));	/* { dg-error "the object captures 'k' by reference" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "the object is started in 'nursery' here" "" .-2 } */
}

co_future (int)
outer_one (void)
{
  int err;
  co_nursery (outer, &err)
    {
      int sum = 0;
      co_nursery (inner)
	co_start (outer, co_do (co_future (int), { co_return (sum++); }));
      co_start (outer, co_do (co_future (int), { co_return (sum++); }));	/* { dg-error "the object captures 'sum' by reference" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "the object is started in 'outer' here" "" .-2 } */
    }
  co_return (err);
}

/* Variables of a loop.  */

co_future (int)
counted (void)
{
  int err;
  co_nursery (n, &err)
    for (int i = 0; i < 3; i++)		/* { dg-note "it is not captured by value, since it is written here" } */
      co_start (n, co_do (co_future (int), { co_return (i); }));	/* { dg-warning "the object refers to 'i', a variable of the loop, and outlives the turn" } */
  co_return (err);
}

co_future (int)
accepting (void)
{
  int err, failed;
  co_nursery (n, &err)
    for (;;)
      {
	struct connection *c;
	failed = co_await (accepted (&c));	/* { dg-note "since its address is taken here" } */
	if (failed)
	  break;
	co_start (n, co_do (co_future (int), { co_return (co_await (served (c, 0))); }));	/* { dg-warning "the object refers to 'c', a variable of the loop, and outlives the turn" } */
      }
  co_return (err);
}
