# cogen(7): use with autoconf, by the installed cogen.m4.
. "$srcdir/installed.sh"
need autoconf
need aclocal
cp "$srcdir/program.c" .
cat > configure.ac <<'END'
AC_INIT([user], [1])
AC_PROG_CC
COGEN_CHECK
AC_CONFIG_FILES([Makefile])
AC_OUTPUT
END
cat > Makefile.in <<'END'
program: program.c @COGEN_PLUGIN@
	@CC@ @CFLAGS@ @COGEN_CFLAGS@ @LDFLAGS@ -o $@ program.c @COGEN_LIBS@
END
aclocal -I "$(find "$inst" -type d -name aclocal)" && autoconf || exit 1
LD_LIBRARY_PATH=$(pkg-config --variable=libdir cogen) ./configure "CC=$CC" || { cat config.log; exit 1; }
$MAKE || exit 1
! ./configure "CC=$CC" --with-cogen=/nowhere/cogen.so > no.out 2>&1 || exit 1
grep 'cannot compile coroutines with /nowhere/cogen.so' no.out || exit 1
expect 6 ./program
