# A versioned symbol has the versions of all that belongs to a coroutine.
cat > library.c <<'END'
#include <cogen.h>
co_iterator (int) f1 (int n) { co_yield (n); }
__typeof__ (f1) f1 __attribute__ ((symver ("f@@V1")));
co_iterator (int) f0 (int n) __attribute__ ((symver ("f@V0")));
co_iterator (int) f0 (int n) { co_yield (n); co_yield (n + 1); }
END
cat > library.map <<'END'
V0 { global: f; f.place; f.vtable; local: *; };
V1 { } V0;
END
cat > program.c <<'END'
#include <cogen.h>
#include <stdio.h>
co_iterator (int) f (int n);
int
main (void)
{
  char memory[64];
  co_for (int v, co_place (memory, co_frame_size (f), f (3)))
    printf ("%d ", v);
  co_for (int v, f (4))
    printf ("%d\n", v);
}
END
for options in -O0 -O2; do
  $CC $CFLAGS $options -fPIC -shared -Wl,--version-script=library.map library.c -o libversions.so $LIBS
  nm -D --defined-only libversions.so | awk '$3 ~ /^f/ { print $3 }' | sort | tr '\n' ' ' > names
  cat names
  test "$(cat names)" = "f.place@@V1 f.place@V0 f.vtable@@V1 f.vtable@V0 f@@V1 f@V0 "
  $CC $CFLAGS $options program.c -o program ./libversions.so $LIBS
  test "$(./program)" = "3 4"
done
