/* co_sleep under a hand-made executor: long enough, in order, cancelled by drop,
   the last poll's waker is woken, a finished one panics.  */

#include "test.h"

static struct counts counts;
static struct co_waker counting = {.data = &counts, .vtable = &counting_vtable};

static void wait_for_wakes(int n)
{
    for (long end = now_ms() + 60000; counts.wakes < n && now_ms() < end;)
        pause_ms(1);
    CHECK(counts.wakes == n);
}

static void is_long_enough(void)
{
    struct co__future f = co_sleep(30);

    pause_ms(35); /* lazy: its time begins with the first poll */
    long start = now_ms();
    CHECK(poll_future(&f, &counting) == CO_PENDING);
    wait_for_wakes(1);
    CHECK(now_ms() - start >= 29);
    CHECK(poll_future(&f, &counting) == CO_READY);
    drop_future(&f);
    CHECK(counts.clones == counts.wakes + counts.drops);
}

static void zero_is_ready(void)
{
    struct co__future f = co_sleep(0);

    CHECK(poll_future(&f, &counting) == CO_READY);
    drop_future(&f);
    CHECK(counts.clones == counts.wakes + counts.drops);
}

static void ready_without_waiting_for_the_wake(void)
{
    struct co__future f = co_sleep(20);
    int wakes = counts.wakes;

    CHECK(poll_future(&f, co_noop_waker()) == CO_PENDING);
    pause_ms(25);
    CHECK(poll_future(&f, &counting) == CO_READY);
    drop_future(&f);
    CHECK(counts.wakes == wakes && counts.clones == counts.wakes + counts.drops);
}

static void drop_cancels(void)
{
    /* Long enough for a busy machine to come to the drop before.  */
    struct co__future f = co_sleep(300), unpolled = co_sleep(20);
    int wakes = counts.wakes, drops = counts.drops;

    CHECK(poll_future(&f, &counting) == CO_PENDING);
    drop_future(&f);
    drop_future(&unpolled);
    CHECK(counts.drops == drops + 1);
    pause_ms(350);
    CHECK(counts.wakes == wakes);
}

static void last_waker_wakes(void)
{
    struct co__future f = co_sleep(300);
    struct counts other = {0};
    struct co_waker waker = {.data = &other, .vtable = &counting_vtable};
    int wakes = counts.wakes;

    CHECK(poll_future(&f, &waker) == CO_PENDING);
    CHECK(poll_future(&f, &waker) == CO_PENDING);
    CHECK(poll_future(&f, &counting) == CO_PENDING);
    CHECK(other.clones == 2 && other.drops == 2);
    wait_for_wakes(wakes + 1);
    CHECK(other.wakes == 0);
    drop_future(&f);
}

/* Many at once, a third cancelled: each of the rest wakes, none too early.  */
static void many(void)
{
    enum { N = 300 };
    struct co__future f[N];
    int wakes = counts.wakes, expected = 0;

    for (int i = 0; i < N; i++) {
        f[i] = co_sleep(1 + (unsigned)(i * 7919 % 50));
        CHECK(poll_future(&f[i], i % 3 ? &counting : co_noop_waker()) == CO_PENDING);
        expected += i % 3 != 0;
    }
    for (int i = 0; i < N; i += 3)
        drop_future(&f[i]);
    wait_for_wakes(wakes + expected);
    for (int i = 0; i < N; i++)
        if (f[i].vtable) {
            CHECK(poll_future(&f[i], &counting) == CO_READY);
            drop_future(&f[i]);
        }
    CHECK(counts.clones == counts.wakes + counts.drops);
}

static void poll_finished(void *unused)
{
    struct co__future f = co_sleep(0);

    (void)unused;
    poll_future(&f, co_noop_waker());
    poll_future(&f, co_noop_waker());
}

int main(void)
{
    CHECK(panics(poll_finished, NULL, "cogen: co_sleep: resumed after it finished\n"));
    is_long_enough();
    zero_is_ready();
    ready_without_waiting_for_the_wake();
    drop_cancels();
    last_waker_wakes();
    many();

    struct co__future blocked = co_sleep(20);
    long start = now_ms();
    co__block_on(&blocked, NULL);
    CHECK(now_ms() - start >= 19 && !blocked.vtable);
    return 0;
}
