# Without the plugin <cogen.h> stops GCC with one clear #error; <cogen/rt.h> and
# <cogen/abi.h> need no plugin, in C and C++.
cat > uses.c <<'END'
#include <cogen.h>
co_iterator (int) one (void) { co_yield (1); }
END
if $CC $INCLUDES -c uses.c 2> err; then exit 1; fi
test "$(grep -c 'error:' err)" = 1
grep -q 'error: #error.*plugin' err

printf '#include <cogen/rt.h>\nstruct co_iterator_vtable v; size_t s; enum co_poll p = CO_DONE;\n' > rt.c
printf '#include <cogen/abi.h>\nstruct co__frame f; int flag = CO__LINKS;\n' > abi.c
for header in rt abi; do
  $CC $INCLUDES -std=c99 -Wall -Wextra -pedantic-errors -Werror -c $header.c
  [ -n "$CXX" ] || continue
  cp $header.c $header.cc
  $CXX $INCLUDES -Wall -Wextra -pedantic-errors -Werror -c $header.cc
done
