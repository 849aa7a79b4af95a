/* Comma-separated values: the fields of TEXT, one after the other; quoted ones may hold
   commas, ends of lines and doubled quotes, which stay as they are.

   Across the suspension: where the next field begins.  8 state and padding, 8 place.  */

struct csv_field {
    const char *start;
    int length;
    bool last; /* of its line */
};

co_iterator(struct csv_field) csv(const char *text)
{
    const char *p = text;
    while (*p) {
        struct csv_field field = {p, 0, false};
        if (*p == '"') {
            field.start = ++p;
            while (*p && (*p != '"' || p[1] == '"'))
                p += *p == '"' ? 2 : 1;
            field.length = p - field.start;
            if (*p)
                p++;
        } else {
            while (*p && *p != ',' && *p != '\n')
                p++;
            field.length = p - field.start;
        }
        field.last = *p != ',';
        if (*p)
            p++;
        co_yield (field);
    }
}
enum { csv_bound = 16 };
