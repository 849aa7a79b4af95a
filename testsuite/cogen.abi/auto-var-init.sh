# -ftrivial-auto-var-init initializes what a coroutine keeps in its frame, each time its scope
# begins, like what stays on the stack.
$CC -ftrivial-auto-var-init=zero -E -x c /dev/null > preprocessed 2>&1 || exit 77
cat > init.c <<'E2'
#include <cogen.h>
#include <stdio.h>
__attribute__ ((noipa)) static void look (void *p) { __asm__ volatile ("" : : "r" (p) : "memory"); }
static co_iterator (int) numbers (void)
{
  char text[16]; int all[3]; int one;
  look (text); look (all); look (&one);
  co_yield (text[7] & 0xff);
  for (int i = 0; i < 2; i++)
    {
      int again;
      look (&again);
      co_yield (again);
      look (&again);
      again = 77;
      look (&again);
    }
  co_yield (all[1]);
  co_yield (one);
  look (text); look (all); look (&one);
}
__attribute__ ((noipa)) static co_iterator (int) pass (co_iterator (int) it) { return it; }
int main (void)
{
  co_for (int v, numbers ()) printf ("%x ", v);
  co_for (int v, pass (numbers ())) printf ("%x ", v);
}
E2
for level in -O0 -O1 -O2 -Os; do
  for how in zero:0 pattern:fefefefe; do
    value=${how#*:}
    $CC $CFLAGS $level -w -ftrivial-auto-var-init=${how%:*} -o init init.c $LIBS
    byte=$(printf %s "$value" | sed 's/fefefefe/fe/')
    set -- "$byte" "$value" "$value" "$value" "$value"
    test "$(./init)" = "$* $* "
  done
done
