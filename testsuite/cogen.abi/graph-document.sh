# doc/GRAPH.md: what it says about its example is so.
doc=$SRCDIR/../doc/GRAPH.md
[ -f "$doc" ] || exit 77
sed -n '/^```c$/,/^```$/{/^```/!p}' "$doc" > messages.c
sed -n '/^```text$/,/^```$/{/^```/!p}' "$doc" > want
for o in -O0 -O2; do
  $CC $CFLAGS $o -fplugin-arg-cogen-graph=messages.dot -c messages.c
  eval "$(sed -n 's/^    \(sed .*messages.dot.*\)/\1/p' "$doc")" > got
  diff want got
done

# The rectangles, the rows and the labels that are drawn in letters.
for text in state got length c '\*' i body header; do
  grep -q "BGCOLOR.*>$text<" messages.dot
done
for row in 0–3 4–7 8–15 16–19 20–23 24–39 40–535; do
  grep -q "^ *$row  " "$doc"
  grep -q ">$(echo $row | sed 's/–/\&#8211;/')<" messages.dot
done
for label in '1  await readable' '2  await readable' '3  yield'; do
  grep -q "$label" "$doc"
  grep -q "<B>$label<" messages.dot
done
for line in 16 24 27; do
  grep -q "messages.c:$line" "$doc"
  grep -q "messages.c:$line" messages.dot
done
