# make uninstall leaves no file behind.
. "$srcdir/installed.sh"
$MAKE -s -C ../.. install DESTDIR="$work/root" > out 2>&1 || { cat out; exit 1; }
[ -n "$(find root -name cogen.so)" ] || exit 1
$MAKE -s -C ../.. uninstall DESTDIR="$work/root" > out 2>&1 || { cat out; exit 1; }
find root -type f -o -type l | grep . && exit 1
cd .. && rm -rf "$work"
