# Bad input is told so, where it is, and crashes nothing: mutants of the suite's own files.
# The long run is `make check-mutated'.
command -v python3 > /dev/null || exit 77
export CC COGEN_PLUGIN="$PLUGIN" PYTHONDONTWRITEBYTECODE=1
seq 3001 3006 | CAMPAIGN_TIMEOUT=2400 python3 -B "$SRCDIR/campaign" mutated "$SRCDIR/mutate/mutants" \
    "$SRCDIR/.." 100 | tee last
grep -q '^mutated: 6 passed, 0 failed, 0 skipped$' last

# Most are bad, and some are good enough to be compiled to the end.
python3 -B "$SRCDIR/mutate/mutants" "$SRCDIR/.." 60 1 | tee last
without=$(sed -n 's/^60 mutants, \([0-9]*\) of them without an error$/\1/p' last)
[ "$without" -ge 3 ]
[ "$without" -le 40 ]

# What would fail does: a compiler that crashes, hangs, and complains of no place.
mkdir broken
cd broken
cat > cc <<'END'
#!/bin/sh
[ "$1" != -print-prog-name=cc1 ] || { echo "$PWD/cc"; exit 0; }
for file; do :; done
case $file in
    m0.c) kill -SEGV $$ ;;
    m1.c) while :; do :; done ;;
    m2.c) echo "cc1: error: somewhere" >&2; exit 1 ;;
    m3.c) echo "m3.c:1:2: error: 'co__again' is odd" >&2; exit 1 ;;
    m4.c) exit 1 ;;
    m5.c) echo "m5.c:1:2: internal compiler error: oops" >&2; exit 4 ;;
    m6.c) echo "m6.c:1:2: error: all is well" >&2; exit 1 ;;
esac
END
chmod +x cc
CC=./cc MUTANT_SECONDS=1 python3 -B "$SRCDIR/mutate/mutants" "$SRCDIR/.." 8 1 > out && exit 1
cat out
grep -q '^6 of 8 fail' out
grep -q '^1/0: exit status -11$' out
grep -q '^1/1: does not end in 1 s$' out
grep -q '^1/2: has no place' out
grep -q '^1/3: names an internal' out
grep -q '^1/4: failed without an error$' out
grep -q '^1/5: internal compiler error: oops$' out
