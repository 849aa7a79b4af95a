/* Coroutines in tables, compared, called through pointers, in constant
   expressions of address.  */

#include <cogen.h>

co_iterator (int) one (int n) { co_yield (n); }
static co_iterator (int) two (int n) { co_yield (n); co_yield (n); }

typedef co_iterator (int) maker (int);

static maker *const table[] = { one, two, 0 };
maker *pointer = &two;
struct entry { const char *name; maker *make; } entries[] = { { "one", one }, { "two", two } };

int
use (int i)
{
  int s = 0;
  co_for (int v, (i ? one : two) (i))
    s += v;
  co_for (int v, table[i & 1] (3))
    s += v;
  co_for (int v, (*entries[i].make) (5))
    s += v;
  return pointer == two ? s : -s;
}
