# No message of ours or of GCC's about a mistake has a name that the user does not know:
# of the functions that a coroutine becomes, of frames, of builtins.  Compiled is all that
# cogen.error has, but what writes such names itself.
n=0
for source in "$SRCDIR"/cogen.error/*.c; do
  if grep -q '__builtin_\|#include <arm' "$source"; then continue; fi
  for level in -O0 -O2; do
    LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -I"$SRCDIR/lib" -fdiagnostics-plain-output -Wall -Wextra $level \
      -fopenmp -c "$source" -o unit.o > messages 2>&1 < /dev/null || :
    n=$((n + $(grep -c 'error:\|warning:' messages || :)))
    if grep -E '\.resume|\.drop|FRAME\.|__builtin_|co__|D\.[0-9]' messages; then
      echo "in $source at $level"; exit 1
    fi
  done
done
[ "$n" -gt 300 ]

# Warnings that the optimizer gives.
cat > late.c <<'END2'
#include <cogen.h>
#include <string.h>
#include <stdlib.h>
int use(int *);
co_iterator(int) unset(int n) { int x; if (n > 3) x = n; co_yield(1); co_yield(x); }
co_iterator(int) outside(int n) { int v[4] = {0}; co_yield(1); v[7] = n; co_yield(v[n]); }
co_iterator(int) copied(int n) { char b[4]; co_yield(1); strcpy(b, "hello world"); co_yield(b[n]); }
co_iterator(int) freed(int n) { char *p = malloc(n); co_yield(1); free(p); co_yield(*p); }
co_future(int) awaits(int n) { int r; if (n) r = co_await(awaits(n - 1)); co_return(r); }
co_future(int) ends(int n) { if (n) co_return(1); }
co_iterator(int) loops(int n)
{
  int z;
  co_for (int v, co_do(co_iterator(int), { int q; co_yield(n); co_yield(q); })) { z += v; co_yield(v); }
  co_yield(z);
}
int lambdas(void)
{
  int s = 0;
  co_for (int v, co_lambda(co_iterator(int), (int m), { int y[9]; co_yield(m); co_yield(y[m]); })(3))
    s += v;
  return s;
}
END2
cat > lambda.c <<'END2'
#include <cogen.h>
int plain(void) { return co_lambda(int, (int n), { co_yield(n); return n; })(3); }
END2
for level in -O0 -O2 -O3; do
  LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -fdiagnostics-plain-output -Wall -Wextra -Wnull-dereference \
    -Wframe-larger-than=16 -Wstack-usage=16 $level -c late.c > messages 2>&1
  grep -q 'warning:' messages
  LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -fdiagnostics-plain-output -c lambda.c >> messages 2>&1 && exit 1
  grep -q "'co_yield' in 'co_lambda'" messages
  if grep -E '\.resume|\.drop|FRAME\.|__builtin_co|__builtin_(await|yield)|co__|D\.[0-9]' messages; then
    exit 1
  fi
done
