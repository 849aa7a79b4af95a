# -fplugin-arg-cogen-limit=N transforms only the first N, for bisecting: more
# of them, more is transformed, and from some N on all is.
cat > two.c <<'END'
#include <cogen.h>
#include <stdlib.h>
static co_iterator (int) first (int n) { while (n) co_yield (n--); }
static co_iterator (int) second (int n) { co_for (int v, first (n)) co_yield (v); }
int main (void)
{
  int s = 0;
  co_for (int v, second (3))
    s += v;
  if (s != 6)
    abort ();
  return 0;
}
END
$CC $CFLAGS -O1 two.c -o all $LIBS
./all
$CC $CFLAGS -O1 -S two.c -o all.s
$CC $CFLAGS -O1 -fplugin-arg-cogen-limit=1000 -S two.c -o many.s
sed -i '/-fplugin/d' all.s many.s
cmp all.s many.s
for n in 0 1 2 3 4; do
  $CC $CFLAGS -O1 -fplugin-arg-cogen-limit=$n -S two.c -o limit$n.s
done
if cmp -s limit0.s all.s; then exit 1; fi
