/* The last sixteen records of a log, which is resumed with what happens; a record of level 0
   asks for them, oldest first, the last one is empty.

   Across both suspensions: the ring and how many records there have been; across that which
   gives one also which.  4 state, 4 number, 4 which, 16 * 8 ring.  */

struct record {
    int level, what;
};

co_generator(struct record, void, struct record) logger(void)
{
    struct record ring[16];
    unsigned number = 0;
    struct record r = co_arg();
    static const struct record none;
    for (;;) {
        if (r.level > 0) {
            ring[number++ % 16] = r;
        } else {
            for (unsigned i = number < 16 ? 0 : number - 16; i < number; i++)
                co_yield (ring[i % 16]);
        }
        r = co_yield (none);
    }
}
enum { logger_bound = 140 };
