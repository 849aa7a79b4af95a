# The plugin's folders keep the law that HACKING.md writes down: each uses only those
# that its row names, in what it includes and in what it calls.
source=$SRCDIR/../gcc-plugin
build=$(dirname "$COGEN_PLUGIN")

# FOLDER USED, for all that may be used.
sed -n 's/^| `\([a-z.-]*\)\/*` | \([^|]*\) |.*/\1 \2/p' "$SRCDIR/../HACKING.md" | tr -d '`/,' \
  | awk '{ print $1, $1; for (i = 2; i <= NF; i++) if ($i != "nothing") print $1, $i }' \
  | sort -u > allowed
test "$(wc -l < allowed)" -gt 20

# The folder of a file, or the file itself if it is in none.
room='function room(f) { return f ~ /\// ? substr(f, 1, index(f, "/") - 1) : f }'

# FROM TO WHAT, for all that is used.
(cd "$source" && grep -H '^#include "' ./*.cc ./*.h */*.cc */*.h) \
  | sed -n 's/^\(\.\/\)*\([^:]*\):#include "\([^"]*\)".*/\2 \3/p' > includes
(cd "$source" && ls -d ./*.cc ./*.h */*.cc */*.h) | sed 's/^\.\///' > files
awk "$room"' NR == FNR { ours[$1] = 1; next } $2 in ours { print room($1), room($2), $1 " includes " $2 }' \
  files includes > uses
grep -q 'split/rewrite.cc includes support/edit.h' uses
(cd "$build" && for object in $(sed -n 's/\.cc$/.o/p' "$OLDPWD/files"); do
   nm "$object" | awk -v file="${object%.o}.cc" '{ print file, $(NF - 1), $NF }'
 done) > symbols
awk "$room"' NR == FNR { if ($2 ~ /[TDB]/) defined[$3] = $1; next }
  $2 == "U" && $3 in defined { print room($1), room(defined[$3]), $1 " uses " $3 " of " defined[$3] }' \
  symbols symbols >> uses
grep -q 'driver.cc uses .*compute_layout' uses

awk 'NR == FNR { ok[$1, $2] = 1; next } !(($1, $2) in ok) { $1 = $2 = ""; print "upward:" $0; bad = 1 }
  END { exit bad }' allowed uses

# One name, one type: of two types with one name the linker keeps one copy of what a
# template makes of either.
(cd "$source" && cat ./*.cc ./*.h */*.cc */*.h) \
  | awk '$0 == "{" && last ~ /^(struct|class|union|enum) [a-z_]+( :.*)?$/ || /^(struct|class|union|enum) [a-z_]+ \{/ {
           split(/ \{/ ? $0 : last, words, " "); print words[2] }
         { last = $0 }' > types
grep -qx coroutine types
sort types | uniq -d | sed 's/^/defined twice: /' > twice
if test -s twice; then cat twice; exit 1; fi
