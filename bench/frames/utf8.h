/* UTF-8: resumed with a byte, gives the character that it ends, or -1; U+FFFD for what is
   wrong.

   Across the suspension inside a character: the bits so far, and how many bytes are
   missing.  Those between characters keep nothing.  4 state, 4 bits, 4 missing.  */

co_generator(int, void, int) utf8(void)
{
    int c = co_arg();
    while (c >= 0) {
        if (c < 0x80) {
            c = co_yield (c);
            continue;
        }
        if (c < 0xc2 || c > 0xf4) {
            c = co_yield (0xfffd);
            continue;
        }
        int missing = c < 0xe0 ? 1 : c < 0xf0 ? 2 : 3;
        int bits = c & (0x3f >> missing);
        do {
            c = co_yield (-1);
            if (c < 0x80 || c > 0xbf)
                break;
            bits = bits << 6 | (c & 0x3f);
        } while (--missing > 0);
        c = co_yield (missing ? 0xfffd : bits);
    }
}
enum { utf8_bound = 12 };
