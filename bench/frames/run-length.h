/* Run-length coding: runs out of bytes, and bytes out of runs.

   encode, across its suspension: where the next run begins, and the end.  8 state and
   padding, 16.  decode, across its suspension: the place of the run, the end, and how often
   the byte has come.  4 state, 4 times, 16.  */

struct run {
    unsigned char count, byte;
};

co_iterator(struct run) run_encode(const unsigned char *from, const unsigned char *end)
{
    while (from < end) {
        const unsigned char *p = from;
        while (p < end && *p == *from && p - from < 255)
            p++;
        struct run run = {p - from, *from};
        from = p;
        co_yield (run);
    }
}
enum { run_encode_bound = 24 };

co_iterator(unsigned char) run_decode(const struct run *from, const struct run *end)
{
    for (; from < end; from++)
        for (int i = 0; i < from->count; i++)
            co_yield (from->byte);
}
enum { run_decode_bound = 24 };
