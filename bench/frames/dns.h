/* The labels of a name in a DNS message, through its compression.

   Across the suspension: the message, its size, the place of the next label, how many jumps
   are allowed yet.  4 state, 4 jumps, 8 message, 4 size, 4 place.  */

struct label {
    const unsigned char *start;
    int length;
};

co_iterator(struct label) dns_labels(const unsigned char *message, unsigned size, unsigned at)
{
    int jumps = 10;
    while (at < size && message[at] != 0) {
        unsigned length = message[at];
        if (length >= 0xc0) {
            if (at + 1 >= size || jumps-- == 0)
                break;
            at = (length & 0x3f) << 8 | message[at + 1];
            continue;
        }
        if (at + 1 + length > size)
            break;
        struct label label = {message + at + 1, length};
        at += 1 + length;
        co_yield (label);
    }
}
enum { dns_labels_bound = 24 };
