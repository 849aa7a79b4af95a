/* Lines and words of text files, as generators whose result is an error.

   A generator yields items and finishes with a result.  Here the result is a
   count, or a negative errno: whoever reads words() learns at the end whether
   the file could be read, and in between never has to ask.  */

#include <cogen.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void close_file(FILE **file)
{
    if (*file)
        fclose(*file);
}

static void free_text(char **text)
{
    free(*text);
}

/* Yields each line of the file at PATH, without its newline; it is valid until
   the next resume.  Finishes with the number of lines, or -errno.  The file is
   closed whether it was read to its end or not.  */
co_generator(char *, long) lines(const char *path)
{
    FILE *file __attribute__((cleanup(close_file))) = fopen(path, "r");
    char *line __attribute__((cleanup(free_text))) = NULL;
    size_t room = 0;
    long count = 0;

    if (!file)
        co_return(-errno);
    while (getline(&line, &room, file) >= 0) {
        line[strcspn(line, "\n")] = '\0';
        count++;
        co_yield(line);
    }
    co_return(ferror(file) ? -errno : count);
}

/* Yields each word of LINES.  Finishes with the number of words, or with the
   error of LINES, which co_try passes on.  */
co_generator(char *, long) words(co_generator(char *, long) lines)
{
    char *line;
    long result, count = 0;

    while (co_resume(&lines, &line, &result) == CO_YIELDED) {
        char *rest, *word = strtok_r(line, " \t.,:;?!'\"", &rest);

        for (; word; word = strtok_r(NULL, " \t.,:;?!'\"", &rest)) {
            count++;
            co_yield(word);
        }
    }
    co_try(result);
    co_return(count);
}

/* Prints the longest word of the file at PATH.  Returns 0 or -errno.  */
static long report(const char *path)
{
    co_auto co_generator(char *, long) in = words(lines(path));
    char longest[100] = "", *word;
    long count;

    while (co_resume(&in, &word, &count) == CO_YIELDED) {
        if (strlen(word) > strlen(longest))
            snprintf(longest, sizeof longest, "%s", word);
    }
    if (count < 0) {
        printf("%s: %s\n", path, strerror((int)-count));
        return count;
    }
    printf("%s: %ld words, the longest is \"%s\"\n", path, count, longest);
    return 0;
}

/* Prints the first COUNT lines of the file at PATH, and reads no more.  */
static void head(const char *path, int count)
{
    co_auto co_generator(char *, long) in = lines(path);
    char *line;
    long result;

    while (count-- > 0 && co_resume(&in, &line, &result) == CO_YIELDED)
        puts(line);
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++)
        report(argv[i]);
    if (argc > 1)
        head(argv[1], 2);
    return 0;
}
