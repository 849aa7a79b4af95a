# A unit without markers compiles to the same assembly with and without the
# plugin, at every level.  GCC gives its declarations the same numbers too: the order
# of its hash tables, so what debug information says of a variable, hangs on them.
cat > plain.c <<'END'
#include <stdlib.h>
#include <string.h>
struct s { int a; double b[3]; };
static int twice (int x) { return 2 * x; }
static __thread int tls;
int table (int n)
{
  static void *labels[] = { &&a, &&b };
  int v[n];
  int nested (int k) { return k + n; }
  goto *labels[n & 1];
a: v[0] = twice (n); return nested (v[0]) + tls;
b: for (int i = 0; i < n; i++) v[i] = i * i;
  return v[n - 1];
}
struct s make (int n) { struct s r = { n, { n, 2, 3 } }; return r; }
void sort (char **p, size_t n) { qsort (p, n, sizeof *p, (int (*) (const void *, const void *)) strcmp); }
END
for options in -O0 -O1 -O2 -O3 -Os "-O2 -g -gno-record-gcc-switches" "-O2 -fPIC -fexceptions" "-O2 -fsanitize=address"; do
  $CC $options -fdump-tree-optimized-uid=without.uid -S plain.c -o without.s
  $CC -fplugin=$PLUGIN $options -fdump-tree-optimized-uid=with.uid -S plain.c -o with.s
  grep -q 'D\.[0-9]' without.uid
  cmp without.uid with.uid
  cmp without.s with.s
done
