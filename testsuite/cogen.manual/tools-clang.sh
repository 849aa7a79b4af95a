# TOOLS.md: clangd and clang-tidy find nothing wrong in what has every macro of the header,
# with the settings of contrib/tools; without them only what TOOLS.md says; and the header
# switches none of the user's warnings off.
command -v clang > /dev/null || exit 77
tools=$SRCDIR/../contrib/tools
cp "$SRCDIR/lib/every-macro.c" every.c
$CC $CFLAGS -Wall -Wextra -Wshadow -Werror -c every.c

# Nothing is left out of it.
grep -o '^#define co_[a-z][a-z_]*' "$SRCDIR/../include/cogen.h" | sed 's/.* //' | sort -u > macros
test "$(wc -l < macros)" -gt 35
while read -r macro; do
  grep -qw "$macro" every.c || { echo "every-macro.c: no $macro"; exit 1; }
done < macros

for options in '' '-std=c11' '-std=c2x' '-Wshadow'; do
  clang $INCLUDES -fsyntax-only -Wall -Wextra $options every.c > out 2>&1
  ! grep -E 'warning: |error: ' out | grep -v 'Wreturn-type' || exit 1
  grep -q Wreturn-type out
done

# Each expression has its type.
cat > types.c <<'END2'
#include <cogen.h>
#include <stdint.h>
#define is(e, ...) _Static_assert(__builtin_types_compatible_p(__typeof__(e), __VA_ARGS__), #e)
struct point { int x, y; };
co_iterator(struct point) points(void) { is(co_yield((struct point){0}), void); co_return(); }
co_stream(long) longs(void) { is(co_yield(1), void); co_return(); }
co_future(const char *) name(void) { co_return("x"); }
co_generator(char, int, const char *) chars(void) { is(co_yield('a'), const char *); is(co_arg(), const char *); co_return(1); }
co_generator(struct point, void) plain(void) { is(co_arg(), void); co_return(); }
co_generator(int, int, unsigned long) longer(void) { is(co_yield(1), unsigned long); co_return(1); }
co_generator(int, bool, uint8_t) bytes(void) { is(co_yield(1), uint8_t); co_return(true); }
co_generator(int, const char *, double) doubles(void) { is(co_yield(1), double); co_return(""); }
co_generator(int, int, struct point *) pointers(void) { struct point *p = co_arg(); p = co_yield(1); co_return(p->x); }
co_stream(int) uses(co_future(int) *borrowed)
{
    is(co_await(name()), const char *);
    is(co_await(borrowed), int);
    is(co_try(co_await(*borrowed)), int);
    is(co_yield_from(points()), void);
    is(co_yield_from(longs()), void);
    is(co_yield_from(plain()), void);
    is(co_yield_from(bytes()), _Bool);
    is(co_yield_from(doubles()), const char *);
    is((co_item_type(plain())){0}, struct point);
    is((co_result_type(bytes()))0, _Bool);
    is((co_result_type(name()))0, const char *);
    is((co_like(longs(), int))0, co_stream(int));
    is((co_like(points(), int))0, co_iterator(int));
    is(co_block_on(name()), const char *);
    is(co_lambda(co_future(long), (int n), { co_return(n); })(1), co_future(long));
    co_each (co_var p, points())
        { is(p, struct point); }
    co_for (co_var p, plain())
        { is(p, struct point); }
    co_for_await (co_var n, longs())
        { is(n, long); }
    co_return();
}
END2
clang $INCLUDES -fsyntax-only -Wall -Wextra -Wno-return-type -Werror types.c

# Mistakes are still seen behind the header, of these and of ordinary code.
cat > wrong.c <<'END2'
#include <cogen.h>
int no_return(int x) { if (x) return 1; }
int *conversion(void) { return 1; }
int excess = { 1, 2 };
co_future(const char *) name(void) { co_return("x"); }
co_future(int) f(void) { int n = co_await(name()); co_return(n); }
co_iterator(int) g(void) { int n = co_yield(1); co_return(); }
END2
! clang $INCLUDES -fsyntax-only wrong.c > out 2>&1
for line in 2 3 4 6 7; do
  grep -qE "^wrong.c:$line:.*(warning|error): " out || { cat out; exit 1; }
done

# As a project has it: GCC's options in the compilation database.
cat > by-hand.c <<'END2'
#include <cogen.h>
static enum co_poll ready(void *self, struct co_context *cx, void *result)
{
    (void)cx;
    *(int *)result = *(int *)self;
    return CO_READY;
}
static void end(void *self) { (void)self; }
static const struct co_future_vtable vtable = {
    .head = {.abi = CO_ABI_VERSION, .size = sizeof(int), .align = sizeof(int), .name = "ready", .drop = end},
    .poll = ready,
};
co_future(int) at_once(int *n) { return (co_future(int)){n, &vtable}; }
END2
database ()
{
  printf '[{"directory": "%s", "file": "%s", "arguments": ["gcc", "-fplugin=%s", "-fplugin-arg-cogen-dump", "-Wall", "-Wextra"' \
    "$PWD" "$1" "$PLUGIN"
  for i in $INCLUDES; do printf ', "%s"' "$i"; done
  printf ', "-c", "%s"]}]\n' "$1"
}
if command -v clang-tidy > /dev/null; then
  for file in every.c by-hand.c; do
    database $file > compile_commands.json
    checks='clang-diagnostic-*, clang-analyzer-*'
    echo "Checks: '$checks'" > .clang-tidy
    clang-tidy $file > out 2> messages || :
    [ $file != every.c ] || grep -q 'incompatible-plugin' out
    sed "s/^Checks: >/&\n  $checks,/" "$tools/clang-tidy" > .clang-tidy
    clang-tidy $file > out 2> messages || :
    ! grep -E 'warning: |error: ' out || exit 1
  done
fi
if command -v clangd > /dev/null && command -v python3 > /dev/null; then
  says="python3 $SRCDIR/lib/clangd-says clangd"
  # What it shows of `range' and of the `x' that is awaited.
  place ()
  {
    awk -v "text=$1" -v "name=$2" 'index ($0, text) { print NR ":" index ($0, name); exit }' every.c
  }
  database every.c > compile_commands.json
  $says every.c > out
  grep -q 'Wreturn-type' out
  cp "$tools/clangd" .clangd
  $says every.c "$(place 'range(int lo' 'range')" "$(place 'int x = co_await' 'x =')" > out
  grep -q 'function range .*int lo.*int hi.*The numbers from LO up to HI' out
  grep -q 'variable x Type: int' out
  test "$(wc -l < out)" = 2
  database by-hand.c > compile_commands.json
  echo 'void *own(co_future(int) *f) { return f->self; }' | sed 's/f->/(*f)./' >> by-hand.c
  $says by-hand.c > out
  test ! -s out
  rm .clangd
  $says by-hand.c > out
  grep -q 'not a structure' out
fi
