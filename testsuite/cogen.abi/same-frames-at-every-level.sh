# Frames and whether they may move do not depend on -O: all that -dump says of the
# coroutines of the frame tests and some others, on cycles of calls too, is the same.
cat > cycle.c <<'END'
#include <cogen.h>
static co_iterator (int) odd (int n);
static co_iterator (int) even (int n) { long a = n; co_yield (n); if (n) co_for (int v, odd (n - 1)) co_yield (v); co_yield ((int) a); }
static co_iterator (int) odd (int n) { char c[40] = { 0 }; co_yield (n); if (n) co_for (int v, even (n - 1)) co_yield (v + c[n % 40]); }
int run (int n) { int s = 0; co_for (int v, even (n)) s += v; co_for (int v, odd (n)) s -= v; return s; }
static co_future (int) c (int n);
static co_future (int) a (int n) { char t[9] = { n }; int x = n ? co_await (c (n - 1)) : 0; co_return (x + t[0]); }
static co_future (int) b (int n) { char t[90] = { n }; int x = co_await (a (n)); co_return (x + t[n]); }
static co_future (int) c (int n) { short s[n + 1]; s[n] = n; int x = co_await (b (n)); co_return (x + s[n]); }
int wait (void) { return co_block_on (c (3)) + co_block_on (a (2)); }
END
facts () { $CC $1 -fplugin="$PLUGIN" $INCLUDES -I"$SRCDIR/lib" -w -fplugin-arg-cogen-dump -c -o x.o "$2" 2>&1 | grep 'coroutine .*frame\|slot ' \
    | sed 's/\.[0-9][0-9]*//g' | sort; }
n=0
for file in cycle.c "$SRCDIR"/cogen.run/chain-[b-k]*.c "$SRCDIR"/cogen.frame/*.c; do
    facts -O0 "$file" > at0
    [ -s at0 ] || continue
    n=$((n + 1))
    for O in -O2; do
	facts $O "$file" > atO
	cmp at0 atO || { echo "$file $O"; diff at0 atO; exit 1; }
    done
done
[ $n -gt 15 ]
