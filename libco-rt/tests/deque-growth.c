/* The deque where there is no memory to make it larger: the push says so, nothing that is in it
   is lost or moved, and it grows as soon as there is.  */

#include "test.h"

static bool fails;

static void *malloc_or_not(size_t size)
{
    return fails ? NULL : malloc(size);
}

#define CO__DEQUE_FIRST_SIZE 4
#define malloc malloc_or_not
#include "deque.c"
#undef malloc

static int items[16];

static void push(struct co__deque *deque, int i)
{
    CHECK(co__deque_push(deque, &items[i]));
}

/* The first ring fails, and then the second.  */
static void check_growth(void)
{
    struct co__deque deque = {0};

    fails = true;
    CHECK(!co__deque_push(&deque, &items[0]));
    CHECK(co__deque_empty(&deque));
    CHECK(!co__deque_take(&deque));
    CHECK(co__deque_steal(&deque) == CO__DEQUE_EMPTY);

    fails = false;
    for (int i = 0; i < 4; i++)
        push(&deque, i);
    fails = true;
    for (int i = 0; i < 3; i++)
        CHECK(!co__deque_push(&deque, &items[4]));

    /* There is room in the old one again.  */
    CHECK(co__deque_steal(&deque) == &items[0]);
    push(&deque, 4);
    CHECK(!co__deque_push(&deque, &items[5]));
    CHECK(co__deque_take(&deque) == &items[4]);
    push(&deque, 4);

    fails = false;
    push(&deque, 5);
    CHECK(co__deque_steal(&deque) == &items[1]);
    for (int i = 5; i >= 2; i--)
        CHECK(co__deque_take(&deque) == &items[i]);
    CHECK(co__deque_empty(&deque));
    co__deque_free(&deque);
}

int main(void)
{
    check_growth();
    return 0;
}
