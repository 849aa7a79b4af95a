# A sample of `make check-random' (testsuite/fuzz/): random coroutines do what a model of
# the same program in plain C does.
command -v python3 > /dev/null || exit 77
export CC COGEN_PLUGIN="$PLUGIN" COGEN_LIBDIR="$LIBDIR" COGEN_INCLUDES="$INCLUDES" CAMPAIGN_TIMEOUT=250
check () { sh "$SRCDIR/fuzz/check-random" > out || true; cat out; }

# 1. The same programs each time, at their own options: six cases of the ordinary ones,
# three that pass pointers to functions, chains and pipelines, two of owners, two of
# captures, two of generators, two of joins.
N=120 check
grep -q '^random: 19 passed, 0 failed, 0 skipped$' out

# 2. A leaf that gives another value is noticed, and what says so is kept.
FAMILY=ordinary FIRST=7 N=10 OPTIONS="-O0 -DFUZZ_WRONG=1" check
grep -q '^FAIL: random: 7: -O0 -DFUZZ_WRONG=1: .* (model: ' out
grep -q '^random: 2 passed, 1 failed, 0 skipped$' out
[ -s campaigns/random.failed/7/co.c ]
