/* Framing by COBS: the bytes of a packet without its zeros taken out again.

   Across the suspension of a byte: the place, the end, how long the block is and how much of it
   there has been.  Across that of a zero neither of the two.  4 state, 2, padding, 16.  */

co_iterator(unsigned char) cobs(const unsigned char *p, const unsigned char *end)
{
    while (p < end) {
        unsigned char code = *p++;
        for (unsigned char i = 1; i < code && p < end; i++)
            co_yield (*p++);
        if (code < 255 && p < end)
            co_yield (0);
    }
}
enum { cobs_bound = 24 };
