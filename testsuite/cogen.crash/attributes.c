/* Coroutines with every attribute that does not contradict one.  */

#include <cogen.h>

#define BODY { for (int i = 0; i < n; i++) co_yield (i); }

static inline co_iterator (int) unused_inline (int n) BODY
__attribute__ ((noinline)) co_iterator (int) a_noinline (int n) BODY
__attribute__ ((always_inline)) static inline co_iterator (int) an_always_inline (int n) BODY
__attribute__ ((flatten)) co_iterator (int) a_flatten (int n) { co_for (int v, an_always_inline (n)) co_yield (v); }
__attribute__ ((cold)) co_iterator (int) a_cold (int n) BODY
__attribute__ ((hot, section (".text.mine"))) co_iterator (int) a_hot (int n) BODY
__attribute__ ((visibility ("hidden"))) co_iterator (int) a_hidden (int n) BODY
__attribute__ ((weak)) co_iterator (int) a_weak (int n) BODY
__attribute__ ((optimize ("O1"))) co_iterator (int) an_optimize (int n) BODY
__attribute__ ((noipa)) co_iterator (int) a_noipa (int n) BODY
__attribute__ ((no_sanitize ("undefined"))) co_iterator (int) a_no_sanitize (int n) BODY
__attribute__ ((nonnull, warn_unused_result)) co_iterator (int) a_nonnull (int *p) { co_yield (*p); }
__attribute__ ((used)) static co_iterator (int) a_used (int n) BODY
__attribute__ ((deprecated)) co_iterator (int) a_deprecated (int n) BODY
__attribute__ ((aligned (64))) co_iterator (int) an_aligned (int n) BODY
__attribute__ ((returns_nonnull)) int *not_a_coroutine (int *p) { return p; }
extern inline __attribute__ ((gnu_inline)) co_iterator (int) a_gnu_inline (int n) BODY
co_iterator (int) an_alias (int n) __attribute__ ((alias ("a_noinline")));

int
use (int n)
{
  int s = 0;
  co_for (int v, an_always_inline (n)) s += v;
  co_for (int v, a_weak (n)) s += v;
  co_for (int v, a_hidden (n)) s += v;
  co_for (int v, a_gnu_inline (n)) s += v;
  co_for (int v, an_alias (n)) s += v;
  co_for (int v, a_nonnull (&n)) s += v;
  return s;
}
