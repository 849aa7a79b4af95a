/* Base64: resumed with a character, gives the byte that it completes, or -1.

   Across each suspension: the bits that have not been given yet, and their number.
   4 state, 4 bits, 4 number.  */

static int base64_value(int c)
{
    return c >= 'A' && c <= 'Z'   ? c - 'A'
           : c >= 'a' && c <= 'z' ? c - 'a' + 26
           : c >= '0' && c <= '9' ? c - '0' + 52
           : c == '+'             ? 62
           : c == '/'             ? 63
                                  : -1;
}

co_generator(int, void, int) base64(void)
{
    unsigned bits = 0, number = 0;
    for (int c = co_arg(); c != '=' && c >= 0;) {
        int value = base64_value(c);
        int byte = -1;
        if (value >= 0) {
            bits = bits << 6 | value;
            number += 6;
            if (number >= 8) {
                number -= 8;
                byte = bits >> number & 0xff;
            }
        }
        c = co_yield (byte);
    }
}
enum { base64_bound = 12 };
