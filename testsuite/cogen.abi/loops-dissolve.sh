# At -O2 and -O3 a loop over an elided object is the loop that one would write by hand:
# the dispatch on its state is threaded away, early enough for -O3 to vectorize it.
cat > x.c <<'END'
#include <cogen.h>
static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) pairs (int n) { for (int i = 0; i < n; i++) { co_yield (i); co_yield (-i * i); } }
unsigned hash (unsigned, int);
unsigned by_object (int n) { unsigned s = 0; co_for (int v, range (0, n)) s = (s ^ v) * 31; return s; }
unsigned by_hand (int n) { unsigned s = 0; for (int i = 0; i < n; i++) s = (s ^ i) * 31; return s; }
unsigned pairs_by_object (int n) { unsigned s = 0; co_for (int v, pairs (n)) s = hash (s, v); return s; }
unsigned pairs_by_hand (int n) { unsigned s = 0; for (int i = 0; i < n; i++) { s = hash (s, i); s = hash (s, -i * i); } return s; }
END
# How many instructions function $1 has.
count () { objdump -d --no-show-raw-insn x.o | awk -v f="<$1>:" '$2 == f { on = 1; next } /^$/ { on = 0 } on && !/nop|xchg +%ax,%ax/ { n++ } END { print n }'; }
for O in -O2 -O3; do
    $CC $O -fplugin="$PLUGIN" $INCLUDES -c x.c
    for f in by pairs_by; do
	object=$(count ${f}_object) hand=$(count ${f}_hand)
	echo "$O $f: $object instructions, $hand by hand"
	[ "$object" -le $((hand + 4)) ]
    done
done

cat > y.c <<'END'
#include <cogen.h>
static co_iterator (int) range (int lo, int hi) { for (int i = lo; i < hi; i++) co_yield (i); }
static co_iterator (int) twice (int n) { co_for (int v, range (0, n)) co_yield (2 * v); }
unsigned sum_by_object (const unsigned *a, int n) { unsigned s = 0; co_for (int v, range (0, n)) s += a[v]; return s; }
unsigned sum_by_hand (const unsigned *a, int n) { unsigned s = 0; for (int i = 0; i < n; i++) s += a[i]; return s; }
void fill_by_object (int *a, int n) { co_for (int v, twice (n)) a[v / 2] = v; }
void fill_by_hand (int *a, int n) { for (int i = 0; i < n; i++) a[i] = 2 * i; }
END
$CC -O3 -fplugin="$PLUGIN" $INCLUDES -fopt-info-vec-optimized -c y.c 2> vectorized
cat vectorized
[ "$(grep -c 'loop vectorized' vectorized)" = 4 ]
