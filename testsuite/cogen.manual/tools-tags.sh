# TOOLS.md: ctags and cscope find coroutines as functions.
cp "$SRCDIR/lib/every-macro.c" every.c
some=
if ctags --version 2> /dev/null | grep -q 'Universal Ctags'; then
  some=yes
  options="--options=$SRCDIR/../contrib/tools/cogen.ctags"
  ctags $options --fields=+tS -o - every.c | grep -v '^!' | sed 's/\/^.*;"//' | tr '\t' ' ' > out
  for tag in 'range every.c f typeref:typename:co_iterator file: signature:(int lo,int hi)' \
      'add every.c f typeref:typename:co_future signature:(co_future a,int b)' \
      'boxed every.c f typeref:typename:co_iterator signature:(int n)' \
      'lines every.c f typeref:typename:co_stream signature:(const char * text,co_stream lengths)' \
      'scan every.c f typeref:typename:co_generator signature:(void)' \
      'it every.c m struct:holder typeref:typename:co_iterator file:'; do
    tr -s ' ' < out | grep -qxF -- "$tag" || { echo "no $tag"; cat out; exit 1; }
  done
  ! grep '^co_' out || exit 1
  test "$(ctags $options -x --kinds-C=f every.c | wc -l)" = "$(grep -c '^{' every.c)"
fi
if command -v cscope > /dev/null; then
  some=yes
  {
    cat every.c
    echo 'typedef co_future(int) int_future;'
    printf '%s\n' 'int_future with_typedef(int_future f)' '{' '    co_return(co_await(f));' '}'
  } > more.c
  cscope -b -k more.c
  for name in range points once boxed scan total with_typedef; do
    cscope -d -L -1 $name | grep -q "^more.c $name " || { echo "cscope: no $name"; exit 1; }
  done
  cscope -d -L -3 range | grep -q 'more.c total ' || exit 1
fi
[ -n "$some" ] || exit 77
