# Torture mode of a program with functions of its own for memory, under the names of
# the C library's: the runtime, which runs in the midst of them, does not call them.
cat > own.c <<'END'
#include <stddef.h>
static int calls;
static void *set (void *to, int c, size_t n)
{
  calls++;
  for (char *p = to; n--; )
    *p++ = c;
  return to;
}
static void *move (void *to, const void *from, size_t n)
{
  calls++;
  const char *f = from;
  for (char *p = to; n--; )
    *p++ = *f++;
  return to;
}
void *own_set (void *, int, size_t) __asm__ ("memset");
void *own_copy (void *, const void *, size_t) __asm__ ("memcpy");
void *own_move (void *, const void *, size_t) __asm__ ("memmove");
void *own_set (void *to, int c, size_t n) { return set (to, c, n); }
void *own_copy (void *to, const void *from, size_t n) { return move (to, from, n); }
void *own_move (void *to, const void *from, size_t n) { return move (to, from, n); }
int main (void)
{
  char a[100], b[100];
  own_set (a, 'x', sizeof a);
  own_copy (b, a, sizeof a);
  own_move (b + 1, b, 3);
  return b[99] != 'x' || calls != 3;
}
END
for options in "-O0" "-O2"; do
  $CC $CFLAGS $options -fno-builtin -fno-tree-loop-distribute-patterns \
    -fplugin-arg-cogen-torture=all -fplugin-arg-cogen-dump own.c -o own $LIBS 2> dump
  grep -q 'coroutine .memset.torture: .*movable' dump
  ./own
done
