# Torture mode of a program with functions of its own under the names of GCC's builtins:
# what is made of them is not taken for the builtin.
cat > own.c <<'END'
typedef __SIZE_TYPE__ size_t;
static int calls;
__attribute__ ((used)) void bzero (void *d, size_t n)
{
  calls++;
  for (char *p = d; n--; )
    *p++ = 0;
}
__attribute__ ((used)) int abs (int i) { calls++; return i < 0 ? -i : i; }
__attribute__ ((used)) double fmax (double x, double y) { calls++; return x > y ? x : y; }
__attribute__ ((used)) char *strchr (const char *s, int c)
{
  calls++;
  while (*s != (char) c && *s++)
    ;
  return *s == (char) c ? (char *) s : 0;
}
__attribute__ ((used)) int printf (const char *format, ...) { return calls += !format; }
__attribute__ ((used)) int putchar (int c) { return c + calls++; }
__attribute__ ((used)) long ffsl (long i) { return i & 1; }
int main (void)
{
  void (*volatile zero) (void *, size_t) = bzero;
  int (*volatile absolute) (int) = abs;
  double (*volatile max) (double, double) = fmax;
  char *(*volatile find) (const char *, int) = strchr;
  char a[4] = "abc";
  int bad = absolute (-2) != 2 || max (1, 2) != 2 || find (a, 'b') != a + 1;
  zero (a, 4);
  return bad || a[0] || a[2] || calls != 4;
}
END
for options in "-O0" "-Og" "-O1" "-O2"; do
  $CC $CFLAGS $options -w -fplugin-arg-cogen-torture=all own.c -o own $LIBS
  ./own
  $CC $CFLAGS $options -w -fplugin-arg-cogen-torture=all -fplugin-arg-cogen-torture-await \
    own.c -o own $LIBS
  ./own
done
