# The shared library exports what libco-rt.map lists, each with its version, and
# nothing else; it has a SONAME.
lib=../.libs/libco-rt.so
[ -e $lib ] || { echo "no shared library"; exit 77; }
sed -n '/global:/,/local:/s/^ *\(co_[a-z_]*\);.*/\1@@COGEN_0.1/p' "$srcdir/../libco-rt.map" | sort > symbols.want
$NM -D --defined-only $lib | awk '$2 != "A" { print $3 }' | sort > symbols.have
[ -s symbols.want ] && diff symbols.want symbols.have || exit 1
readelf -d $lib | grep 'SONAME.*libco-rt\.so\.0' || exit 1
rm -f symbols.want symbols.have
