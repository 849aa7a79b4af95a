# The test library's own test: each of these small tests is wrong in one way, and
# must fail for it; one is right, and must pass.
command -v runtest > /dev/null || exit 77
suite=$PWD/testsuite
mkdir -p testsuite/cogen.self
cp -r "$SRCDIR/lib" testsuite/lib
echo 'foreach test [cogen_tests $srcdir/$subdir *.c] { cogen_test $test run "-O0 -Wall" }' \
  > testsuite/cogen.self/self.exp
cd testsuite/cogen.self

cat > right.c <<'END'
/* { dg-output "^hello\n$" } */
#include <stdio.h>
int main (void) { int unused; puts ("hello"); return 0; } /* { dg-warning "23: unused variable" } */
END
echo 'int main (void) { int x; return 0; }	/* { dg-error "unused variable" } */' > error-is-no-warning.c
echo 'int main (void) { return y; }	/* { dg-warning "undeclared" } */
/* { dg-note "each undeclared" "" .-1 } */' > warning-is-no-error.c
echo 'int main (void) { return y; }	/* { dg-error "undeclared" } */' > note-is-excess.c
echo 'int main (void) { int x; return 0; }' > warning-is-excess.c
echo 'int main (void) { return 0; }	/* { dg-warning "never given" } */' > message-is-missing.c
echo 'int main (void) { int x; return 0; }	/* { dg-warning "9: unused variable" } */' > column-is-wrong.c
echo '/* { dg-warning "unused variable" } */
int main (void) { int x; return 0; }' > line-is-wrong.c
echo 'int main (void) { int x; return 0; }	/* { dg-warning "unused" } { dg-warning "variable" } */' > one-message-for-two.c
echo 'int main (void) { return 3; }' > status-is-not-zero.c
echo '#include <unistd.h>
int main (void) { return write (2, "x", 1) != 1; }' > stderr-is-not-empty.c
echo '/* { dg-output "goodbye" } */
#include <stdio.h>
int main (void) { puts ("hello"); return 0; }' > output-is-wrong.c
echo '/* { dg-panic "cogen: f: other" } */
#include <cogen/rt.h>
int main (void) { co_panic ("f", "text"); }' > panic-is-wrong.c
echo '/* { dg-panic "cogen: f: text" } */
int main (void) { return 0; }' > panic-is-missing.c
echo '/* { dg-alloc-count 3 } */
#include "alloc.h"
int main (void) { return 0; }' > count-is-wrong.c
echo '#include "alloc.h"
int main (void) { return co_frame_alloc (1, 1) == 0; }' > frame-leaks.c
echo '/* { dg-wraning "typo" } */
int main (void) { return 0; }' > directive-is-unknown.c
echo '/* { dg-do compile }
   { dg-final { scan-assembler-times "never" 1 } } */
int main (void) { return 0; }' > scan-fails.c
cd ../..

mkdir results
cd results
env COGEN_PLUGIN="$PLUGIN" COGEN_INCLUDES="$INCLUDES" COGEN_LIBDIR="$LIBDIR" COGEN_SHARD=1/1 \
  runtest --tool cogen --srcdir "$suite" --directory cogen.self > output 2>&1 < /dev/null || true
cat cogen.sum
for test in "$suite"/cogen.self/*.c; do
  name=$(basename "$test")
  bad=$(grep -cE "^(FAIL|ERROR|UNRESOLVED): .*$name" cogen.sum || true)
  case $name in
    right.c)
      test "$bad" = 0 || { echo "$name should have passed"; exit 1; }
      grep -q "^PASS: .*$name" cogen.sum ;;
    *) test "$bad" -gt 0 || { echo "$name should have failed"; exit 1; } ;;
  esac
done
