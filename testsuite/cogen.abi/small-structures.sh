# What a loop does with a small structure that is kept over suspensions it does in registers:
# two additions to members are six instructions a byte, as in plain C.
command -v valgrind > /dev/null || exit 77
cat > adler.c <<'END'
#include <cogen.h>
#include <stdio.h>
#include <stdlib.h>
unsigned char bytes[4096];
__attribute__ ((noipa)) static int get (int *left)
{
  int n = *left < 4096 ? *left : 4096;
  *left -= n;
  return n;
}
struct sums { unsigned a, b; };
__attribute__ ((noipa)) co_iterator (unsigned) adler (int left)
{
  struct sums s = { 1, 0 };
  for (int n; (n = get (&left)) > 0; )
    {
      for (int i = 0; i < n; i++)
	{
	  s.a += bytes[i];
	  s.b += s.a;
	}
      co_yield (s.a ^ s.b);
    }
}
int main (int argc, char **argv)
{
  unsigned last = argc;
  co_iterator (unsigned) it = adler (atoi (argv[1]));
  while (co_next (&it, &last))
    ;
  co_drop (&it);
  printf ("%u\n", last);
}
END
$CC $CFLAGS -O2 adler.c $LIBS -o adler
count ()
{
  valgrind --tool=callgrind --callgrind-out-file=/dev/null ./adler $1 2>&1 \
    | sed -n 's/^==.*Collected : //p'
}
once=$(count 200000)
twice=$(count 400000)
awk "BEGIN { x = ($twice - $once) / 200000; print x; exit !(x > 5 && x < 6.5) }"
