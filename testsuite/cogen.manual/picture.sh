# The picture in the tutorial is what -fplugin-arg-cogen-graph draws of the program
# there: it says the same, whatever the version of Graphviz that laid it out.  To
# renew it: dot -Tsvg lines.dot > doc/lines.svg.
command -v dot > /dev/null || exit 77
doc=$SRCDIR/../doc
grep -q '](lines.svg)' "$doc/TUTORIAL.md"
awk '/^<!-- file: lines.c -->$/ { file = 1 } file && /^```$/ { exit } file && !/^(```|<!--)/' \
  "$doc/TUTORIAL.md" > lines.c
grep -q co_yield lines.c
$CC $CFLAGS -fplugin-arg-cogen-graph=lines.dot -c lines.c
dot -Tsvg lines.dot > lines.svg
for picture in lines.svg "$doc/lines.svg"; do
  sed -n 's/.*<title>\(.*\)<\/title>.*/\1/p; s/.*<text[^>]*>\(.*\)<\/text>.*/\1/p' $picture | sort > words
  test "$(wc -l < words)" -gt 20
  mv words "$(basename "$(dirname "$picture")").words"
done
diff doc.words ..words
