/* Tasks in a program that has its own poll loop: the loop is a reactor, and co_block_on
   turns it.

   The loop knows descriptors and what to do when one can be read, as such loops do.  While
   no task can run, the executor lets it wait; what happens there wakes tasks by events.
   Any other thing that can be waited for is added the same way.  */

#include <cogen/reactor.h>
#include <cogen/sync.h>
#include <cogen/task.h>
#include <cogen/time.h>
#include <errno.h>
#include <poll.h>
#include <stdio.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

/* ---- The program's loop --------------------------------------------------- */

enum { MOST = 8 };

static struct pollfd watched[MOST];
static struct co_event *readable_event[MOST]; /* set when it can be read */
static nfds_t watched_count;
static int wake_pipe[2];

static void watch(int fd, struct co_event *event)
{
    if (watched_count == MOST)
        co_panic("watch", "too many descriptors");
    watched[watched_count] = (struct pollfd){.fd = fd, .events = POLLIN};
    readable_event[watched_count++] = event;
}

static void unwatch(struct co_event **event)
{
    nfds_t i = 0;

    while (readable_event[i] != *event)
        i++;
    watched[i] = watched[--watched_count];
    readable_event[i] = readable_event[watched_count];
}

static void turn(struct co_reactor *self, uint64_t nanoseconds)
{
    uint64_t ms = nanoseconds / 1000000 + (nanoseconds % 1000000 > 0);
    char bytes[16];

    (void)self;
    if (poll(watched, watched_count,
             nanoseconds == UINT64_MAX ? -1 : (int)(ms < 1000 ? ms : 1000)) <= 0)
        return;
    for (nfds_t i = 0; i < watched_count; i++)
        if (!watched[i].revents)
            continue;
        else if (readable_event[i])
            co_set(readable_event[i]);
        else if (read(watched[i].fd, bytes, sizeof bytes) < 0)
            perror("read");
}

/* Another thread has woken a task.  */
static void wake(struct co_reactor *self)
{
    (void)self;
    if (write(wake_pipe[1], "", 1) < 0)
        perror("write");
}

static bool busy(struct co_reactor *self)
{
    (void)self;
    return watched_count > 1; /* besides the pipe */
}

static void stop(struct co_reactor *self)
{
    (void)self;
    close(wake_pipe[0]);
    close(wake_pipe[1]);
    watched_count = 0;
}

static const struct co_reactor_vtable vtable = {turn, wake, busy, stop};

static struct co_reactor *make(void)
{
    static struct co_reactor reactor = {&vtable};

    if (pipe(wake_pipe) < 0)
        return NULL;
    watch(wake_pipe[0], NULL);
    return &reactor;
}

/* ---- What tasks await ----------------------------------------------------- */

/* FD can be read: 0, -ECANCELED, or -EIO.  */
co_future(int) readable(int fd)
{
    struct co_event event = CO_EVENT_INIT;
    struct co_event *watching __attribute__((cleanup(unwatch))) = &event;

    if (!co_reactor_here(make))
        co_panic("readable", "no pipe");
    watch(fd, watching);
    co_return(co_await(co_wait(&event)));
}

co_future(int) print_lines(int fd, const char *name)
{
    char line[64];
    ssize_t n;

    do {
        co_try(co_await(readable(fd)));
        n = read(fd, line, sizeof line);
        if (n > 0)
            printf("%s: %.*s\n", name, (int)n, line);
    } while (n > 0);
    printf("%s: the end\n", name);
    co_return(0);
}

co_future(int) say(int fd, unsigned ms)
{
    static const char *const words[] = {"one", "two", "three"};

    for (int i = 0; i < 3; i++) {
        co_try(co_await(co_sleep_for(ms)));
        if (write(fd, words[i], strlen(words[i])) < 0)
            co_return(-errno);
    }
    close(fd);
    co_return(0);
}

co_future(int) talk(void)
{
    int pair[2], err;

    if (socketpair(AF_UNIX, SOCK_STREAM, 0, pair) < 0)
        co_return(-errno);
    co_nursery(n, &err)
    {
        co_start(n, print_lines(pair[0], "reader"));
        co_start(n, say(pair[1], 5));
    }
    close(pair[0]);
    co_return(err);
}

int main(void)
{
    return co_block_on(talk()) < 0;
}
