# Code does not depend on -g: -fcompare-debug finds no difference.  A sample of the tests
# in cogen.run; suspend-in-statement-expressions.c is none, since GCC alone places the
# jump back of a loop whose body ends in a statement expression by its debug statements;
# and what calls setjmp is none where GCC alone (14) makes a difference.
cat > plain.c <<'E'
#include <setjmp.h>
extern int more (int *);
jmp_buf place;
int f (int n) { int k = 0; if (setjmp (place)) k++; while (more (&n)) k++; return k + n; }
E
# Compares what the compiler makes of "$@" with and without -g.  GCC 14 numbers what is in one
# line (discriminators, for profiles) otherwise with debug statements in between.
compare () {
  "$@" -w -fcompare-debug -c -o object.o && return
  "$@" -w -fcompare-debug -save-temps -c -o object.o > saved.log 2>&1 || :
  for insns in object*.gkd; do sed 's/ discrim [0-9]*//' "$insns" > "$insns.plain"; done
  cmp object*.gkd.plain
}
setjmp=yes
$CC -O2 -g -fcompare-debug -c plain.c > plain.log 2>&1 || setjmp=no
number=0
for source in "$SRCDIR"/cogen.run/*.c "$SRCDIR"/../examples/*.c; do
  case $source in */suspend-in-statement-expressions.c|*.unit2.c) continue ;; esac
  case $source in */setjmp*) [ $setjmp = yes ] || continue ;; esac
  number=$((number + 1))
  [ $((number % 16)) = 0 ] || continue
  options=$(sed -n 's/.*dg-\(additional-\)*options "\([^"]*\)".*/\2/p' "$source" | head -n 1)
  packages=$(sed -n 's/.*example-packages: *\([^*]*\).*/\1/p' "$source")
  if [ -n "$packages" ]; then
    # shellcheck disable=SC2086 # it is a list
    options="$options $(pkg-config --cflags $packages 2> /dev/null)" || continue
  fi
  # Options of other compilers.
  # shellcheck disable=SC2086 # they are a list
  $CC $options -E -x c /dev/null > preprocessed 2>&1 || continue
  for level in -O0 -O1 -O2 -O3 -Os; do
    # shellcheck disable=SC2086 # they are lists
    compare $CC $CFLAGS $level $options "$source" || exit 1
  done
done
