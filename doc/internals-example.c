/* The functions that doc/INTERNALS.md follows through the plugin.  Its dumps
   are made from this file by doc/update-internals.  */

#include <cogen.h>

void fill(char *text, int n);
int check(const char *text);
void unlock(int *lock);
co_future(int) ready(int n);

/* The way of this one is told in full.  */
static co_iterator(int) range(int lo, int hi)
{
    for (int i = lo; i < hi; i++)
        co_yield(i);
}

/* A caller that elides the frame, and whose loop dissolves.  */
int sum(int n)
{
    int s = 0;
    co_for (int v, range(0, n))
        s += v;
    return s;
}

/* Delegation, an owned parameter, a cleanup.  */
co_future(int) twice(co_future(int) f, int lock)
{
    int held __attribute__((cleanup(unlock))) = lock;
    int x = co_await(f);
    co_return(x + 1);
}

/* Memory variables: one that stays on the stack, two that share their bytes.  */
co_iterator(int) texts(int n)
{
    {
        char scratch[100];
        fill(scratch, n);
        n = check(scratch);
    }
    {
        char a[40];
        fill(a, n);
        co_yield(1);
        n += check(a);
    }
    {
        char b[24];
        fill(b, n);
        co_yield(2);
        check(b);
    }
}

/* A child that becomes a part of the one that awaits it.  */
static co_future(int) child(int n)
{
    int held __attribute__((cleanup(unlock))) = n;
    if (n < 0)
        co_return(0);
    co_return(co_await(ready(n)));
}

co_future(int) parent(int n)
{
    int x = co_await(child(n + 1));
    co_return(x + n);
}
