# -fsyntax-only says the same as compiling: nothing for what is right, and the
# error for what is wrong; no output is made.
$CC $CFLAGS -fsyntax-only -Wall -Wextra "$SRCDIR/cogen.run/flat-map.c" > out 2>&1
test ! -s out
cat > wrong.c <<'END'
#include <cogen.h>
int f (void) { co_yield (1); return 1; }
END
if $CC $CFLAGS -fsyntax-only wrong.c 2> err; then exit 1; fi
grep -q 'wrong.c:2:16: error: ' err
test "$(ls)" = "$(printf 'err\nout\nwrong.c')"
