/* What the bodies in frames/ call, in another unit than they: what it does with their
   addresses is not known there.  Nobody calls it here.  */

#include "frames/outside.h"

co_future(int) net_connect(const char *host)
{
    (void)host;
    return (co_future(int)){0};
}
co_future(int) net_read(int fd, void *to, int size)
{
    (void)fd, (void)to, (void)size;
    return (co_future(int)){0};
}
co_future(int) net_write(int fd, const void *from, int size)
{
    (void)fd, (void)from, (void)size;
    return (co_future(int)){0};
}
co_future(void) pause_for(unsigned milliseconds)
{
    (void)milliseconds;
    return (co_future(void)){0};
}
co_future(int) attempt(int job)
{
    (void)job;
    return (co_future(int)){0};
}
unsigned now(void)
{
    return 0;
}
unsigned random_below(unsigned n)
{
    return n / 2;
}
