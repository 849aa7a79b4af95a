/* co__drop_frame: ends a coroutine that owns no more than what it awaits.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   What a drop function of its own would do, at the price of one jump and of no code.  */

#include <cogen/abi.h>

static __attribute__((noinline)) void drop_pending(void *frame,
                                                   const struct co__coroutine *coroutine)
{
    int *state = frame;
    int was = *state;

    if (was < CO__FINISHED || was > (int)coroutine->states)
        co__panic_state(coroutine->placed->name, was);
    *state = CO__RUNNING; /* so that what is dropped finds it */
    if (was > CO__NOT_STARTED && coroutine->waits)
        for (const struct co__wait *wait = coroutine->waits; wait->state; wait++)
            if (wait->state == (unsigned)was)
                co__drop_awaited(frame, (char *)frame + wait->object);
    *state = CO__FINISHED;
}

void co__drop_frame(void *frame, const struct co__coroutine *coroutine)
{
    if (*(int *)frame != CO__FINISHED)
        drop_pending(frame, coroutine);
}
