/* A lexer that is given its text byte by byte, one resume each, and yields tokens: a
   generator against a state machine.  N is the number of bytes.  */

#include "bench.h"
#include "lexer.h"
#include <cogen.h>

/* Yields END while it wants more.  */
static co_generator(struct token, void, int) lex(void)
{
    int c = co_arg();
    for (;;) {
        struct token token = {SIGN, (unsigned)c};
        if (letter(c)) {
            token.kind = WORD;
            while (letter(c = co_yield ((struct token){END, 0})))
                token.value = token.value * 31 + c;
        } else if (digit(c)) {
            token.kind = NUMBER;
            token.value = c - '0';
            while (digit(c = co_yield ((struct token){END, 0})))
                token.value = token.value * 10 + (c - '0');
        } else {
            int sign = c > ' ';
            c = co_yield ((struct token){END, 0});
            if (!sign)
                continue;
        }
        co_yield (token); /* the byte after it is resumed with again */
    }
}

static __attribute__((noinline)) uint32_t consume(co_generator(struct token, void, int) g,
                                                  const char *text)
{
    uint32_t h = 1;
    while (*text) {
        struct token token;
        if (co_resume(&g, *text, &token) == CO_RETURNED)
            break;
        if (token.kind == END)
            text++;
        else
            h = hash(h, token.kind + token.value * 4);
    }
    co_drop(&g);
    return h;
}

static uint32_t cogen(int n)
{
    return consume(lex(), new_text(n));
}

struct lexer {
    enum { START, IN_WORD, IN_NUMBER, AFTER_SIGN, AGAIN } state;
    int c;
    struct token token;
};

static __attribute__((noinline)) struct token lexer_feed(struct lexer *l, int c)
{
    static const struct token more = {END, 0};
    switch (l->state) {
    case IN_WORD:
        if (letter(c)) {
            l->token.value = l->token.value * 31 + c;
            return more;
        }
        break;
    case IN_NUMBER:
        if (digit(c)) {
            l->token.value = l->token.value * 10 + (c - '0');
            return more;
        }
        break;
    case AFTER_SIGN:
        break;
    case AGAIN:
        c = l->c;
        /* fall through */
    case START:
        l->token = (struct token){SIGN, (unsigned)c};
        if (letter(c)) {
            l->token.kind = WORD;
            l->state = IN_WORD;
        } else if (digit(c)) {
            l->token = (struct token){NUMBER, c - '0'};
            l->state = IN_NUMBER;
        } else
            l->state = c > ' ' ? AFTER_SIGN : START;
        return more;
    }
    l->c = c;
    l->state = AGAIN;
    return l->token;
}

static uint32_t hand(int n)
{
    uint32_t h = 1;
    struct lexer l = {START, 0, {END, 0}};
    for (const char *text = new_text(n); *text;) {
        struct token token = lexer_feed(&l, *text);
        if (token.kind == END)
            text++;
        else
            h = hash(h, token.kind + token.value * 4);
    }
    return h;
}

const struct variant variants[] = {{"hand", hand}, {"cogen", cogen}, {0, 0}};
