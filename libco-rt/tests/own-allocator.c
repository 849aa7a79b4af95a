/* A program that defines co_frame_alloc and co_frame_free replaces them for the
   runtime too, whether it links the static or the shared library.  */

#include "test.h"

static int live, total;
static bool full;

void *co_frame_alloc(size_t size, size_t align)
{
    (void)align;
    if (full)
        return NULL;
    live++;
    total++;
    return malloc(size);
}

void co_frame_free(void *ptr, size_t size, size_t align)
{
    (void)size;
    (void)align;
    live--;
    free(ptr);
}

static void push(void *top)
{
    co__vla_push(top, 10, 1, "parse");
}

int main(void)
{
    void *top = NULL;

    push(&top);
    CHECK(live == 1);
    co__vla_pop(&top, NULL);
    CHECK(live == 0 && total == 1);

    struct co__future f = co_sleep(1000);
    CHECK(f.vtable && live == 1);
    drop_future(&f);
    CHECK(live == 0 && total == 2);

    full = true;
    f = co_sleep(1);
    CHECK(!f.vtable && !f.self);
    CHECK(panics(push, &top, "cogen: parse: out of memory\n"));
    return 0;
}
