/* The operations on wakers, null ones included, and the waker of nobody.  */

#include "test.h"

int main(void)
{
    struct counts counts = {0};
    struct co_waker first = {.data = &counts, .vtable = &counting_vtable};
    struct co_waker second = co_waker_clone(&first);

    CHECK(counts.clones == 1 && second.data == &counts);
    co_waker_wake_by_ref(&second);
    CHECK(counts.refs == 1 && second.vtable);
    co_waker_wake(&second);
    CHECK(counts.wakes == 1 && counts.drops == 0 && !second.vtable);
    co_waker_drop(&first);
    CHECK(counts.drops == 1 && !first.vtable);

    /* Both are null now.  */
    co_waker_wake(&first);
    co_waker_wake_by_ref(&first);
    co_waker_drop(&first);
    CHECK(!co_waker_clone(&first).vtable);
    CHECK(counts.wakes == 1 && counts.refs == 1 && counts.drops == 1);

    struct co_waker nobody = co_waker_clone(co_noop_waker());
    CHECK(nobody.vtable);
    co_waker_wake_by_ref(&nobody);
    co_waker_wake(&nobody);
    co_waker_wake_by_ref(NULL);
    nobody = co_waker_clone(NULL);
    CHECK(nobody.vtable);
    co_waker_wake(&nobody);
    co_waker_drop(co_noop_waker());
    CHECK(co_noop_waker()->vtable);
    return 0;
}
