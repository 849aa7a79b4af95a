/* co__relocate and co__clone, with frames and vtables made by hand: what moves a
   frame, what duplicates it, and every reason not to.  */

#include "coroutine.h"
#include "test.h"

#include <stdint.h>

static int live;

void *co_frame_alloc(size_t size, size_t align)
{
    if (align == 64)
        return NULL;
    live++;
    return malloc(size);
}

void co_frame_free(void *ptr, size_t size, size_t align)
{
    CHECK(size % align == 0);
    memset(ptr, 0x5a, size);
    live--;
    free(ptr);
}

struct frame {
    int state;
    char text[20];
    long value;
};

static const struct co__coroutine coroutine;

static void drop(void *self) { (void)self; }

#define HEAD(which)                                                                      \
    {                                                                                    \
        .abi = CO_ABI_VERSION, .flags = (which), .size = sizeof(struct frame),           \
        .align = _Alignof(struct frame), .name = "frame", .drop = drop                   \
    }

static const struct co__coroutine_vtable placed
    = {.head = HEAD(CO__COROUTINE), .coroutine = &coroutine};
static const struct co__coroutine_vtable boxed
    = {.head = HEAD(CO__COROUTINE | CO__BOXED), .coroutine = &coroutine};
static const struct co__coroutine_vtable pinned
    = {.head = HEAD(CO__COROUTINE | CO_PINNED), .coroutine = &coroutine};
static const struct co_iterator_vtable written = {HEAD(0), NULL};

/* It owns something in state 2 alone.  */
static const struct co__coroutine coroutine = {
    .placed = &placed.head,
    .states = 3,
    .owns = (const unsigned char[]){0, 0, 1, 0},
};

static const struct co__coroutine starved_coroutine;
static const struct co__coroutine_vtable starved = {
    .head = {.abi = CO_ABI_VERSION, .flags = CO__COROUTINE, .size = sizeof(struct frame),
             .align = 64, .name = "starved"},
    .coroutine = &starved_coroutine,
};
static const struct co__coroutine starved_coroutine = {
    .placed = &starved.head,
    .owns = (const unsigned char[]){0},
};

static const struct frame example = {1, "text", 42};

static struct co__object object(struct frame *frame, const void *vtable)
{
    return (struct co__object){.self = frame, .vtable = vtable};
}

/* Checks that co__relocate (OBJ, MEM, SIZE) refuses and changes nothing.  */
static void stays(struct co__object obj, void *mem, size_t size)
{
    struct co__object before = obj;
    struct frame frame;

    if (obj.self)
        frame = *(struct frame *)obj.self;
    CHECK(!co__relocate(&obj, mem, size));
    CHECK(obj.self == before.self && obj.vtable == before.vtable);
    CHECK(!obj.self || !memcmp(&frame, obj.self, sizeof frame));
}

static void relocate(void)
{
    _Alignas(64) char memory[2 * sizeof(struct frame)];
    struct frame frame = example, running = {.state = CO__RUNNING};
    struct frame *box = co_frame_alloc(sizeof *box, _Alignof(struct frame));
    struct co__object obj;

    stays(object(NULL, NULL), memory, sizeof memory);
    stays(object(&frame, &pinned), memory, sizeof memory);
    stays(object(&frame, &written), memory, sizeof memory);
    stays(object(&running, &placed), memory, sizeof memory);
    stays(object(&frame, &placed), NULL, sizeof memory);
    stays(object(&frame, &placed), memory + 1, sizeof memory - 1);
    for (size_t size = 0; size < sizeof frame; size++)
        stays(object(&frame, &placed), memory, size);

    obj = object(&frame, &placed);
    CHECK(co__relocate(&obj, memory, sizeof frame));
    CHECK(obj.self == memory && obj.vtable == &placed.head);
    CHECK(!memcmp(memory, &example, sizeof example));

    *box = example;
    box->state = CO__FINISHED;
    obj = object(box, &boxed);
    CHECK(live == 1 && co__relocate(&obj, memory, sizeof memory) && live == 0);
    CHECK(obj.self == memory && obj.vtable == &placed.head);
    CHECK(((struct frame *)memory)->state == CO__FINISHED);
}

/* Returns the clone of a frame in STATE with VTABLE.  */
static struct co__object clone_in(int state, const void *vtable)
{
    struct frame frame = example;
    struct co__object obj = object(&frame, vtable), copy = {&frame, &placed.head};

    frame.state = state;
    struct frame before = frame;
    co__clone(&obj, &copy);
    CHECK(obj.self == &frame && obj.vtable == vtable);
    CHECK(!memcmp(&frame, &before, sizeof frame));
    CHECK((copy.self == NULL) == (copy.vtable == NULL));
    if (copy.self)
        CHECK(copy.self != &frame && !memcmp(copy.self, &frame, sizeof frame));
    return copy;
}

/* True if there is such a clone; it is released.  */
static bool clones(int state, const void *vtable)
{
    struct co__object copy = clone_in(state, vtable);

    if (!copy.self)
        return false;
    CHECK(live == 1);
    if (vtable == &boxed)
        co_frame_free(copy.self, copy.vtable->size, copy.vtable->align);
    else {
        _Alignas(struct frame) char mem[sizeof(struct frame)] = "";
        struct co__object second;
        co__clone(&copy, &second);
        CHECK(live == 2 && second.self != copy.self);
        copy.vtable->drop(copy.self);
        CHECK(live == 1);
        CHECK(co__relocate(&second, mem, sizeof mem) && second.vtable == &placed.head);
        CHECK(live == 0);
    }
    return true;
}

static void clone(void)
{
    struct co__object null = {0}, copy = {&copy, &placed.head};

    co__clone(&null, &copy);
    CHECK(!copy.self && !copy.vtable);
    CHECK(clones(CO__NOT_STARTED, &placed) && clones(1, &boxed) && clones(3, &placed));
    CHECK(!clones(2, &placed));
    CHECK(!clones(CO__RUNNING, &placed) && !clones(CO__FINISHED, &placed));
    CHECK(!clones(4, &placed));
    CHECK(!clones(1, &pinned) && !clones(1, &written));
    CHECK(!clones(0, &starved));
    CHECK(live == 0);
}

int main(void)
{
    relocate();
    clone();
    return 0;
}
