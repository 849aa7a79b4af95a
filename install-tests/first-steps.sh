# README.md's Install and Use, word for word, as who never saw cogen: in a home directory,
# with what README tells to set and no other help.  Only the plugin is not compiled anew.
work=$PWD/first-steps.work
rm -rf "$work" && mkdir -p "$work/build" && cd "$work" || exit 1
unset DESTDIR MAKEFLAGS MFLAGS MAKELEVEL LD_LIBRARY_PATH LD_RUN_PATH LIBRARY_PATH CPATH \
  C_INCLUDE_PATH PKG_CONFIG_PATH ACLOCAL_PATH COGEN_CFLAGS COGEN_LIBS
HOME=$work
for tool in pkg-config autoconf aclocal cmake meson; do
  command -v $tool > /dev/null || { echo "no $tool"; exit 77; }
done
[ ! -e "$top_srcdir/config.status" ] || { echo "the sources are configured themselves"; exit 77; }

# The lines of README's section $1 that are code, in the order of the text.
code ()
{
  sed -n "/^## $1\$/,/^## /s/^    //p" "$top_srcdir/README.md"
}
code Install | grep -x 'sudo ldconfig .*' || exit 1

# ---- Install: `All in your home' ----
code Install | sed -n '/prefix=\$HOME/,$p' > lines
grep '^\./configure' lines > configure.line
grep '^export' lines > exports.sh
[ "$(grep -c . lines)" = 6 ] && [ "$(grep -c . exports.sh)" = 3 ] || { cat lines; exit 1; }
# Whoever may write to GCC's own directory, as root, must not for a test.
sed "s|^\./configure|'$top_srcdir/configure' --with-gcc-plugin-dir=\$HOME/cogen/lib/cogen/gcc \"CC=\$CC\"|" \
  configure.line > configure.sh
(cd build && . ../configure.sh) > configure.out 2>&1 || { tail configure.out; exit 1; }
(cd ../../gcc-plugin && find . -name '*.o' -o -name '*.symbols' -o -name cogen.so) > built
tar -C ../../gcc-plugin -T built -cf - | tar -C build/gcc-plugin -xf - || exit 1
for pattern in '*.o' cc1.symbols weak.symbols cogen.so; do
  find build/gcc-plugin -name "$pattern" -exec touch {} +
done
(cd build && $MAKE && $MAKE install) > make.out 2>&1 || { tail make.out; exit 1; }
! grep '^  CXX' make.out || exit 1
. ./exports.sh

# ---- Use ----
# Run the program $1: it finds its library by itself.
expect ()
{
  got=$("$1") || exit 1
  [ "$got" = "0 1 2 1 2 2 
5" ] || { echo "$1: $got"; exit 1; }
}
program=$work/prog.c
sed -n '/^```c$/,/^```$/p' "$top_srcdir/README.md" | grep -v '^```' > "$program"

mkdir make cmake meson autoconf
code Use > make/Makefile
grep -q '^CFLAGS' make/Makefile && cp "$program" make && $MAKE -C make CC="$CC" prog || exit 1
expect make/prog

# The build systems, as cogen(7) has them.
# The block of the page after the words $1.
block ()
{
  awk -v "words=$1" '
    index ($0, words) { found = 1 }
    found && /^\.Bd/ { inside = 1; next }
    inside && /^\.Ed/ { exit }
    inside' "$top_srcdir/doc/man/cogen.7" | sed 's/\\-/-/g; s/\\(aq/'\''/g; s/\\&//g'
}
{ echo 'cmake_minimum_required(VERSION 3.13)'; block 'With CMake'; } > cmake/CMakeLists.txt
cp "$program" cmake/program.c
cmake -DCMAKE_C_COMPILER="$CC" -B cmake/b -S cmake > cmake.out && cmake --build cmake/b >> cmake.out || { cat cmake.out; exit 1; }
expect cmake/b/program

{ echo "project('user', 'c')"; block 'With Meson'; } > meson/meson.build
cp "$program" meson/program.c
(cd meson && CC=$CC meson setup b && meson compile -C b) > meson.out || { cat meson.out; exit 1; }
expect meson/b/program

cat > autoconf/configure.ac <<'END2'
AC_INIT([user], [1])
AC_PROG_CC
COGEN_CHECK
AC_CONFIG_FILES([Makefile])
AC_OUTPUT
END2
block 'With autoconf' | sed 's/^        /	/' > autoconf/Makefile.in
cp "$program" autoconf/program.c
(cd autoconf && aclocal && autoconf && ./configure "CC=$CC" LDFLAGS=-Wl,-rpath,$HOME/cogen/lib && $MAKE) > autoconf.out 2>&1 || { cat autoconf.out; exit 1; }
expect autoconf/program

# The manual, if there is man.
if command -v man > /dev/null; then
  man -P cat cogen 2> /dev/null | grep -q 'stackless coroutines' || { echo "no man cogen"; exit 1; }
fi
cd .. && rm -rf "$work"
