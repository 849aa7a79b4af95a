/* Framing by SLIP: resumed with a byte, gives the length of the packet in BUFFER that it
   ends, or 0.  What is too long is cut.

   Across the suspensions in a packet: the buffer, its size and the length so far; across that
   which gives a packet no length.  4 state, 4 size, 8 buffer, 4 length, to 8.  */

co_generator(int, void, int) slip(unsigned char *buffer, int size)
{
    enum { END = 0xc0, ESC = 0xdb, ESC_END = 0xdc, ESC_ESC = 0xdd };
    int c = co_arg();
    while (c >= 0) {
        int length = 0;
        while (c != END && c >= 0) {
            if (c == ESC) {
                c = co_yield (0);
                c = c == ESC_END ? END : c == ESC_ESC ? ESC : c;
            }
            if (length < size)
                buffer[length++] = c;
            c = co_yield (0);
        }
        c = co_yield (length);
    }
}
enum { slip_bound = 24 };
