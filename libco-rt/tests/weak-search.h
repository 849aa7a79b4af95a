/* The search through all states of what weak.h models, which includes this.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

static uint64_t *seen;
static struct state *path;
static long states;

static uint64_t mix(uint64_t hash, uint64_t value)
{
    hash = (hash ^ value) * 0x9e3779b97f4a7c15u;
    return hash ^ hash >> 29;
}

static uint64_t hash_of(const struct state *state)
{
    uint64_t hash = 1;

    for (int i = 0; i < threads; i++) {
        hash = mix(hash, state->thread[i].steps * 4 + state->thread[i].done * 2 +
                             (state->thread[i].sleeps_at != NULL));
        for (int j = 0; j < state->thread[i].steps; j++)
            hash = mix(hash, state->thread[i].given[j]);
        for (int j = 0; j < state->places; j++)
            hash = mix(hash, state->thread[i].view[j]);
    }
    for (int i = 0; i < state->places; i++) {
        hash = mix(hash, (uintptr_t)state->place[i].address);
        hash = mix(hash, state->place[i].last_sc * 2 + state->place[i].gone);
        for (int j = 0; j < state->place[i].stores; j++) {
            hash = mix(hash, state->place[i].store[j].value);
            for (int k = 0; k < state->places; k++)
                hash = mix(hash, state->place[i].store[j].view[k]);
        }
    }
    return hash ? hash : 1;
}

static uint8_t less(uint8_t which, int by)
{
    return which > by ? (uint8_t)(which - by) : 0;
}

/* Forgets the stores that no thread can see any more.  */
static void forget_old(struct state *state)
{
    for (int p = 0; p < state->places; p++) {
        int oldest = state->place[p].stores - 1;

        for (int i = 0; i < threads; i++)
            if (!state->thread[i].done && state->thread[i].view[p] < oldest)
                oldest = state->thread[i].view[p];
        if (oldest == 0)
            continue;
        state->place[p].stores -= oldest;
        state->place[p].last_sc = less((uint8_t)state->place[p].last_sc, oldest);
        memmove(state->place[p].store, state->place[p].store + oldest,
                state->place[p].stores * sizeof(struct store));
        for (int i = 0; i < threads; i++)
            state->thread[i].view[p] = less(state->thread[i].view[p], oldest);
        for (int q = 0; q < state->places; q++)
            for (int i = 0; i < state->place[q].stores; i++)
                state->place[q].store[i].view[p] =
                    less(state->place[q].store[i].view[p], oldest);
    }
}

/* Returns true if STATE is new.  */
static bool is_new(const struct state *state)
{
    uint64_t hash = hash_of(state), i = hash % STATES;

    while (seen[i] && seen[i] != hash)
        i = (i + 1) % STATES;
    if (seen[i])
        return false;
    seen[i] = hash;
    if (++states > STATES / 2) {
        fprintf(stderr, "too many states\n");
        exit(1);
    }
    return true;
}

/* Lets THREAD make a step in STATE, or, without MORE, only do again what it did.  */
static void run_thread(struct state *state, int thread, bool more)
{
    now = state;
    me = thread;
    position = 0;
    stepped = !more;
    together = false;
    state->thread[thread].allocated = 0;
    if (setjmp(stop) == 0) {
        thread_of(thread);
        state->thread[thread].done = true;
    }
}

static void finish(struct state *state, int thread)
{
    bool any = false;

    for (int i = 0; i < threads; i++)
        any |= !state->thread[i].done;
    if (any && thread == threads) {
        fault = "a thread sleeps for ever";
        return;
    }
    if (any)
        return;
    for (int i = 0; i < threads; i++)
        run_thread(state, i, false);
    now = state;
    me = 0;
    if (setjmp(stop) == 0)
        at_end();
}

/* STATE is followed by room for those after it.  */
static void search(struct state *state)
{
    struct state *next = state + 1;
    bool stuck = true;

    if (next == path + DEPTH) {
        fault = "too deep";
        return;
    }

    for (int i = 0; i < threads && !fault; i++) {
        if (state->thread[i].done || state->thread[i].sleeps_at)
            continue;
        stuck = false;
        int n = 1;
        for (int c = 0; c < n && !fault; c++) {
            *next = *state;
            choice = c;
            choices = 1;
            run_thread(next, i, true);
            n = choices;
            forget_old(next);
            if (!fault && is_new(next))
                search(next);
        }
    }
    if (stuck && !fault) {
        *next = *state;
        finish(next, threads);
    }
}

/* Searches all that COUNT threads may do; returns what is wrong, or null.  */
static const char *weak_search(int count, void (*thread)(int), void (*end)(void))
{
    if (!seen) {
        seen = malloc(STATES * sizeof *seen);
        path = malloc(DEPTH * sizeof *path);
    }
    memset(seen, 0, STATES * sizeof *seen);
    memset(path, 0, sizeof *path);
    memset(arena, 0xee, sizeof arena);
    states = 0;
    fault = NULL;
    threads = count;
    thread_of = thread;
    at_end = end;
    search(path);
    return fault;
}

static bool weak_is_gone(const void *address)
{
    for (int i = 0; i < now->places; i++)
        if (now->place[i].address == address)
            return now->place[i].gone;
    return false;
}

/* What is in PLACE at the end.  */
static uint64_t weak_final(const void *address, int size)
{
    int place = place_of(address, size);

    return now->place[place].store[now->place[place].stores - 1].value;
}
