# Parse-only tools get declarations that parse: clang -fsyntax-only and clangd
# find nothing wrong in a program that uses everything in the header.
command -v clang > /dev/null || exit 77
cat > uses.c <<'END'
#include <cogen.h>
static co_movable co_iterator (int) range (int n) { for (int i = 0; i < n; i++) co_yield (i); }
static co_pinned co_no_alloc co_iterator (int) fill (co_noescape int *p) { co_yield (*p); }
co_movable_box co_iterator (int) boxed (int n) { co_yield (n); }
static co_future (int) add (co_future (int) a, int b) { int x = co_await (a); co_return (x + b); }
static co_future (void) none (void) { co_await (co_sleep (1)); co_return (); }
static co_stream (int) ticks (int n) { co_for (int i, range (n)) { co_await (none ()); co_yield (i); } }
static co_generator (char, int, int) echo (void) { int x = co_yield ('a'); co_return (x + co_arg ()); }
static co_future (int) tryit (co_stream (int) s)
{
  int sum = 0;
  co_for_await (int v, s)
    sum += co_try (v);
  (void) co_context ();
  co_return (sum);
}
int main (void)
{
  char memory[100];
  co_auto co_iterator (int) it = co_place (memory, sizeof memory, range (3));
  int v, r;
  char c;
  if (co_next (&it, &v) && co_frame_size (range) > co_frame_align (range))
    co_drop (&it);
  co_generator (char, int, int) g = echo ();
  co_resume (&g, 1, &c, &r);
  co_drop (&g);
  co_future (int) f = { 0 };
  if (co_is_null (f))
    f = add (co_move (f), co_block_on (tryit (ticks (3))));
  co_iterator (int) copy = co_clone (&it), filled = fill (&v);
  if (co_is_movable (range) && co_relocate (&copy, memory, sizeof memory))
    co_drop (&filled);
  return co_block_on (f);
}
END
clang $INCLUDES -fsyntax-only -Wall uses.c > out 2>&1
test ! -s out
if command -v clangd > /dev/null; then
  for i in $INCLUDES; do echo "$i"; done > compile_flags.txt
  clangd --check=uses.c > clangd.out 2>&1 || { cat clangd.out; exit 1; }
  if grep '^E\[.*\(error\|warn\)' clangd.out; then exit 1; fi
fi
