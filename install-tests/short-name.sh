# Installed in GCC's own plugin directory, -fplugin=cogen finds the plugin; it
# stays quiet in the C++ compiler and at link time.
. "$srcdir/installed.sh"
case $gccplugindir in
*/plugin) ;;
*) echo "installed elsewhere"; exit 77 ;;
esac
b=-B$inst${gccplugindir%plugin}
flags="$b -fplugin=cogen $(pkg-config --cflags-only-I cogen)"
cp "$srcdir/program.c" .
$CC $flags -flto -O2 -o program program.c $(pkg-config --libs cogen) 2> errors || { cat errors; exit 1; }
if [ -n "$CXX" ]; then
  echo 'int i;' | $CXX $flags -fsyntax-only -x c++ - 2>> errors || { cat errors; exit 1; }
fi
[ ! -s errors ] || { cat errors; exit 1; }
expect 6 ./program
