# The pages are clean to mandoc and to groff, and both print their code as it is
# written: it can be copied from the screen.
man=$SRCDIR/../doc/man
formatters=
! command -v mandoc > /dev/null || formatters="mandoc"
! command -v groff > /dev/null || formatters="$formatters groff"
[ -n "$formatters" ] || exit 77

# The code in PAGE, without indentation.
code ()
{
  awk '/^\.Bd -literal/ { inside = 1; next } /^\.Ed/ { inside = 0 } inside' "$1" \
    | sed 's/\\&//g; s/\\-/-/g; s/\\(aq/'\''/g; s/\\(ga/`/g; s/\\(ha/^/g; s/\\(ti/~/g; s/\\e/\\/g' \
    | sed 's/^ *//; s/  */ /g; /^$/d'
}

status=0
for page in "$man"/*.[1-9]; do
  code "$page" > code
  for formatter in $formatters; do
    case $formatter in
      mandoc)
	mandoc -Tlint -W warning "$page" > complaints 2>&1 || :
	mandoc -Tutf8 -O width=200 "$page" > printed ;;
      groff)
	groff -mdoc -ww -Tutf8 -rLL=200n "$page" > printed 2> complaints ;;
    esac
    if [ -s complaints ]; then
      echo "$formatter of $page:"; cat complaints; status=1
    fi
    sed 's/.\x08//g; s/\x1b\[[0-9;]*m//g; s/^ *//; s/  */ /g' printed | sort -u > lines
    sort -u code | comm -23 - lines > lost
    if [ -s lost ]; then
      echo "$formatter prints differently, of $page:"; cat lost; status=1
    fi
  done
done
exit $status
