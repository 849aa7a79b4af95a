# <cogen.h>, trait types, and coroutines work from a precompiled header: a type
# made before it is the same type afterwards.
cat > all.h <<'END'
#include <cogen.h>
#include <stdlib.h>
struct item { int n; };
typedef co_iterator (struct item) items;
co_iterator (struct item) make (int n);
co_generator (char, int, int) unused (void);
static inline co_iterator (int) upto (int n) { for (int i = 0; i < n; i++) co_yield (i); }
END
cat > user.c <<'END'
#include "all.h"
co_iterator (struct item) make (int n)
{
  co_for (int v, upto (n))
    co_yield ((struct item) { v });
}
int main (void)
{
  int sum = 0;
  items it = make (4);
  co_for (struct item i, it)
    sum += i.n;
  if (sum != 6)
    abort ();
  return 0;
}
END
for level in -O0 -O2; do
  $CC $CFLAGS -Winvalid-pch $level all.h -o all.h.gch
  $CC $CFLAGS -Winvalid-pch $level -I. user.c -o user $LIBS 2> messages
  test ! -s messages
  ./user
done
