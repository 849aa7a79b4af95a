/* What the asynchronous bodies call.  Who includes them defines it.  */

#ifndef OUTSIDE_H
#define OUTSIDE_H

#include <cogen.h>

co_future(int) net_connect(const char *host); /* a socket, or a negative number */
co_future(int) net_read(int fd, void *to, int size);
co_future(int) net_write(int fd, const void *from, int size);
co_future(void) pause_for(unsigned milliseconds);
co_future(int) attempt(int job);
unsigned now(void);
unsigned random_below(unsigned n);

/* A message is what a chat is made of, and of a stream that can be limited.  */
struct message {
    int from, text;
};

#endif
