/* The tokens of a JSON text, and whether its brackets fit: a stack of them of 32 levels.

   Across the suspension of a token: the place behind it, the brackets and how many are open.
   Behind that of an error nothing.  4 state, 4 depth, 8 place, 32 brackets.  */

struct json_token {
    char kind; /* the first character; 'e' for an error */
    const char *start;
    int length;
};

co_iterator(struct json_token) json(const char *text)
{
    char open[32];
    unsigned depth = 0;
    for (const char *p = text; *p;) {
        struct json_token token = {*p, p, 1};
        bool fits = true;
        switch (*p) {
        case ' ':
        case '\t':
        case '\n':
        case '\r':
            p++;
            continue;
        case '{':
        case '[':
            if (depth < sizeof open)
                open[depth++] = *p == '{' ? '}' : ']';
            else
                fits = false;
            break;
        case '}':
        case ']':
            fits = depth > 0 && open[--depth] == *p;
            break;
        case ',':
        case ':':
            break;
        case '"':
            while (p[token.length] && p[token.length] != '"')
                token.length += p[token.length] == '\\' && p[token.length + 1] ? 2 : 1;
            fits = p[token.length++] == '"';
            break;
        default:
            token.length = strcspn(p, " \t\n\r{}[],:\"");
        }
        if (!fits) {
            token.kind = 'e';
            co_yield (token);
            break;
        }
        p += token.length;
        co_yield (token);
    }
}
enum { json_bound = 48 };
