# What INTERNALS.md, HACKING.md and the comments of the plugin name is there: files,
# functions, enumerators, arguments of the plugin; and INTERNALS has each marker.
top=$SRCDIR/..
docs="$top/doc/INTERNALS.md $top/HACKING.md $top/testsuite/README.md"
[ -f "$top/doc/INTERNALS.md" ] || exit 77
status=0
missing ()
{
  echo "$1: there is no $2"
  status=1
}

# The text in backticks of the documents, without blocks of code: FILE TEXT.
for doc in $docs; do
  awk -v "doc=${doc##*/}" '
    /^ *```/ { fenced = !fenced; next }
    !fenced { text = text $0 "\n" }
    END {
      n = split (text, part, "`")
      for (i = 2; i <= n; i += 2) { gsub (/\n/, " ", part[i]); print doc, part[i] }
    }' "$doc"
done | sort -u > quoted
test "$(wc -l < quoted)" -gt 300

# All words of the code, without its comments.
cat > words.awk <<'END'
{ text = text $0 "\n" }
END {
  n = split (text, part, "/\\*")
  text = part[1]
  for (i = 2; i <= n; i++)
    text = text " " substr (part[i], index (part[i], "*/") + 2)
  gsub (/[^A-Za-z0-9_]+/, "\n", text)
  print text
}
END
for file in "$top"/gcc-plugin/*.cc "$top"/gcc-plugin/*.h "$top"/gcc-plugin/*/*.cc \
    "$top"/gcc-plugin/*/*.h "$top"/gcc-plugin/*/*.def "$top"/libco-rt/*.[ch] \
    "$top"/libco-rt/*/*.[ch] "$top"/include/*.h "$top"/include/*/*.h "$top"/include/*/*/*.h \
    "$top"/testsuite/lib/*.h "$top"/doc/internals-example.c; do
  awk -f words.awk "$file"
done | sort -u > words

# Files: with a folder of the plugin's, from the top, or beside the document.
awk '{ print $1, $2 }' quoted | grep -E ' [A-Za-z0-9_*.-]*(/[A-Za-z0-9_*.-]*)*(\.(cc|h|c|def|sh|py|md|exp|map|sed|awk|am)|/)$' \
  > files
(cd "$top/gcc-plugin" && grep -noE '\b[a-z-]+(/[a-z-]+)+\.(cc|h|def|c)\b' ./*.cc ./*.h */*.cc */*.h */*.def) \
  | sed 's/:[0-9]*:/ /' | sort -u >> files
test "$(grep -c 'split/rewrite.cc$' files)" -gt 2
while read -r doc name; do
  case $name in
    c-family/* | diagnostics/* | build/ | .* | \*.* | *NAME* | *GROUP*) continue ;;	# GCC's; no file of ours.
  esac
  for place in gcc-plugin . doc include testsuite testsuite/lib; do
    # shellcheck disable=SC2086 # NAME may be a pattern
    ls -d "$top/$place"/$name > ls.out 2>&1 && continue 2
  done
  missing "$doc" "file $name"
done < files

# Names with an underscore: ours, or of GCC's headers, or known to be GCC's own.
cat > gcc <<'END'
build_ssa_passes
cfgexpand
compute_live_vars
debug_bb
debug_function
debug_gimple_stmt
debug_tree
fixup_cfg2
free_lang_data
lower_nested_functions
plugin_init
pthread_self
END
headers=$($CC -print-file-name=plugin)/include
sed 's/[^ ]* *-[a-z-]*[^ ]*/ /g' quoted | grep -oE '(^|[^A-Za-z0-9_.=<%-])[A-Za-z][A-Za-z0-9]*_[A-Za-z0-9_]*' \
  | sed 's/^[^A-Za-z]//' | sort -u | comm -23 - words > unknown
while read -r name; do
  case $name in
    *_ | *KIND* | *NAME* | f__frame | [a-z]_[0-9]* | [a-z][a-z]_[0-9]*) continue ;;
  esac
  ! grep -qx -- "$name" gcc || continue
  grep -rqw -- "$name" "$headers" || missing documents "$name in the code"
done < unknown

# The plugin's arguments.
grep -oE -- '-fplugin-arg-cogen-[a-z-]*' quoted | sed 's/-fplugin-arg-cogen-//; s/-$//' | sort -u \
  | while read -r argument; do
      grep -q "\"$argument\"" "$top/gcc-plugin/support/options.cc" \
        || echo "documents: there is no argument $argument"
    done > arguments
if [ -s arguments ]; then cat arguments; status=1; fi

# The links within and between the documents.
sections ()
{
  sed -n 's/^##* //p' "$1" | tr 'A-Z' 'a-z' | tr -d '`:,.()?' | tr ' ' '-'
}
for doc in $docs; do
  grep -oE '\]\([A-Za-z./]*#[a-z-]*\)' "$doc" | tr -d '])(' | sort -u > links
  while IFS='#' read -r file section; do
    sections "$(dirname "$doc")/${file:-$(basename "$doc")}" > sections.out
    grep -qx -- "$section" sections.out || missing "${doc##*/}" "section $file#$section"
  done < links
done

# The table of markers in INTERNALS has all of them, each once.
sed -n '/^| markers | are gone after/,/^$/s/^| \([A-Z_, ]*\) | .*/\1/p' "$top/doc/INTERNALS.md" \
  | tr -d ' ' | tr ',' '\n' | sort > documented
sed -n 's/^  MARKER_\([A-Z_]*\),.*/\1/p' "$top/gcc-plugin/support/markers.h" \
  | grep -v '^NONE$' | sort > markers
test "$(wc -l < markers)" -gt 20
diff markers documented || status=1
exit $status
