# Every mutation of testsuite/mutations changes its file: code that moves takes them with
# it.
status=0
for mutation in "$SRCDIR"/mutations/*.sed; do
  file=$SRCDIR/../gcc-plugin/$(sed -n 's/^# file: //p' "$mutation")
  sed -f "$mutation" "$file" > mutated
  if cmp -s mutated "$file"; then
    echo "${mutation##*/} does not apply to $file"
    status=1
  fi
done
exit $status
