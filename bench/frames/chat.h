/* A session of two: writes to a log what the one says until it says nothing more, then what
   the other says.

   Header 24; where it waits for a message: the object 16, its place 8, the log 4, the count 4,
   and in the first loop the other object 16.  Where it waits for the log: these, since the log
   has the address of the message, and what is awaited 16, and its result 4.
   24 + 32 + 8 + 8 + 16 + 4, to 8.  */

#include "outside.h"

co_future(int) chat(co_stream(struct message) a, co_stream(struct message) b, int log)
{
    int count = 0;
    co_for_await(struct message m, a)
    {
        if (m.text == 0 || co_await(net_write(log, &m, sizeof m)) < 0)
            break;
        count++;
    }
    co_for_await(struct message m, b)
    {
        if (co_await(net_write(log, &m, sizeof m)) < 0)
            break;
        count++;
    }
    co_return(count);
}
enum { chat_bound = 96 };
