/* The head of an HTTP/1 request: resumed with a character, gives a line's parts when they
   are complete.  Names are made small.

   One text is there at a time: the method, the path, or the name and value of a header.
   Across the suspensions inside one: the text and its length; inside a header also where the
   value begins.  Those that give a part have the text and nothing else.
   4 state, 4 length, 4 value, 128 text.  */

struct http_part {
    enum { HTTP_MORE, HTTP_METHOD, HTTP_PATH, HTTP_HEADER, HTTP_BODY, HTTP_ERROR } kind;
    const char *name, *value;
};

co_generator(struct http_part, void, int) http_head(void)
{
    char text[128];
    static const struct http_part more = {HTTP_MORE, 0, 0};
    unsigned length = 0;
    int c = co_arg();
    while (c != ' ' && c >= 0) {
        if (length < sizeof text - 1)
            text[length++] = c;
        c = co_yield (more);
    }
    text[length] = 0;
    c = co_yield ((struct http_part){HTTP_METHOD, text, 0});
    length = 0;
    while (c != ' ' && c >= 0) {
        if (length < sizeof text - 1)
            text[length++] = c;
        c = co_yield (more);
    }
    text[length] = 0;
    c = co_yield ((struct http_part){HTTP_PATH, 0, text});
    while (c != '\n' && c >= 0)
        c = co_yield (more);
    c = co_yield (more);
    for (;;) {
        if (c == '\r')
            c = co_yield (more);
        if (c == '\n' || c < 0)
            break;
        length = 0;
        unsigned value = 0;
        while (c != '\n' && c >= 0) {
            if (c == ':' && !value) {
                text[length++] = 0;
                value = length;
            } else if (c != '\r' && (c != ' ' || length > value)
                       && length < sizeof text - 2)
                text[length++] = value ? c : tolower(c);
            c = co_yield (more);
        }
        text[length] = 0;
        if (!value) {
            co_yield ((struct http_part){HTTP_ERROR, 0, 0});
            break;
        }
        c = co_yield ((struct http_part){HTTP_HEADER, text, text + value});
    }
    co_yield ((struct http_part){HTTP_BODY, 0, 0});
}
enum { http_head_bound = 140 };
