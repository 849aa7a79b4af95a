/* Cancelling a chain of futures: dropping the outermost one undoes, innermost
   first, whatever the chain has open at that moment.

   A file is fetched: connect, ask, receive piece by piece into a temporary file.
   Each step waits for the network, which here is a future that is pending
   once.  It is cancelled at each of its waits in turn; nobody wrote code for
   that.  */

#include <cogen.h>
#include <stdio.h>

/* ---- What can be open ------------------------------------------------------- */

struct resource {
    const char *name;
};

static void close_resource(struct resource *r)
{
    printf("    close %s\n", r->name);
}

#define OPEN(variable, what)                                                             \
    struct resource variable __attribute__((cleanup(close_resource))) = {what};          \
    printf("  open %s\n", variable.name)

/* ---- The network ------------------------------------------------------------ */

/* Something that happens at the second poll; a hand-written future.  */
struct event {
    const char *what;
    int polls_left; /* before it happens; negative afterwards */
};

static enum co_poll event_poll(void *self, struct co_context *cx, void *result)
{
    struct event *event = self;

    (void)cx; /* a real one keeps a clone of the waker */
    (void)result;
    if (event->polls_left-- <= 0)
        return CO_READY;
    printf("  waiting for %s\n", event->what);
    return CO_PENDING;
}

static void event_drop(void *self)
{
    struct event *event = self;

    if (event->polls_left >= 0)
        printf("    no longer wait for %s\n", event->what);
}

static const struct co_future_vtable event_vtable = {
    .head = {.abi = CO_ABI_VERSION, .name = "event", .drop = event_drop},
    .poll = event_poll,
};

static co_future(void) wait_for(struct event *event)
{
    return (co_future(void)){event, &event_vtable};
}

/* ---- The chain -------------------------------------------------------------- */

co_future(int) receive(int pieces)
{
    OPEN(file, "temporary file");
    for (int i = 0; i < pieces; i++) {
        struct event piece = {"a piece", 1};
        co_await(wait_for(&piece));
    }
    co_return(pieces);
}

co_future(int) fetch(void)
{
    struct event connected = {"the connection", 1}, answered = {"an answer", 1};
    int pieces;

    OPEN(socket, "socket");
    co_await(wait_for(&connected));
    {
        OPEN(request, "request");
        co_await(wait_for(&answered));
    }
    pieces = co_await(receive(2));
    co_return(pieces);
}

int main(void)
{
    for (int polls = 1; polls <= 5; polls++) {
        struct co_context cx = {co_noop_waker()};
        co_future(int) file = fetch();
        int pieces = 0;

        printf("fetch, cancelled after %d poll%s:\n", polls, polls > 1 ? "s" : "");
        for (int i = 0; i < polls; i++)
            if (co_poll(&file, &cx, &pieces) == CO_READY)
                printf("  got all %d pieces\n", pieces);
        puts("  cancel");
        co_drop(&file);
    }
    return 0;
}
