/* Types with commas, braces and macros in them, and the names as the user's own.  */

#include <cogen.h>

#define PAIR char, int
#define ITEM struct item
struct item { int co_future, co_stream; };
co_iterator (struct here { int a, b; }) defines (void) { co_yield ((struct here) { 1, 2 }); }
co_generator (__typeof__ ((struct item) { 1, 2 }), int) typed (void) { co_yield ((struct item) { 1, 2 }); co_return (1); }
co_generator (int (*) (int, int), int, int) pointers (void) { co_yield (0); co_return (1); }
co_iterator (ITEM) macro (void) { co_yield ((struct item) { 1, 2 }); }
co_iterator /* of */
  (int) lines (void) { co_yield (1); }
int own (struct item *i) { int co_iterator = i->co_future; return co_iterator * 2 < i->co_stream; }
