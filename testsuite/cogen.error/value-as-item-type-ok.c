/* Types that look like a value: the names of types that hide variables, macros, structures
   called as variables are, typeof.  */

#include <cogen.h>

int value, function (int);
struct value { int a; };
enum function { CONSTANT };
#define NUMBER int
#define variable long
int (variable2);

co_iterator (struct value) tagged (void);
co_iterator (enum function) enumerated (void);
co_iterator (NUMBER) macro (void);
co_iterator (__typeof__ (value + 1)) of_expression (void);
co_iterator (/* 3 */ int) commented (void);
co_future (const int *) qualified (void);
co_generator (variable, unsigned, int (*) (int)) three (void);
co_iterator (co_future (void)) nested (void);

int
hidden (void)
{
  typedef char value;
  struct s { int value; co_iterator (value) it; } s = { 0 };
  co_iterator (value) it = { 0 };
  co_like (it, value) other = { 0 };
  return co_is_null (it) && co_is_null (other) && sizeof s;
}

/* In a macro's body the text of an operand says nothing: neither where the macro is
   used, nor what its parameters are.  */
#define MAKE(value) static inline co_iterator (value) make_##value (void) { co_yield (0); }
#define NUMBERED(n) static inline co_future (int) numbered_##n (void) { co_return (n); }
MAKE (short)
NUMBERED (1)

#define DEFINE(...) int defined (void) { __VA_ARGS__ }
DEFINE (typedef short function; co_iterator (function) it = { 0 }; return co_is_null (it);)
