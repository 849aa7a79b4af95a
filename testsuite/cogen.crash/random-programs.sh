# Random coroutines behave as the plain functions of the same bodies, and leave
# every scope that they entered; random pipelines yield what is known beforehand.
# Nests of awaits do the same inlined or not; recursion does the same by chains and
# by loops.  See fuzz/*.py, which make as many as wanted.
command -v python3 > /dev/null || exit 77
export OPTIONS="-O0;-O2 -g;-O1 -fsanitize=address,undefined -fno-sanitize-recover"
$CC -fsanitize=address,undefined -x c - -o can << 'END' && ./can || export OPTIONS="-O0;-O2 -g"
int main (void) { return 0; }
END
python3 -B "$SRCDIR/fuzz/fuzz.py" --run 1 9
python3 -B "$SRCDIR/fuzz/pipelines.py" --run 1 9
python3 -B "$SRCDIR/fuzz/nested.py" --run 1 6
python3 -B "$SRCDIR/fuzz/chains.py" --run 1 5
