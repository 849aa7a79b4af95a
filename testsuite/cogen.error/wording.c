/* GCC's messages have the words that the user has written: types of channels, macros.
   { dg-additional-options "-Wno-error=incompatible-pointer-types -Wno-error=int-conversion" } */

#include <cogen/sync.h>
#include <cogen/task.h>

int
takes (co_chan (double) c)	/* { dg-note "expected 'co_chan\\(double\\)' but argument is of type 'co_chan\\(int\\)'" } */
{
  return c != 0;
}

int
gives (co_chan (int) c, co_broadcast (char *) b)
{
  co_broadcast (int) other = b;	/* { dg-warning "initialization of 'co_broadcast\\(int\\)' from incompatible pointer type 'co_broadcast\\(char \\*\\)'" } */
  struct s { int x; } s = { 0 };
  s = c;			/* { dg-error "incompatible types when assigning to type 'struct s' from type 'co_chan\\(int\\)'" } */
  return takes (c) + (other != 0) + s.x;	/* { dg-warning "passing argument 1 of 'takes' from incompatible pointer type" } */
}

void
parses (void)
{
  int x = 1
  co_do (co_iterator (int), { co_yield (1); });	/* { dg-error "expected .,. or .;. before .co_do." } */
  /* { dg-error "expected statement" "" .-1 } */
  (void) x;
}

extern void plain (void);

co_future (int)
starts (void)
{
  co_nursery (n)
    co_start (n, plain ());	/* { dg-error "void value not ignored as it ought to be" } */
  co_return (0);
}

co_future (int)
joins (void)
{
  double err;
  co_nursery (n, err)		/* { dg-error "incompatible types when initializing type 'int \\*' using type 'double'" } */
    co_start (n, joins ());
  co_return (0);
}

/* Our macro in an argument of the user's.  */
#define sure(...) do { if (!(__VA_ARGS__)) __builtin_abort (); } while (0)	/* { dg-note "in definition of macro 'sure'" } */
/* { dg-note "to match this" "" .-1 } */

void
in_argument (void)
{
  int x = 1;
  sure (x co_do (co_iterator (int), { co_yield (1); }));	/* { dg-error "expected '\\)' before .co_do." } */
  /* { dg-note "in expansion of macro 'sure'" "" .-1 } */
}

co_future (int)
errors (int err, struct co_mutex *mutex)
{
  co_nursery (n, err)	/* { dg-warning "initialization of 'int \\*' from 'int'" } */
    (void) n;
  co_locked (mutex, err)	/* { dg-warning "initialization of 'int \\*' from 'int'" } */
    (void) mutex;
  co_return (err);
}

void
called (co_iterator (int) *it)
{
  co_clone (it) (it);	/* { dg-error "called object (.co_clone.* )?is not a function or function pointer" } */
}
