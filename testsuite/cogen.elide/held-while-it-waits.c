/* A send or receive that is awaited where it is made takes no reference of its channel before it
   waits; one that is an object does.
   { dg-do compile }
   { dg-skip-if "no code in the assembly" "-flto" }
   { dg-final { scan-assembler-times {(call|bl|b|jmp)\s+co__hold} 2 } } */

#include <cogen/sync.h>

#define send_it(c, v) (co_await (co_send (c, (v))))

co_future (int) awaited (co_chan (int) c, int *v)
{
  int error = co_await (co_send (c, 1));
  if (error)
    co_return (error);
  if ((error = send_it (c, 2)))
    co_return (error);
  co_return (co_await (co_recv (c, v)));
}

co_future (int) objects (co_chan (int) c, int *v)
{
  co_future (int) sender = co_send (c, 1), receiver = co_recv (c, v);
  co_chan_unref (c);
  int error = co_await (sender);
  co_return (error ? error : co_await (receiver));
}
