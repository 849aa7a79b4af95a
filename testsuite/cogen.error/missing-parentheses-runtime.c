/* A name of the runtime's headers, or of <cogen/iter.h>, that is not called: how it is to be
   written, and no word of what is behind it.  */

#include <cogen/future.h>
#include <cogen/iter.h>
#include <cogen/sync.h>
#include <cogen/task.h>

extern int a;
extern co_future (int) f;

co_future (int)
awaits (void)
{
  co_await (co_spawn);	/* { dg-error "13: 'co_spawn' without parentheses" } { dg-note "13: write 'co_spawn \\(future\\)'" } */
  a = co_map;	/* { dg-error "7: 'co_map' without parentheses" } { dg-note "7: write 'co_map \\(source, x, expression\\)'" } */
  f = co_send;	/* { dg-error "7: 'co_send' without parentheses" } { dg-note "7: write 'co_send \\(channel, value\\)'" } */
  co_return (co_try (co_share));	/* { dg-error "22: 'co_share' without parentheses" } { dg-note "22: write 'co_share \\(future\\)'" } */
}

co_future (int)
gives (void)
{
  return co_timeout;	/* { dg-error "10: 'co_timeout' without parentheses" } { dg-note "10: write 'co_timeout \\(milliseconds, future\\)'" } */
}

void
blocks (void)
{
  a = co_block_on (co_join_all);	/* { dg-error "20: 'co_join_all' without parentheses" } { dg-note "20: write 'co_join_all \\(futures, limit, &count\\)'" } */
}
