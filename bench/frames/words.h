/* The words of the lines of another iterator.

   Across the suspension: the object, 16, the place in the line, 8, and the length, 4.  4 state.  */

struct word {
    const char *start;
    int length;
};

co_iterator(struct word) words(co_iterator(const char *) lines)
{
    co_for(const char *line, lines)
    {
        const char *p = line;
        for (;;) {
            p += strspn(p, " \t");
            int length = strcspn(p, " \t");
            if (length == 0)
                break;
            co_yield ((struct word){p, length});
            p += length;
        }
    }
}
enum { words_bound = 32 };
