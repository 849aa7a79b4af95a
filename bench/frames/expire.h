/* The entries of a cache that nobody used since TIME, least recently used first, as each is
   to be taken out by who gets it.

   Across the suspension: the next entry, since the one given is gone, and the time.
   4 state, 4 time, 8 next.  */

struct cached {
    struct cached *next;
    unsigned used, key;
};

co_iterator(struct cached *) expired(struct cached *oldest, unsigned time)
{
    struct cached *next;
    for (struct cached *c = oldest; c && c->used < time; c = next) {
        next = c->next;
        co_yield (c);
    }
}
enum { expired_bound = 16 };
