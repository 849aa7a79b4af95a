# Torture mode makes coroutines of ordinary functions, which do what they did: at each
# statement, at some, on other threads, with frames that move, awaiting each other.  What is left alone is
# told with why.
cat > all.c <<'END2'
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct small { char c[3]; };
struct big { int a[9]; double d; };
static int left;
static void leave (int *p) { left += *p; }
struct small small (int n) { struct small s = { { n, n + 1, n + 2 } }; return s; }
struct big big (int n, char c)
{
  struct big b = { .d = n / 2.0 };
  for (int i = 0; i < 9; i++)
    b.a[i] = i * n + c;
  return b;
}
_Complex double complex (double x) { return x + 2.0i * x; }
long double wide (void) { return 1.25L; }
int fib (int n) { return n < 2 ? n : fib (n - 1) + fib (n - 2); }
double old (f, c) float f; char c; { return f * c; }
int vla (int n)
{
  int a[n], t = 0;
  for (int i = 0; i < n; i++)
    {
      __attribute__ ((cleanup (leave))) int z = i;
      a[i] = z * z;
    }
  for (int i = 0; i < n; i++)
    t += a[i];
  return t;
}
int label (int n)
{
  static void *const table[] = { &&one, &&two, &&three };
  int r = 0;
  goto *table[n % 3];
 one: r += 1;
 two: r += 10;
 three: r += 100;
  return r;
}
int outer (int n)
{
  int k = n;
  int inner (int x) { return x + k++; }
  return inner (1) + inner (2) + k;
}
int error (void) { errno = 0; strtol ("99999999999999999999", 0, 10); return errno == ERANGE; }
static const char *jump (void) { static jmp_buf b; return setjmp (b) ? "jumped" : (longjmp (b, 1), ""); }
static int sum (int n, ...)
{
  va_list ap;
  va_start (ap, n);
  int t = 0;
  while (n--)
    t += va_arg (ap, int);
  va_end (ap);
  return t;
}
_Noreturn static void end (int status) { fflush (stdout); exit (status); }
int main (void)
{
  struct big b = big (3, 'a');
  _Complex double z = complex (1.5);
  printf ("%d %d %g\n", small (7).c[2], b.a[8], b.d);
  printf ("%g %g %Lg %d %g\n", __real z, __imag z, wide (), fib (9), old (2.5f, 4));
  printf ("%d ", vla (4));
  printf ("%d %d %d %d\n", left, label (0), label (1), label (2));
  printf ("%d %d %s %d\n", outer (5), error (), jump (), sum (3, 1, 2, 3));
  end (0);
}
END2
cat > expected << 'END2'
9 121 1.5
1.5 3 1.25 34 10
14 6 111 110 100
21 1 jumped 6
END2
$CC -w all.c -o plain
./plain | cmp - expected
for torture in torture=all torture=1 torture=2 torture=3 torture torture-thread torture-await \
  torture-await?-fplugin-arg-cogen-torture=all torture=1?-fplugin-arg-cogen-check-frames; do
  for level in -O0 "-O2 -g" -Os; do
    $CC $CFLAGS -w $level $(echo "-fplugin-arg-cogen-$torture" | tr '?' ' ') all.c -o tortured $LIBS
    ./tortured > out
    cmp out expected
  done
done
cat > alone.c <<'END2'
#include <cogen.h>
#include <alloca.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
jmp_buf buffer;
int twice (void) { return setjmp (buffer); }
void *caller (void) { return __builtin_return_address (0); }
char *space (char **p) { *p = alloca (7); return 0; }
void many (int n, ...) { va_list ap; va_start (ap, n); va_end (ap); }
static inline __attribute__ ((always_inline)) int here (void) { return 1; }
int bound (void) { register int r __asm__ ("ebx") = 1; __asm__ ("" : "+r" (r)); return r; }
register long fixed __asm__ ("rbx");
long global (void) { return fixed; }
int capture (int n) { int in (const void *a, const void *b) { return n + (a < b); } int a[2] = { 0 }; qsort (a, 2, 4, in); return here (); }
int into (void) { __label__ l; void in (void) { goto l; } in (); l: return 1; }
__attribute__ ((target_clones ("default", "avx2"))) int clones (void) { return 1; }
co_iterator (int) already (void) { co_yield (1); }
void *calloc (size_t n, size_t size) { return n + size ? (void *) buffer : 0; }
int taken (int x) { return x + 1; }
END2
$CC $CFLAGS -w -fplugin-arg-cogen-torture -fplugin-arg-cogen-dump -c alone.c 2> dump
alone () { grep "$1.* is left alone: .*$2" dump || { cat dump; echo "no $1"; exit 1; }; }
alone twice "returns twice"
alone caller "its caller"
alone space "alloca"
alone many "variable arguments"
alone here "must be inlined"
alone bound "register variable"
alone global "register variable"
alone capture "pointer to a nested function"
alone into "jumps into it"
alone clones "attribute"
alone already "coroutine already"
alone calloc "runtime needs it"
grep 'torture: 3 functions are coroutines, 12 are left alone' dump
# So does a unit that says nothing of coroutines.
echo 'int main (void) { return 0; }' > none.c
$CC $CFLAGS -fplugin-arg-cogen-torture none.c -o none $LIBS
./none
# GCC adds a constructor to such a unit.
echo 'int a; int main (void) { return a; }' > late.c
$CC $CFLAGS -fplugin-arg-cogen-torture --coverage late.c -o late $LIBS
./late

# It takes no warning away that the front end's passes give.
cat > unset.c <<'END2'
int get (void);
int unset (void) { int x; get (); return x; }
END2
for all in '' -fplugin-arg-cogen-torture=all; do
  LC_ALL=C $CC $CFLAGS $all -O0 -Wall -c unset.c 2> messages
  grep -q 'used uninitialized' messages || { cat messages; exit 1; }
done
