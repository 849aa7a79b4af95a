# The manual is installed: each page, and each further name leads to one.
. "$srcdir/installed.sh"
need man
pages=$(cd "$inst" && find . -name man3)
[ -n "$pages" ] || exit 1
man=$(cd "$inst/$pages/.." && pwd)
[ -f "$man/man7/cogen.7" ] || exit 1
for name in co_yield co_arg co_waker_clone CO_PINNED; do
  MANPATH=$man man -P cat 3 $name > page 2> errors || { cat errors; exit 1; }
  [ ! -s errors ] || { cat errors; exit 1; }
  sed 's/.\x08//g' page | grep -q "^NAME" && sed 's/.\x08//g' page | grep -q "$name" || exit 1
done
documents=$(dirname "$(find "$inst" -name TUTORIAL.md)")
for link in $(sed -n 's/.*](\([A-Za-z.]*\)).*/\1/p' "$documents/TUTORIAL.md"); do
  [ -f "$documents/$link" ] || { echo "TUTORIAL.md: no $link"; exit 1; }
done
cd .. && rm -rf "$work"
