# Whatever a loop over what has dissolved does with an item, nothing asks where its object is:
# at each -O what follows a place is known there, also where the loop may be left first, or
# something else be asked.
cat > x.c <<'END'
#include <cogen.h>
typedef co_iterator (int) I;
struct pair { int a, b; };
unsigned hash (unsigned, int);
static I range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static I map (I it, int k) { co_for (int v, it) co_yield (v * k); }
static co_iterator (struct pair) zip (I a, I b)
{
  struct pair p;
  while (co_next (&a, &p.a) && co_next (&b, &p.b))
    co_yield (p);
}
unsigned zipped (int n) { unsigned h = 0; co_for (struct pair p, zip (range (0, n), map (range (3, n), 5))) h = hash (h, p.a ^ p.b); return h; }
unsigned left (int n)
{
  unsigned h = 0;
  co_for (int v, n & 1 ? map (range (0, n), 3) : range (0, n))
    {
      h = hash (h, v);
      if (h == 7)
	break;
    }
  return h;
}
unsigned perhaps (int n)
{
  unsigned h = 0;
  I it = range (0, n);
  if (n & 1)
    it = map (co_move (it), 3);
  co_for (int v, it)
    h = hash (h, v);
  return h;
}
END
for O in -O0 -Os -O2; do
    $CC $O -fplugin="$PLUGIN" $INCLUDES -fdump-tree-fixup_cfg2=x.dump -c x.c
    awk '/^;; Function / { f = $3 }
	 f ~ /^(zipped|left|perhaps)$/ && /if \((tag|state)_|switch \(/ { print f ": " $0 }' x.dump > asked
    cat asked
    grep -q '^;; Function perhaps' x.dump
    [ ! -s asked ]
done
