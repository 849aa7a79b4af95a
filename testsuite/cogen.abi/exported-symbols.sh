# A public coroutine f exports f, f.place and f.vtable, and nothing else; a
# static one nothing.  Vtables are constant.
cat > symbols.c <<'END'
#include <cogen.h>
co_iterator (int) shown (int n) { while (n) co_yield (n--); }
static co_iterator (int) hidden (int n) { while (n) co_yield (n--); }
int use (void) { int s = 0; co_for (int v, hidden (3)) s += v; return s; }
END
for options in "-O0" "-O2" "-O2 -fPIC"; do
  $CC $CFLAGS $options -c symbols.c -o symbols.o
  nm --defined-only --extern-only symbols.o | awk '{ print $3 }' | sort | tr '\n' ' ' > names
  cat names
  test "$(cat names)" = "shown shown.place shown.vtable use "
  nm symbols.o | grep ' [DdBb] ' && objdump -t symbols.o | grep vtable | grep -v 'ro' && exit 1
done
true
