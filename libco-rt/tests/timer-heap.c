/* The timers' heap against a plain array: random pushes and removals, and the
   earliest is always at the top.  */

#include "test.h"
#include "timer-heap.h"

enum { N = 200 };

static struct co__timer timers[N];
static bool queued[N];

static void check_top(struct co__timer *heap)
{
    int earliest = -1;

    for (int i = 0; i < N; i++)
        if (queued[i] &&
            (earliest < 0 || co__timer_before(&timers[i], &timers[earliest])))
            earliest = i;
    if (earliest < 0)
        CHECK(!heap);
    else
        CHECK(heap == &timers[earliest]);
}

int main(void)
{
    struct co__timer *heap = NULL;

    srand(1);
    for (int step = 0; step < 20000; step++) {
        int i = rand() % N;
        if (step > 15000 && !queued[i])
            continue; /* drain at the end */
        if (queued[i]) {
            co__timer_remove(&heap, &timers[i]);
        } else {
            timers[i].deadline = (uint64_t)rand() % 81;
            timers[i].order = (unsigned)step;
            co__timer_push(&heap, &timers[i]);
        }
        queued[i] = !queued[i];
        check_top(heap);
    }
    while (heap) {
        queued[heap - timers] = false;
        co__timer_remove(&heap, heap);
        check_top(heap);
    }
    return 0;
}
