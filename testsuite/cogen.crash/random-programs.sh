# Random coroutines behave as the plain functions of the same bodies, and leave
# every scope that they entered; see fuzz/fuzz.py, which makes as many as wanted.
command -v python3 > /dev/null || exit 77
export OPTIONS="-O0;-O2 -g;-O1 -fsanitize=address,undefined -fno-sanitize-recover"
$CC -fsanitize=address,undefined -x c - -o can << 'END' && ./can || export OPTIONS="-O0;-O2 -g"
int main (void) { return 0; }
END
python3 "$SRCDIR/fuzz/fuzz.py" --run 1 9
