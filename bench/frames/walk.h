/* All entries of a tree of directories, a directory before what is in it.

   Header 24; the entry, 8, across both suspensions.  The frame of a directory further down is
   right behind this one, so it needs no object.  */

struct entry {
    const char *name;
    struct entry *next, *inside; /* null in a file */
};

co_iterator(struct entry *) walk(struct entry *e)
{
    for (; e; e = e->next) {
        co_yield (e);
        if (e->inside)
            co_yield_from(walk(e->inside));
    }
}
enum { walk_bound = 32 };
