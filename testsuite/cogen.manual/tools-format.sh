# TOOLS.md: clang-format leaves every macro as it stands; indent changes no token, and sets
# a loop with braces as a loop.
some=
if command -v clang-format > /dev/null; then
  some=yes
  # A style of a user's, and the settings.
  {
    printf '%s\n' 'BasedOnStyle: LLVM' 'IndentWidth: 4' 'ColumnLimit: 90' 'BreakBeforeBraces: Linux' 'SortIncludes: false' 'AllowShortFunctionsOnASingleLine: None'
    grep -v '^#' "$SRCDIR/../contrib/tools/clang-format"
  } > .clang-format
  clang-format < "$SRCDIR/lib/every-macro.c" | diff "$SRCDIR/lib/every-macro.c" -
  # They are a part of ours.
  grep -v '^#' "$SRCDIR/../contrib/tools/clang-format" | while read -r line; do
    grep -qxF -- "$line" "$SRCDIR/../.clang-format" || { echo ".clang-format: no $line"; exit 1; }
  done
fi
if indent --version 2> /dev/null | grep -q 'GNU indent'; then
  some=yes
  tokens ()
  {
    tr -d ' \t\n' < "$1"
  }
  for style in -gnu -linux -kr; do
    cp "$SRCDIR/lib/every-macro.c" every.c
    indent $style every.c -o formatted.c
    test "$(tokens every.c)" = "$(tokens formatted.c)"
    $CC $CFLAGS -c formatted.c
  done
  cat > loops.c <<'END2'
co_iterator(int) pairs(int n)
{
    co_for(int i, range(0, n)) {
        co_for(int j, range(0, i)) {
            co_yield(i + j);
        }
    }
}
END2
  indent -linux -i4 -nut loops.c -o formatted.c
  diff loops.c formatted.c
fi
[ -n "$some" ] || exit 77
