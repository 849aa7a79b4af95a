# DEBUGGING.md: gdb loads the module with the shared library; a static program's user
# sources it.
. "$srcdir/installed.sh"
need gdb
gdb -batch -nx -ex 'python print("yes")' 2>&1 | grep -q yes || { echo "gdb without Python"; exit 77; }
libdir=$(pkg-config --variable=libdir cogen)
library=$(readlink -f "$libdir/libco-rt.so")
root=$(eval "echo \"$inst$prefix\"")
installed=$(find "$root/share/gdb/auto-load" -name '*-gdb.py')
[ "$(echo "$installed" | wc -l)" = 1 ] || exit 1
[ "$installed" = "$root/share/gdb/auto-load${library#"$inst"}-gdb.py" ] || { echo "$installed"; exit 1; }
cmp "$installed" "$root/share/cogen/cogen-gdb.py" || exit 1

# As if the root directory were that of the installation.
mkdir -p "auto-load$(dirname "$library")"
cp "$installed" "auto-load$library-gdb.py"

cp "$srcdir/program.c" .
$CC -g $(pkg-config --cflags cogen) -o program program.c $(pkg-config --libs cogen) || exit 1
$CC -g $(pkg-config --cflags cogen) -static -o static program.c $(pkg-config --libs --static cogen) || exit 1
LD_LIBRARY_PATH=$libdir gdb -batch -nx -iex "set auto-load scripts-directory $PWD/auto-load" \
  -iex "set auto-load safe-path $PWD/auto-load" -ex 'set startup-with-shell off' \
  -ex 'break main' -ex run -ex 'help info coroutine' ./program > out 2>&1
grep 'Show a coroutine' out || { cat out; exit 1; }
gdb -batch -nx -iex "source $root/share/cogen/cogen-gdb.py" -ex 'help info coroutine' ./static > out 2>&1
grep 'Show a coroutine' out || { cat out; exit 1; }
cd .. && rm -rf "$work"
