# g++ given the plugin compiles C++ as if it were not there; so do the other
# front ends that the driver reaches.
[ -n "$CXX" ] || exit 77
cat > plain.cc <<'END'
#include <vector>
int sum (std::vector<int> const &v) { int s = 0; for (int x : v) s += x; return s; }
END
$CXX -fplugin=$PLUGIN -O2 -S plain.cc -o with.s 2> messages
test ! -s messages
$CXX -O2 -S plain.cc -o without.s
cmp with.s without.s
$CXX -fplugin=$PLUGIN -O2 -flto -shared -fPIC plain.cc -o plain.so 2> messages
test ! -s messages
printf '.globl f\nf:\n' > f.S
$CC -fplugin=$PLUGIN -c f.S 2> messages
test ! -s messages
