/* What is in the texts that it is given, by pipelines.

   Each one is a source, some adaptors, and a consumer or a loop: the compiler makes
   loops of them, without an object or an allocation.  */

#include <cogen/iter.h>
#include <ctype.h>
#include <string.h>

/* The words of LINE.  They are parts of it.  */
static co_iterator(struct co_slice) words(const char *line)
{
    return co_filter(co_split(line, " .,:;?!'"), w, w.length > 0);
}

int main(int argc, char **argv)
{
    co_for (char *name, co_items(argv + 1, argc - 1)) {
        FILE *file = fopen(name, "r");
        int error = 0;

        if (!file) {
            perror(name);
            continue;
        }

        /* The longest line.  A line is there until the next one is read.  */
        size_t longest = 0;
        co_max(co_map(co_final(co_lines(file), &error), line, line.length), &longest);
        rewind(file);

        /* How many words begin with a capital?  */
        size_t capitals = co_count(co_filter(
            co_flat_map(co_final(co_lines(file), &error), line, words(line.data)), w,
            isupper((unsigned char)*w.data)));
        rewind(file);

        /* The last word of every other line.  */
        printf("%s: %zu at most, %zu capitals;", name, longest, capitals);
        co_for (co_var line, co_step_by(co_filter(co_final(co_lines(file), &error), l,
                                                  l.length > 0),
                                        2)) {
            struct co_slice last = {"", 0};

            co_last(words(line.data), &last);
            printf(" %.*s", (int)last.length, last.data);
        }
        printf("\n");
        if (error)
            fprintf(stderr, "%s: %s\n", name, strerror(-error));
        fclose(file);
    }
    return 0;
}
