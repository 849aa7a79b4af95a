# cogen(7): use with make, and as a static program.
. "$srcdir/installed.sh"
cp "$srcdir/program.c" .
cat > Makefile <<'END'
CFLAGS += -O2 $(shell pkg-config --cflags cogen)
LDLIBS += $(shell pkg-config --libs cogen)
END
$MAKE CC="$CC" program || exit 1
pkg-config --cflags cogen | grep -e '-fplugin=/.*/cogen\.so' || exit 1
$CC $(pkg-config --cflags cogen) -static -o program.static program.c $(pkg-config --libs --static cogen) \
  && ./program.static || exit 1
expect 6 ./program
