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
# What the checking and the torture mode call is there, and in no other program.
libdir=$(pkg-config --variable=libdir cogen)
for mode in check-frames torture; do
    $CC $(pkg-config --cflags cogen) -fplugin-arg-cogen-$mode -o program.$mode program.c $(pkg-config --libs cogen) \
      && [ "$(LD_LIBRARY_PATH=$libdir ./program.$mode)" = 6 ] || exit 1
done
! nm program | grep 'co__check_run\|co__torture' || exit 1
expect 6 ./program
