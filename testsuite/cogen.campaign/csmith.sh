# Random C programs by csmith do the same in torture mode.  The long run is
# `make check-csmith'.
command -v python3 > /dev/null || exit 77
command -v csmith > /dev/null || exit 77
export CC COGEN_PLUGIN="$PLUGIN" COGEN_LIBDIR="$LIBDIR"
seq 1 40 > cases
python3 -B "$SRCDIR/campaign" csmith "$SRCDIR/csmith/run" < cases | tee last
grep -qE '^csmith: (3[0-9]|40) passed, 0 failed' last

# A wrong answer is seen: here of a compiler that makes one with the plugin alone.
cat > wrong-cc <<'END'
#!/bin/sh
case "$*" in
*-fplugin*) echo 'int main (void) { return 0; }' | $RIGHT_CC -x c - -o tortured ;;
*) exec $RIGHT_CC "$@" ;;
esac
END
chmod +x wrong-cc
status=0
seq 1 2 | RIGHT_CC="$CC" CC="$PWD/wrong-cc" python3 -B "$SRCDIR/campaign" wrong "$SRCDIR/csmith/run" > last || status=$?
[ $status -eq 1 ]
grep -q '^wrong: 0 passed, 2 failed, 0 skipped$' last
