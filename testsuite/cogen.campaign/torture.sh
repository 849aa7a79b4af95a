# Torture mode: a sample of `make check-torture' (testsuite/torture/), which runs GCC's
# own torture suites.  Their source is large, so here stand programs of this suite and
# the runtime for them, and what GCC's tests look like; of GCC's a few if they are
# there (in GCC_SRC, or where `make check-torture' unpacks them).
command -v python3 > /dev/null || exit 77
export COGEN_PLUGIN="$PLUGIN" COGEN_LIBDIR="$LIBDIR" TORTURE_SECONDS=20 CAMPAIGN_TIMEOUT=60
real=${GCC_SRC-$LIBDIR/../../testsuite/campaigns/gcc-source}
suites=suites/gcc/testsuite
mkdir -p $suites/gcc.c-torture/execute/builtins/lib $suites/gcc.c-torture/compile \
  $suites/gcc.dg/torture

# Run the tests in `suites' with the options $1, those of the suites $2; what is printed
# last is in `counts'.
torture ()
{
  status=0
  TORTURE_LEVELS=$1 TORTURE_SUITES=$2 sh "$SRCDIR/torture/check-torture" > out || status=$?
  cat out
  counts=$(sed -n '$s/^[^:]*: //p' out)
}

# 1. What the runner makes of each kind of test.
cd $suites/gcc.c-torture/execute
cat > passes.c <<'END'
/* { dg-options "-DOPTION" { target { x86_64-*-* && { ! ia32 } } } } */
/* { dg-options "-DWRONG" { target sparc*-*-* } } */
/* { dg-additional-options "-DOTHER=1" } */
/* { dg-additional-sources "passes-lib.c" } */
#if !defined OPTION || defined WRONG || OTHER != 1 || !defined X
#error options
#endif
int f (int);
int main (void) { __builtin_printf ("%d\n", f (1)); return f (1) != 2; }
END
echo 'lappend additional_flags "-DX"' > passes.x
echo 'int f (int a) { return a + 1; }' > passes-lib.c
echo 'int main (void) { return 1; }' > fails-anyway.c
echo 'int main (void) { return nothing; }' > error-anyway.c
printf '#include <stdlib.h>\n#include <stdio.h>\nint main (void) { printf ("%%p", malloc (1)); }' > varies.c
printf '#ifdef __COGEN__\nint main (void) { return 3; }\n#else\nint main (void) { return 0; }\n#endif' \
  > fails.c
sed 's/return 3/__builtin_puts ("x")/' fails.c > prints.c
sed 's/int main .*return 3.*/int main (void) { unknown; }/' fails.c > errors.c
cp fails.c known.c
echo 'int helps (void); int main_test (void) { return helps () - 1; }' > builtins/helped.c
echo 'int helps (void) { return 1; }' > builtins/helped-lib.c
echo 'int main_test (void); int main (void) { return main_test (); }' > builtins/lib/main.c
cd ../../../../..
mkdir here
cp -R "$SRCDIR/torture" "$SRCDIR/campaign" here
cat > here/torture-known.md <<'END'
| test | options | cause |
|---|---|---|
| `execute/known.c` | all but `-O0` | none |
| `execute/passes.c` | `-O1`, `-O1 -g` | none |
END
export GCC_SRC="$PWD/suites"
for options in "-O0" "-O1 -g"; do
  TORTURE_LEVELS=$options TORTURE_SUITES=execute sh here/torture/check-torture > out && exit 1
  cut -d : -f 1-4 out | sed "s/^\([^:]*\): torture[^:]*:/\1:/" | LC_ALL=C sort > "got$options"
done
cat > want-O0 <<'END'
FAIL: execute/errors.c: does not compile (1)
FAIL: execute/fails.c: ends with 3
FAIL: execute/known.c: ends with 3
FAIL: execute/prints.c: prints something else
torture-O0: 3 passed, 4 failed, 2 skipped
END
cat > "want-O1 -g" <<'END'
FAIL: execute/errors.c: does not compile (1)
FAIL: execute/fails.c: ends with 3
FAIL: execute/passes.c: is said to fail, and passes
FAIL: execute/prints.c: prints something else
known: execute/known.c: ends with 3
torture-O1-g: 2 passed, 4 failed, 2 skipped, 1 known
END
diff want-O0 got-O0
diff "want-O1 -g" "got-O1 -g"
rm -rf suites/gcc/testsuite/gcc.c-torture/execute/* campaigns

# 2. Programs of this suite, but those that count allocations, and the runtime.
for file in $(grep -L 'alloc\.h\|each-trait\.h\|drop\.h\|dg-[dfp]' "$SRCDIR"/cogen.run/*.c); do
  { echo "/* { dg-options \"-w $INCLUDES\" } */"; cat "$file"; } \
    > "$suites/gcc.c-torture/execute/${file##*/}"
done
for file in "$SRCDIR"/../libco-rt/*.c "$SRCDIR"/../libco-rt/check/*.c; do
  { echo "/* { dg-options \"-w -std=gnu11 $INCLUDES -I$SRCDIR/../libco-rt\" } */"; cat "$file"; } \
    > "$suites/gcc.c-torture/compile/${file##*/}"
done
torture -O2 "execute compile"
[ $status -eq 0 ]
[ "${counts%% *}" -ge 40 ]
TORTURE=7 torture "-O1 -g" compile
[ $status -eq 0 ]
rm -rf $suites/gcc.c-torture campaigns

# 3. Of GCC's tests each fiftieth, if they are there.
[ -d "$real/gcc/testsuite/gcc.c-torture" ] || exit 0
for suite in execute compile; do
  mkdir -p "$suites/gcc.c-torture/$suite"
  find "$real/gcc/testsuite/gcc.c-torture/$suite/" -maxdepth 1 -name '*.c' | LC_ALL=C sort |
    sed -n '7~50p' | xargs cp -t "$suites/gcc.c-torture/$suite"
done
torture -O2 "execute compile"
[ $status -eq 0 ]
[ "${counts%% *}" -ge 60 ]
