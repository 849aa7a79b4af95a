/* A tokenizer that is fed in chunks, wherever they happen to be cut.

   The input arrives in pieces, as from a socket, and a piece may end inside a
   number, a word or a string.  A tokenizer that is called with a piece must
   remember where it was; this one just waits for the next character in the
   middle of what it is doing.  It is a generator: it yields tokens, is resumed
   with the next chunk, and finishes with the number of tokens, or -1 after a
   string without an end.  */

#include <cogen.h>
#include <ctype.h>
#include <stdio.h>

enum kind { HUNGRY, NUMBER, WORD, STRING, SIGN };

struct token {
    enum kind kind; /* HUNGRY: no token; resume with more input */
    char text[30];
};

/* Resume it with a chunk first and after each HUNGRY, with "" at the end of the
   input; after a token the argument is not used.  */
co_generator(struct token, int, const char *) tokenize(void)
{
    const char *in = co_arg();
    int c, count = 0;

/* The next character, or 0 at the end.  It may suspend: in a loop's condition,
   in an argument, wherever the grammar wants one.  */
#define PEEK()                                                                           \
    (*in || *(in = co_yield(((struct token){HUNGRY, ""}))) ? (unsigned char)*in : 0)
#define EAT() (token.text[length] = *in++, length += length < sizeof token.text - 2)

    while ((c = PEEK())) {
        struct token token = {SIGN, ""};
        size_t length = 0;

        if (isspace(c)) {
            in++;
            continue;
        }
        EAT();
        if (isdigit(c)) {
            token.kind = NUMBER;
            while (isdigit(PEEK()) || *in == '.')
                EAT();
        } else if (isalpha(c)) {
            token.kind = WORD;
            while (isalnum(PEEK()))
                EAT();
        } else if (c == '"') {
            token.kind = STRING;
            while (PEEK() && *in != '"')
                EAT();
            if (!*in)
                co_return(-1);
            EAT();
        }
        count++;

        const char *rest = in;
        co_yield(token);
        in = rest; /* the argument was no new chunk */
    }
    co_return(count);
#undef PEEK
#undef EAT
}

static void run(const char *const *chunks)
{
    static const char *const names[] = {"", "number", "word", "string", "sign"};
    co_auto co_generator(struct token, int, const char *) tokens = tokenize();
    struct token token = {HUNGRY, ""};
    const char *chunk = "";
    int result;

    for (;;) {
        if (token.kind == HUNGRY && (chunk = *chunks ? *chunks++ : ""))
            printf("<- %s\n", *chunk ? chunk : "(end)");
        if (co_resume(&tokens, chunk, &token, &result) == CO_RETURNED)
            break;
        if (token.kind != HUNGRY)
            printf("     %-6s %s\n", names[token.kind], token.text);
    }
    if (result < 0)
        puts("a string has no end");
    else
        printf("%d tokens\n", result);
}

int main(void)
{
    run((const char *const[]){"let ans", "wer = 4", "2 + f", "o(", "17.", "25, \"a s",
                              "tring\");", NULL});
    run((const char *const[]){"say \"never", " ending", NULL});
    return 0;
}
