/* The same words, declared, and where they are the user's own names though something is
   wrong.
   { dg-additional-options "-Wno-error=implicit-function-declaration -Wno-error=int-conversion" } */

#include <cogen.h>

typedef int task;
struct await { int yield, async; struct await *next; } await_tag;
enum yield { FROM };
int await (int);
int next (int yield) { return yield; }
int use (task async) { int foreach = await (async); return next (foreach); }

struct missing { struct missing *next int v; };
/* { dg-error "expected" "" .-1 } */

int
members (struct await *await)
{
  int spawn = await->async, in = await->next->yield;
  struct await *yield = await->next;
  goto async;
 async:
  for (; yield; yield = yield->next)
    spawn += in;
  return spawn;
}

int
undeclared (struct await *list)
{
  int sum = 0;
  for (struct await *p = list; p; p = next2)
    /* { dg-error "'next2' undeclared" "" .-1 } */
    /* { dg-note "each undeclared" "" .-2 } */
    sum += list->yield sum;
  /* { dg-error "expected ';' before 'sum'" "" .-1 } */
  return sum;
}

/* What is behind the statement is seen, and the call of what is not declared hides
   nothing.  */

co_future (int) fut (int n);

co_future (int)
seen (int n)
{
  int x = spawn fut (n); int y = "text";
  /* { dg-error "11: 'spawn' undeclared" "" .-1 } */
  /* { dg-note "an object runs when it is awaited" "" .-2 } */
  /* { dg-warning "initialization of 'int' from 'char \\*' makes integer" "" .-3 } */
  x = async (1) + wrong;
  /* { dg-warning "implicit declaration of function 'async'" "" .-1 } */
  /* { dg-note "a function that awaits" "" .-2 } */
  /* { dg-error "'wrong' undeclared" "" .-3 } */
  co_return (x + y);
}
