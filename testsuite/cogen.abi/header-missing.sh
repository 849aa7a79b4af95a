# Without <cogen.h> the first message about one of its names says so, and nothing follows
# the first error; a unit that has such names of its own hears nothing.
first() {
  printf '%s\n' "$2" > "$1.c"
  if LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -fdiagnostics-plain-output -Wall -c "$1.c" 2> "$1.err"; then
    grep -q 'warning: implicit declaration' "$1.err"
  fi
  test "$(grep -c 'error:' "$1.err")" -le 1 || { cat "$1.err"; exit 1; }
  test "$(grep -c "note: '$3' is in '<cogen.h>': write '#include <cogen.h>'" "$1.err")" = 1 \
    || { cat "$1.err"; exit 1; }
}
first function 'co_iterator(int) range(int n) { for (int i = 0; i < n; i++) co_yield(i); }' co_iterator
first parameter 'int t(co_future(int) f) { return 0; }' co_future
first parameter2 'int t(co_iterator f) { return 0; }' co_iterator
first variable 'int t(void) { co_stream(int) f; return 0; }' co_stream
first block 'int main(void) { return co_block_on(0); }' co_block_on
first yield 'int t(void) { co_yield(1); return 0; }' co_yield
first loop 'int t(void) { co_for (int v, 3) ; return 0; }' co_for
first attribute 'co_movable int t(void);' co_movable
first runtime '#include <cogen/rt.h>
co_future(int) t(struct co_context *cx) { co_return(1); }' co_future

# Every name that the header has: as a call, a declaration or in front of one.
sed -n 's/^#define \(co_[a-z][a-z_]*\).*/\1/p; s/.* \(co_sleep\)(.*/\1/p' "$SRCDIR/../include/cogen.h" | sort -u > names
test "$(wc -l < names)" -gt 38
while read -r name; do
  printf 'int t(int n)\n{\n    %s(n);\n    return 0;\n}\n' "$name" > each.c
  printf 'int t(int n)\n{\n    %s int v = n;\n    return v;\n}\n' "$name" > each2.c
  for file in each.c each2.c; do
    LC_ALL=C $CC -fplugin=$PLUGIN $INCLUDES -fdiagnostics-plain-output -Wall -c $file 2>> each.err || :
  done
  grep -q "note: '$name' is in '<cogen.h>'" each.err || { echo "$name"; cat each.err; exit 1; }
  rm each.err
done < names

cat > own.c <<'END2'
#define co_await(x) ((x) + 1)
struct co_future { int co_yield; };
static int co_yield(int x) { return x; }
int co_resume(struct co_future *f) { return co_await(co_yield(f->co_yield)); }
#ifdef co_await
int defined;
#endif
int use(void) { return defined; }
END2
$CC -fplugin=$PLUGIN -Wall -Wextra -Werror -c own.c
