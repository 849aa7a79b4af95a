/* Loops over iterators of the same unit, alone and in pipelines.  An item is what the loop by
   hand counts by N.  */

#include "loops.h"
#include <cogen.h>
#include <stdbool.h>

#define ADAPTOR static co_iterator(int)

ADAPTOR range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield (i);
}

ADAPTOR up_to_three(int n)
{
    for (int i = 0; i < n; i += 3) {
        co_yield (i);
        co_yield (i + 1);
        co_yield (i + 2);
    }
}

ADAPTOR map(co_iterator(int) it, int (*f)(int))
{
    co_for(int v, it) co_yield (f(v));
}

ADAPTOR filter(co_iterator(int) it, bool (*keep)(int))
{
    co_for(int v, it) if (keep(v)) co_yield (v);
}

ADAPTOR take(co_iterator(int) it, int n)
{
    if (n > 0)
        co_for(int v, it)
        {
            co_yield (v);
            if (--n == 0)
                break;
        }
}

ADAPTOR take_while(co_iterator(int) it, bool (*good)(int))
{
    co_for(int v, it)
    {
        if (!good(v))
            break;
        co_yield (v);
    }
}

ADAPTOR skip(co_iterator(int) it, int n)
{
    co_for(int v, it) if (n > 0) n--;
    else co_yield (v);
}

ADAPTOR step_by(co_iterator(int) it, int n)
{
    int k = 0;
    co_for(int v, it)
    {
        if (k == 0)
            co_yield (v);
        if (++k == n)
            k = 0;
    }
}

ADAPTOR scan(co_iterator(int) it, int sum)
{
    co_for(int v, it)
    {
        sum += v;
        co_yield (sum);
    }
}

ADAPTOR chain(co_iterator(int) a, co_iterator(int) b)
{
    co_for(int v, a) co_yield (v);
    co_for(int v, b) co_yield (v);
}

ADAPTOR flat_map(co_iterator(int) it, co_iterator(int) (*f)(int))
{
    co_for(int v, it) co_yield_from(f(v));
}

struct pair {
    int first, second;
};

static co_iterator(struct pair) zip(co_iterator(int) a, co_iterator(int) b)
{
    struct pair p;
    while (co_next(&a, &p.first) && co_next(&b, &p.second))
        co_yield (p);
}

static co_iterator(struct pair) enumerate(co_iterator(int) it)
{
    int i = 0;
    co_for(int v, it) co_yield ((struct pair){i++, v});
}

static int twice(int x)
{
    return 2 * x;
}

static int mix(int x)
{
    return (int)((unsigned)x * 2654435761u >> 4);
}

static bool odd(int x)
{
    return x & 1;
}

static bool small(int x)
{
    return x < 1 << 30;
}

ADAPTOR four_from(int n)
{
    for (int i = n; i < n + 4; i++)
        co_yield (i);
}

/* What most loops do with each item.  */
#define SUM(it)                                                                          \
    uint32_t h = 1;                                                                      \
    co_for(int v, it) h = hash(h, v);                                                    \
    return h

LOOP(one_cogen)
{
    SUM(range(0, n));
}

LOOP(one_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, i);
    return h;
}

LOOP(three_cogen)
{
    SUM(up_to_three(n));
}

LOOP(three_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i += 3) {
        h = hash(h, i);
        h = hash(h, i + 1);
        h = hash(h, i + 2);
    }
    return h;
}

LOOP(map3_cogen)
{
    SUM(map(filter(map(range(0, n), mix), odd), twice));
}

LOOP(map3_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++) {
        int v = mix(i);
        if (odd(v))
            h = hash(h, twice(v));
    }
    return h;
}

LOOP(ten_cogen)
{
    SUM(take(map(step_by(skip(map(filter(scan(map(range(0, n), mix), 7), odd), twice), 2), 2), mix),
             n));
}

LOOP(ten_hand)
{
    uint32_t h = 1;
    int sum = 7, skipped = 2, k = 0, left = n;
    if (left > 0)
        for (int i = 0; i < n; i++) {
            sum += mix(i);
            if (!odd(sum))
                continue;
            int v = twice(sum);
            if (skipped > 0) {
                skipped--;
                continue;
            }
            if (k == 0) {
                h = hash(h, mix(v));
                if (--left == 0)
                    break;
            }
            if (++k == 2)
                k = 0;
        }
    return h;
}

LOOP(chain_cogen)
{
    SUM(chain(range(0, n / 2), range(0, n - n / 2)));
}

LOOP(chain_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n / 2; i++)
        h = hash(h, i);
    for (int i = 0; i < n - n / 2; i++)
        h = hash(h, i);
    return h;
}

LOOP(zip_cogen)
{
    uint32_t h = 1;
    co_for(struct pair p, zip(range(0, n), map(range(3, n + 3), mix)))
        h = hash(h, p.first ^ p.second);
    return h;
}

LOOP(zip_hand)
{
    uint32_t h = 1;
    for (int i = 0, j = 3; i < n && j < n + 3; i++, j++)
        h = hash(h, i ^ mix(j));
    return h;
}

LOOP(enumerate_cogen)
{
    uint32_t h = 1;
    co_for(struct pair p, enumerate(map(range(3, n + 3), mix)))
        h = hash(h, p.first ^ p.second);
    return h;
}

LOOP(enumerate_hand)
{
    uint32_t h = 1;
    int i = 0;
    for (int j = 3; j < n + 3; j++)
        h = hash(h, i++ ^ mix(j));
    return h;
}

LOOP(flat_map_cogen)
{
    SUM(flat_map(range(0, n / 4), four_from));
}

LOOP(flat_map_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n / 4; i++)
        for (int k = i; k < i + 4; k++)
            h = hash(h, k);
    return h;
}

LOOP(take_while_cogen)
{
    SUM(take_while(map(range(0, n), mix), small));
}

LOOP(take_while_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++) {
        int v = mix(i);
        if (!small(v))
            break;
        h = hash(h, v);
    }
    return h;
}

LOOP(lambda_cogen)
{
    int key = n | 1;
    SUM(co_lambda(co_iterator(int), (int from, int to), {
        for (int i = from; i < to; i++)
            co_yield (i ^ key);
    })(0, n));
}

LOOP(lambda_hand)
{
    uint32_t h = 1;
    int key = n | 1;
    for (int i = 0; i < n; i++)
        h = hash(h, i ^ key);
    return h;
}

LOOP(chosen_cogen)
{
    SUM(n & 1 ? map(range(0, n), mix) : map(range(0, n), twice));
}

LOOP(chosen_hand)
{
    uint32_t h = 1;
    if (n & 1)
        for (int i = 0; i < n; i++)
            h = hash(h, mix(i));
    else
        for (int i = 0; i < n; i++)
            h = hash(h, twice(i));
    return h;
}

LOOP(chosen_by_if_cogen)
{
    co_iterator(int) it = range(0, n);
    if (n & 1)
        it = map(co_move(it), mix);
    else
        it = map(co_move(it), twice);
    SUM(it);
}

LOOP(chosen_by_if_hand)
{
    return chosen_hand(n);
}

LOOP(wrapped_perhaps_cogen)
{
    co_iterator(int) it = range(0, n);
    if (n & 1)
        it = map(co_move(it), mix);
    SUM(it);
}

LOOP(wrapped_perhaps_hand)
{
    uint32_t h = 1;
    if (n & 1)
        for (int i = 0; i < n; i++)
            h = hash(h, mix(i));
    else
        for (int i = 0; i < n; i++)
            h = hash(h, i);
    return h;
}

LOOP(variables_cogen)
{
    co_iterator(int) a = range(0, n), b = filter(co_move(a), odd);
    co_iterator(int) c = map(co_move(b), mix);
    SUM(c);
}

LOOP(variables_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        if (odd(i))
            h = hash(h, mix(i));
    return h;
}

LOOP(reassigned_cogen)
{
    co_iterator(int) a = range(0, n);
    a = filter(co_move(a), odd);
    a = map(co_move(a), mix);
    SUM(a);
}

LOOP(reassigned_hand)
{
    return variables_hand(n);
}

LOOP(member_cogen)
{
    struct {
        int id;
        co_iterator(int) it;
    } s = {3, map(range(0, n), mix)};
    uint32_t h = s.id;
    co_for(int v, s.it) h = hash(h, v);
    return h;
}

LOOP(member_hand)
{
    uint32_t h = 3;
    for (int i = 0; i < n; i++)
        h = hash(h, mix(i));
    return h;
}

LOOP(element_cogen)
{
    co_iterator(int) its[2] = {range(0, n / 2), map(range(0, n - n / 2), mix)};
    uint32_t h = 1;
    for (int k = 0; k < 2; k++)
        co_for(int v, its[k]) h = hash(h, v);
    return h;
}

LOOP(element_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n / 2; i++)
        h = hash(h, i);
    for (int i = 0; i < n - n / 2; i++)
        h = hash(h, mix(i));
    return h;
}

LOOP(stepped_cogen)
{
    co_iterator(int) it = map(range(0, n), mix);
    uint32_t h = 1;
    int v;
    while (co_next(&it, &v))
        h = hash(h, v);
    return h;
}

LOOP(stepped_hand)
{
    uint32_t h = 1;
    for (int i = 0; i < n; i++)
        h = hash(h, mix(i));
    return h;
}

static uint32_t eat(co_iterator(int) it)
{
    SUM(it);
}

static co_iterator(int) odd_ones(int n)
{
    return map(filter(range(0, n), odd), mix);
}

LOOP(passed_cogen)
{
    return eat(odd_ones(n));
}

LOOP(passed_hand)
{
    return variables_hand(n);
}

int main(int argc, char **argv)
{
    static const struct loop loops[] = {
        ROW(one, "range"),
        ROW(three, "three yields in a loop"),
        ROW(map3, "map, filter, map"),
        ROW(ten, "ten adaptors"),
        ROW(chain, "chain"),
        ROW(zip, "zip"),
        ROW(enumerate, "enumerate"),
        ROW(flat_map, "flat_map by a pointer"),
        ROW(take_while, "take_while"),
        ROW(lambda, "a lambda that captures"),
        ROW(chosen, "chosen by ?:"),
        ROW(chosen_by_if, "chosen by if"),
        ROW(wrapped_perhaps, "an adaptor by if"),
        ROW(variables, "in variables, moved"),
        ROW(reassigned, "one variable reassigned"),
        ROW(member, "a member of a structure"),
        ROW(element, "elements of an array"),
        ROW(stepped, "stepped by co_next"),
        ROW(passed, "made by one function, eaten by one"),
        {0, 0, 0, 0},
    };
    return run_loops(loops, argc > 1 ? argv[1] : NULL);
}
