/* { dg-do compile } */
/* What is called like a name of the runtime's headers, and is the user's own.  */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/sync.h>
#include <cogen/task.h>

#define text_of(x) #x
#define same(x) x

enum { co_spawn = 1, co_items };

struct point
{
  int co_send, co_recv;
};

extern int takes (int co_shield);

co_future (int)
awaits (struct point p, struct point *q)
{
  int co_map = 5, co_race = co_map;
  const char *text = text_of (co_send);
  struct point other = { .co_send = p.co_send, .co_recv = q->co_recv };
  if (co_race > 6)
    goto co_timeout;
  other.co_send = same (co_race);
  if (takes (co_map))
    co_return (co_map);
  co_return (co_await (co_ready (co_race)) + co_spawn + (co_items) + text[0]);
 co_timeout:
  co_return (p.co_recv + other.co_send);
}
