# What is never dropped but what is awaited needs no code for that, and of what a resume
# nobody sees is not stored.  In bytes of all sections of code; by GCC 12 for x86-64 it is
# 236 and 192 for the range, 646 and 469 for the awaits.
cat > range.c <<'END'
#include <cogen.h>
co_iterator (int) range (int lo, int hi)
{
  for (int i = lo; i < hi; i++)
    co_yield (i);
}
END
cat > awaits.c <<'END'
#include <cogen.h>
co_future (int) rd (int);
co_future (int) g (int a)
{
  int x = co_await (rd (a));
  if (x < 0)
    co_return (x);
  int y = co_await (rd (x + 3));
  co_return (x + y);
}
END
cat > owner.c <<'END'
#include <cogen.h>
void leave (int *);
co_iterator (int) owner (int n)
{
  int held __attribute__ ((cleanup (leave))) = n;
  co_yield (n);
}
END
at_most ()
{
  $CC $CFLAGS $1 -c $2.c -o $2.o
  bytes=$(size -A $2.o | awk '$1 ~ /^\.text/ { n += $2 } END { print n }')
  echo "$2 at $1: $bytes"
  test "$bytes" -le $3
}
at_most -O2 range 260
at_most -Os range 210
at_most -O2 awaits 700
at_most -Os awaits 510

for options in -O0 -O2 -Os; do
  $CC $CFLAGS $options -c range.c
  nm range.o | grep ' U co__drop_frame'
  nm range.o | grep ' U co__destroy_frame'
  if nm range.o | grep 'range\.drop'; then exit 1; fi
  $CC $CFLAGS $options -c owner.c
  nm owner.o | grep 'owner\.drop'
  if nm owner.o | grep 'co__drop_frame'; then exit 1; fi
done
# Who debugs sees who drops.
$CC $CFLAGS -O0 -c awaits.c
nm awaits.o | grep 'g\.drop'

# A step of the range stores a number and the item, and no state.
$CC $CFLAGS -O2 -fplugin-arg-cogen-dump=details -c range.c > dump 2>&1
sed -n '/resume: range/,/^}/p' dump > resume
cat resume
test "$(grep -c ' = -2;' resume)" = 0
test "$(grep -c ' = 1;$' resume)" = 1
sed -n '/)item/,/return 1/p' resume | grep ' = 1;$' && exit 1
$CC $CFLAGS -O0 -fplugin-arg-cogen-dump=details -c range.c > dump 2>&1
sed -n '/resume: range/,/^}/p' dump | grep ' = -2;'
