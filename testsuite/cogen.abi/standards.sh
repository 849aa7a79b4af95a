# The header and the markers work in every dialect, pedantically.
cat > dialect.c <<'END'
#include <cogen.h>
static co_iterator (int) range (int lo, int hi) { int i; for (i = lo; i < hi; i++) co_yield (i); }
static co_future (int) add (co_future (int) a, int b) { int x = co_await (a); co_return (x + b); }
static co_future (int) one (void) { co_return (1); }
static co_generator (char, int, int) echo (int n) { while (n > 0) n -= co_yield ('?'); co_return (n); }
int main (void)
{
  int sum = 0, r;
  char c;
  co_generator (char, int, int) g = echo (1);
  co_for (int v, range (0, 4))
    sum += v;
  while (co_resume (&g, 2, &c, &r) == CO_YIELDED)
    sum++;
  co_drop (&g);
  return sum + co_block_on (add (one (), 1)) + r != 8;
}
END
for std in c99 gnu99 c11 gnu11 c17 gnu17 c2x gnu2x; do
  $CC $CFLAGS -std=$std -O1 -Wall -Wextra -Wshadow dialect.c -o dialect $LIBS 2> messages
  cat messages
  test ! -s messages
  ./dialect
done
$CC $CFLAGS -std=c11 -pedantic-errors -Werror -O1 dialect.c -o dialect $LIBS
./dialect
