/* Reads a TLS record into BUFFER; gives its length, or a negative number.

   A part of the unit, read_all is inlined: where it waits, header 24, object 16, place of the
   result 4, fd 4.  Where it reads the header of a record: that, 5, since its address is known to
   who reads, how many bytes there are, 4, and for later the buffer, 8, and its size, 4.  Where
   it reads the body: buffer 8, length 4, how many 4.
   24 + 16 + 4 + 4 + 5 + 4 + 8 + 4, to 8.  */

#include "outside.h"

static co_future(int) read_all(int fd, unsigned char *to, int size)
{
    int got = 0;
    while (got < size) {
        int n = co_await(net_read(fd, to + got, size - got));
        if (n <= 0)
            co_return(-1);
        got += n;
    }
    co_return(got);
}

co_future(int) read_record(int fd, unsigned char *buffer, int size)
{
    unsigned char head[5];
    if (co_await(read_all(fd, head, sizeof head)) < 0)
        co_return(-1);
    int length = head[3] << 8 | head[4];
    if (head[1] != 3 || length > size)
        co_return(-2);
    co_return(co_await(read_all(fd, buffer, length)));
}
enum { read_record_bound = 72 };
