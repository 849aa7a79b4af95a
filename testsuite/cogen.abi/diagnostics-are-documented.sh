# doc/DIAGNOSTICS.md has every message of the plugin's sources, and each of its
# programs draws the message that it stands under.
doc=$SRCDIR/../doc/DIAGNOSTICS.md
sources=$SRCDIR/../gcc-plugin
[ -f "$sources/front-end/hook.cc" ] || exit 77

# The format strings of the messages, one a line.
cat > formats.awk <<'END'
{ text = text $0 "\n" }
END {
  while (match (text, /(error_at|sorry_at|warning_at|[^a-z_]error|inform|[^A-Z]N_) ?\(/)) {
    text = rest = substr (text, RSTART + RLENGTH)
    format = ""
    found = 0
    for (depth = 1; depth > 0 && rest != ""; ) {
      c = substr (rest, 1, 1)
      if (c == "\"") {
	match (rest, /^"([^"\\]|\\.)*"/)
	format = format substr (rest, 2, RLENGTH - 2)
	found = 1
	rest = substr (rest, RLENGTH + 1)
	continue
      }
      if (c == "(") depth++
      if (c == ")") depth--
      if (c == "," && found) break
      rest = substr (rest, 2)
    }
    if (found) print format
  }
}
END
for source in "$sources"/*.cc "$sources"/*/*.cc; do
  awk -f formats.awk "$source"
done | sort -u > formats
[ "$(wc -l < formats)" -gt 100 ]
grep -o '`[^`]*`' "$doc" | sed 's/^`//; s/`$//' | sort -u > documented
comm -23 formats documented > missing
if [ -s missing ]; then
  echo "not in doc/DIAGNOSTICS.md:"; cat missing; exit 1
fi

# Each program in a file of its own, with its message and options.
awk '
/^### `/ { message = $0; sub (/^### `/, "", message); sub (/`$/, "", message); options = ""; skip = 0 }
/^Compiled with `/ { options = $0; sub (/^[^`]*`/, "", options); sub (/`.*/, "", options) }
/^Only / { skip = 1 }
/^```c/ { n++; file = sprintf ("p%03d.c", n); code = "#include <cogen.h>\n"; inside = 1; next }
/^```/ && inside {
  inside = 0
  if (!skip) {
    printf "%s", code > file; close (file)
    print file "\t" message "\t" options
  }
  next
}
inside { code = code $0 "\n" }
' "$doc" > programs
status=0
tab=$(printf '\t')
while IFS=$tab read -r file message options; do
  # shellcheck disable=SC2086 # a list
  LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -fdiagnostics-plain-output -O1 $options \
    -c $file -o p.o 2> err < /dev/null || :
  re=$(printf '%s\n' "$message" | sed "s/%[<>]/'/g; s/[][*.^\$+?(){}|]/\\\\&/g; s/%[q+]*[sDTEum]/.*/g; s/%</'/g")
  if ! grep -Eq "(error|warning|sorry, unimplemented|cc1[^ ]*): $re( \[|\$)" err; then
    echo "$file does not draw: $message"; cat $file err; status=1
  fi
  if grep -q "internal compiler error" err; then
    cat $file err; status=1
  fi
done < programs
exit $status
