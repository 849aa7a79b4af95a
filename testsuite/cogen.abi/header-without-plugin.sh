# Without the plugin <cogen.h> stops GCC with one clear #error; <cogen/rt.h>
# needs no plugin, in C and C++.
cat > uses.c <<'END'
#include <cogen.h>
co_iterator (int) one (void) { co_yield (1); }
END
if $CC $INCLUDES -c uses.c 2> err; then exit 1; fi
test "$(grep -c 'error:' err)" = 1
grep -q 'error: #error.*plugin' err

printf '#include <cogen/rt.h>\nstruct co_iterator_vtable v; size_t s; enum co_poll p = CO_DONE;\n' > rt.c
$CC $INCLUDES -std=c99 -Wall -Wextra -pedantic-errors -Werror -c rt.c
if [ -n "$CXX" ]; then
  cp rt.c rt.cc
  $CXX $INCLUDES -Wall -Wextra -pedantic-errors -Werror -c rt.cc
fi
