# Each header of the runtime compiles by itself, and with all others in any order, without
# a warning, at the strictest levels and in each standard of C; those that need no plugin in
# C++ too.
for header in future reactor structures sync task time; do
  for std in gnu11 c11 gnu17 c2x; do
    echo "#include <cogen/$header.h>" > one.c
    $CC $CFLAGS -std=$std -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Wstrict-prototypes \
      -Werror -fsyntax-only one.c
  done
done
printf '#include <cogen/%s.h>\n' sync future time task reactor sync > all.c
$CC $CFLAGS -std=c11 -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Werror -fsyntax-only all.c
[ -z "$CXX" ] || for header in reactor structures; do
  echo "#include <cogen/$header.h>" > one.cc
  $CXX $INCLUDES -Wall -Wextra -Wshadow -Wconversion -Wpedantic -Werror -fsyntax-only one.cc
done
