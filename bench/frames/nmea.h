/* Sentences of a GPS receiver, "$GPGGA,1234*5C": resumed with a character, gives a sentence
   when it ends and its checksum is right.

   Across the suspension in a sentence: the text, its length and the sum so far; in the
   checksum also the first digit.  Where a sentence is given, the text, which is what is given.
   4 state, 4 digit (while the length is not needed), 1 sum and padding, 80 text.  */

static int hex_value(int c)
{
    return c >= '0' && c <= '9' ? c - '0' : c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

co_generator(const char *, void, int) nmea(void)
{
    char text[80];
    int c = co_arg();
    while (c >= 0) {
        if (c != '$') {
            c = co_yield (NULL);
            continue;
        }
        unsigned char length = 0, sum = 0;
        while ((c = co_yield (NULL)) != '*' && c >= ' ' && length < sizeof text - 1) {
            text[length++] = c;
            sum ^= c;
        }
        if (c != '*')
            continue;
        text[length] = 0;
        int high = hex_value(co_yield (NULL));
        int low = hex_value(co_yield (NULL));
        c = co_yield (high * 16 + low == sum ? text : NULL);
    }
}
enum { nmea_bound = 92 };
