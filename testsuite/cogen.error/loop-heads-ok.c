/* Heads that look like a mistake: macros in them, commas in parentheses, braces and
   strings, comments, lines.  */

#include <cogen.h>

struct s { int a, b; };
co_iterator (int) range (int lo, int hi);
co_iterator (int) of (struct s);
co_iterator (int) named (const char *, char);
#define VARIABLE int v
#define EACH(v, it) co_for (int v, it)
#define EACH_OF(declaration, it) co_for (declaration, it)
#define TWO_LINES(v, it) \
  co_for (v, it)

int
loops (void)
{
  int sum = 0;
  co_for (VARIABLE, range (0, 3)) sum += v;
  EACH (v, range (0, 3)) sum += v;
  EACH_OF (int v, range (0, 3)) sum += v;
  TWO_LINES (int v, range (0, 3)) sum += v;
  co_for (int v, of ((struct s) { 1, 2 })) sum += v;
  co_for (int v, named ("a, (b", ',')) sum += v;
  co_for (int v /* , in a comment ( */, range (0, 3)) sum += v;
  co_for (int v, // to the end
	  range (0,
		 3)) sum += v;
  co_for (int v,
#ifdef NEVER
	  range (0, 1)
#else
	  range (0, 3)
#endif
	 ) sum += v;
  for (int v = sum ? 1 : 2; v < 3; v++) sum += v;
  return sum;
}
