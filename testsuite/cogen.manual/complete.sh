# The pages leave nothing out: each page of section 3 says of its names who owns
# what, and whether they suspend, block or allocate, and has an example; cogen(7)
# has every argument of the plugin, co_panic(3) every reason of the runtime.
doc=$SRCDIR/../doc/man
status=0
missing ()
{
  echo "$1: no $2"
  status=1
}

for page in "$doc"/*.3; do
  for section in NAME SYNOPSIS DESCRIPTION PROPERTIES EXAMPLES 'SEE ALSO'; do
    grep -q "^\.Sh $section\$" "$page" || missing "$page" "$section"
  done
  sed -n '/^\.Sh PROPERTIES/,/^\.El/p' "$page" > properties
  for property in Ownership Suspends Blocks Allocates; do
    grep -q "^\.It $property\$" properties || missing "$page" "$property"
  done
  sed -n '/^\.Sh EXAMPLES/,/^\.Sh ERRORS/p' "$page" | grep -q '^\.\\" file: ' \
    || missing "$page" example
  sed -n '/^\.Sh EXAMPLES/,$p' "$page" | grep -Eq '^\.\\" (output|panic): ' \
    || missing "$page" output
done

plugin=$SRCDIR/../gcc-plugin/support/options.cc
sed -n 's/.*strcmp (arg->key, "\([a-z]*\)").*/\1/p' "$plugin" > arguments
test "$(wc -l < arguments)" -gt 1
while read -r argument; do
  grep -q "^\.It Fl fplugin-arg-cogen-$argument" "$doc/cogen.7" || missing cogen.7 "$argument"
done < arguments

runtime=$SRCDIR/../libco-rt
{
  sed -n 's/.*\[CO__PANIC_.*"\(.*\)",/\1/p' "$runtime/panic-reason.c"
  cat "$runtime"/*.c | tr '\n' ' ' | grep -o 'co_panic([^;]*, *"[^"]*")' | sed 's/.*"\(.*\)")/\1/'
} | sort -u > reasons
test "$(wc -l < reasons)" -gt 7
while read -r reason; do
  grep -qx "\.It $reason" "$doc/co_panic.3" || missing co_panic.3 "$reason"
done < reasons
exit $status
