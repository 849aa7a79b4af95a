# A GCC of the plugin's version for another machine refuses the plugin, and so does this
# one a plugin for another, with an error that names both machines.  What else the
# configure arguments say does not matter: a rebuild of the same GCC takes the plugin.
version=$($CC -dumpfullversion)
mine=$($CC -v 2>&1 | sed -n 's/^Configured with:.* --target=\([^ ]*\).*/\1/p')
[ -n "$mine" ] || exit 77
echo 'int x;' > x.c

# The plugin as if built for a machine with a name of the same length.
other=$(printf %s "$mine" | sed 's/.$/!/')
LC_ALL=C sed "s/--target=$mine/--target=$other/" "$PLUGIN" > other.so
! cmp -s "$PLUGIN" other.so
if $CC -fplugin=./other.so -c x.c 2> err; then exit 1; fi
cat err
grep -qF "error: cogen was built for GCC $version for $other but is loaded into GCC $version for $mine" err

# The plugin as if built for another package of this GCC.
LC_ALL=C sed 's/--with-pkgversion=/--with-pkgversino=/; s/--enable-languages=/--enable-lamguages=/' "$PLUGIN" > rebuilt.so
! cmp -s "$PLUGIN" rebuilt.so
$CC -fplugin=./rebuilt.so -c x.c 2> err
[ ! -s err ]

# Cross compilers of this version, if there are some.
for cross in /usr/bin/*-gcc-"${version%%.*}"; do
  [ -x "$cross" ] && [ "$($cross -dumpfullversion)" = "$version" ] || continue
  machine=$($cross -dumpmachine)
  [ "$machine" != "$($CC -dumpmachine)" ] || continue
  if $cross -fplugin="$PLUGIN" -c x.c 2> err; then exit 1; fi
  cat err
  grep -F "cogen was built for GCC $version for $mine" err | grep -qF "$machine"
done
