# Another GCC refuses the plugin with an error that prints both versions.
mine=$($CC -dumpfullversion)
for v in 10 11 12 13 14 15 16; do
  command -v gcc-$v > /dev/null || continue
  other=$(gcc-$v -dumpfullversion)
  [ "$other" != "$mine" ] || continue
  echo 'int x;' > x.c
  if gcc-$v -fplugin=$PLUGIN -c x.c 2> err; then exit 1; fi
  cat err
  grep 'cogen' err | grep -F "$mine" | grep -qF "$other"
  tested=1
done
[ -n "${tested-}" ] || exit 77
