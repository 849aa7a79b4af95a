/* A static table of label values, the usual interpreter, works across
   suspensions; so does a table of label differences.  */

#include "each-trait.h"

#ifdef COROUTINE

COROUTINE (interpret, (const char *program))
{
  static const void *const table[] = { &&push, &&add, &&show, &&halt };
  static const int offset[] = { &&push - &&push, &&add - &&push,
				&&show - &&push, &&halt - &&push };
  int stack[8], top = 0;
  goto *table[*program++ - 'a'];
push:
  stack[top++] = STEP (*program++ - '0');
  goto *(&&push + offset[*program++ - 'a']);
add:
  top--;
  stack[top - 1] += stack[top];
  goto *table[*program++ - 'a'];
show:
  STEP (stack[top - 1]);
  goto *(&&push + offset[*program++ - 'a']);
halt:
  STEP (100 + top);
}

#else

int
main (void)
{
  check_each (interpret, ("a3a4bca5bcd"), 3, 4, 7, 5, 12, 101);
  return 0;
}

#endif
