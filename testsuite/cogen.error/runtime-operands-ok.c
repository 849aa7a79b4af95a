/* What is like a mistake in an operand of a macro of the runtime's headers, but none: null
   and void pointers, handles without a value's type in sight, commas in braces, names of the
   user's.  */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/sync.h>
#include <cogen/task.h>

struct point { int x, y; };
struct names { int co_close, co_nursery, co_locked; };
typedef co_chan (int) numbers;
#define NAME nursery
#define TYPE struct point

static co_local (int) keys[2];

co_future (int) later (int);
co_future (void) nothing (void);
co_stream (int) ticks (void);

struct co_nursery *
declares (struct
	  co_nursery *n, struct co_nursery
	  *m)
{
  struct
  co_nursery *both = n ? n : m;
  return both;
}

int
members (struct names *n, int mask)
{
  int co_locked = n->co_close
		  & mask;
  return n->
    co_nursery
    & n->co_locked & co_locked;
}

co_future (int)
right (numbers c, void *data, const numbers fixed, co_promise (void) none, int n)
{
  int x = 0, err;
  co_close (NULL);
  co_close (0);
  co_chan_unref (data);
  co_close (fixed);
  co_close (x ? c : fixed);
  co_chan (struct point) points = co_chan_new (TYPE, (size_t) n);
  co_chan (const char *) texts = co_chan_new (const char *, CO_UNBOUNDED);
  x += co_await (co_send (points, { 1, 2 }));
  x += co_await (co_send (points, (struct point) { 1, 2 }));
  x += co_try_send (texts, "a, b");
  co_close (points);
  co_close (texts);
  co_resolve (none);
  co_nursery (NAME, &err)
    x += co_start (nursery, nothing ());
  co_await (co_shield (nothing ()));
  x += co_await (co_race (later (1), later (2), co_shield (later (3))));
  x += co_await (co_then (later (1), x, ((void) 0, x + 1)));
  co_for_await (int v, co_merged (ticks (), ticks ()))
    x += v;
  x += *co_local_of (&keys[1]);
  x += *co_local_of (keys);
  co_detach (co_spawn (later (5)));
  co_return (x + err);
}
