# <cogen/rt.h> compiles by itself, without a warning, as C11, C17 and C++11 up.
for std in c11 c17 c2x; do
  echo '#include <cogen/rt.h>' | $CC -std=$std -pedantic -Wall -Wextra -Werror \
    -I"$top_srcdir/include" -fsyntax-only -x c - || exit 1
done
for std in c++11 c++17 c++20; do
  printf '#include <cogen/rt.h>\nstruct co_waker *w = co_noop_waker ();\n' \
    | $CXX -std=$std -pedantic -Wall -Wextra -Werror -I"$top_srcdir/include" -fsyntax-only -x c++ - || exit 1
done
