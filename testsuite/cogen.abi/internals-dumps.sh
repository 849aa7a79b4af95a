# doc/INTERNALS.md shows what the plugin does today: its dumps, made anew, are
# the same.  (With another GCC than 12 only the states, the slots and what is
# elided are compared: the rest prints differently.)
doc=$SRCDIR/../doc
[ -f "$doc/INTERNALS.md" ] || exit 77
case $($CC -dumpmachine) in
x86_64-*) ;;
*) exit 77 ;;
esac
if ! sh "$doc/update-internals" --check; then
  echo "doc/INTERNALS.md is stale: run PLUGIN=$PLUGIN doc/update-internals"
  exit 1
fi
# Each dump is there, and the programs in it are those of the example.
[ "$(grep -c '^<!-- dump: ' "$doc/INTERNALS.md")" -ge 15 ]
if grep -A 2 '^<!-- dump: ' "$doc/INTERNALS.md" | grep -B 1 '^```$'; then
  echo "an empty dump in doc/INTERNALS.md"; exit 1
fi
