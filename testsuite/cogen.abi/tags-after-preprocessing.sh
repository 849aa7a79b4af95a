# The tags of <cogen/rt.h> that are also macros of <cogen.h> are one type with what the
# macros make of them, also in a unit that was preprocessed, with line markers and without.
cat > unit.c <<'END'
#include <cogen.h>
enum co_poll (*f) (void *);
static enum co_poll h (void *p) { (void) p; return CO_READY; }
enum co_poll use (void) { f = h; return f (0); }
END
for mode in "" -P; do
  $CC -fplugin=$PLUGIN $INCLUDES -E $mode unit.c -o unit.i
  grep -q __builtin_co_poll unit.i
  $CC -fplugin=$PLUGIN -Wall -Wextra -Werror -c unit.i -o unit.o
done
