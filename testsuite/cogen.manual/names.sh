# Every public name of the headers is in the NAME section of a manual page; every
# name there is public or a page's own; no page refers to one that is not there.
doc=$SRCDIR/../doc
include=$SRCDIR/../include
awk -f "$doc/names.awk" "$doc"/man/*.[1-9] > pages
awk '{ print $1 }' pages | sort -u > documented
test -z "$(awk '{ print $1 substr ($2, length ($2) - 1) }' pages | sort | uniq -d)"

# The words co_... and CO_... outside of comments, but the parts of macros.
cat > public.awk <<'END'
{
  text = text $0 "\n"
}
END {
  while (match (text, /\/\*([^*]|\*+[^*\/])*\*+\//))
    text = substr (text, 1, RSTART - 1) " " substr (text, RSTART + RLENGTH)
  while (match (text, /[A-Za-z_0-9]+/)) {
    word = substr (text, RSTART, RLENGTH)
    text = substr (text, RSTART + RLENGTH)
    if (word ~ /^(co_[a-z]|CO_[A-Z])/)
      print word
  }
}
END
cat "$include/cogen.h" "$include"/cogen/iter/*.h > headers
for header in "$include"/cogen/*.h; do
  case $header in
    */abi.h | */parse.h) ;; # not for people
    *) cat "$header" >> headers ;;
  esac
done
awk -f public.awk headers | sort -u > public
test "$(wc -l < public)" -gt 50
comm -23 public documented > missing
if [ -s missing ]; then echo "in no manual page:"; cat missing; exit 1; fi

comm -13 public documented | grep -vx -e cogen -e co_iter -e co_vtable > unknown || true
if [ -s unknown ]; then echo "no public names:"; cat unknown; exit 1; fi

cat "$doc"/man/* | sed -n 's/^\.Xr \(co[a-z_]*\) \([1-9]\).*/\1.\2/p' | sort -u > references
awk '{ print $1 substr ($2, length ($2) - 1) }' pages | sort -u > targets
comm -23 references targets > dangling
if [ -s dangling ]; then echo "references to pages that are not there:"; cat dangling; exit 1; fi

# Each further name leads to its page.
while read -r name page; do
  test "$(awk -v "link=$name.3" -f "$doc/names.awk" "$doc"/man/*.3)" = ".so man3/$page" \
    || [ "${page##*.}" = 7 ]
done < pages
