/* Lines out of characters: resumed with a character, gives the line that it ends, or null.

   Across the first suspension: the line so far and its length; across the second, whose
   reader has the address of the line, the line.  4 state, 4 length, 80 line.  */

co_generator(const char *, void, int) lines(void)
{
    char line[80];
    unsigned length = 0;
    for (int c = co_arg(); c >= 0;) {
        if (c != '\n') {
            if (length < sizeof line - 1)
                line[length++] = c;
            c = co_yield (NULL);
        } else {
            line[length] = 0;
            c = co_yield (line);
            length = 0;
        }
    }
}
enum { lines_bound = 88 };
