/* A future of the runtime's that stores in a local variable, or waits for one, and is returned:
   said at the operand, or where it is made.  */

#include <cogen/future.h>
#include <cogen/sync.h>

co_future (int)
receives (co_subscriber (int) s)
{
  int v;
  return co_subscriber_recv (s, &v);	/* { dg-error "33: the object refers to 'v', which ends before it" } */
					/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (int)
watches (co_watch (int) w)
{
  uint64_t seen = 0;
  co_future (int) f = co_watch_changed (w, &seen);	/* { dg-error "44: the object refers to 'seen', which ends before it" } */
  return f;						/* { dg-note "10: the object is returned here" } */
}

co_future (int)
waits (struct co_mutex *m)
{
  struct co_condition c = CO_CONDITION_INIT;
  return co_wait_for (&c, m);	/* { dg-error "10: the object refers to 'c', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_future (int)
runs_once (co_future (int) f)
{
  struct co_single s = CO_SINGLE_INIT;
  return co_single_run (&s, f);	/* { dg-error "25: the object refers to 's', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

/* Near misses: what is the caller's, or lives on; and what is awaited here.  */

co_future (int)
for_the_caller (co_subscriber (int) s, int *v)
{
  return co_subscriber_recv (s, v);
}

co_future (int)
for_ever (struct co_condition *c)
{
  static struct co_mutex m = CO_MUTEX_INIT;
  return co_wait_for (c, &m);
}

co_future (int)
single (struct co_single *s, co_future (int) f)
{
  return co_single_run (s, f);
}

co_future (int)
here (co_subscriber (int) s, co_watch (int) w)
{
  int v = 0;
  uint64_t seen = 0;
  co_future (int) f = co_subscriber_recv (s, &v);
  int got = co_await (f);
  got += co_await (co_watch_changed (w, &seen));
  co_return (got + v);
}
