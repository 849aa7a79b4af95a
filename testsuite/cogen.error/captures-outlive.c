/* An object that captures a variable by reference, and outlives it: the place is where the
   body names it, with the reason, and where the object gets out.  */

#include <cogen.h>
#include <stdlib.h>

void change (int *);

co_iterator (int)
written_inside (int n)
{
  return co_do (co_iterator (int), {	/* { dg-note "10: the object is returned here" } */
    while (n > 0)			/* { dg-error "14: the object captures 'n' by reference, and outlives it" } */
      co_yield (n--);			/* { dg-note "18: it is not captured by value, since it is written here" } */
  });
}

co_iterator (int)
written_outside (int n)
{
  co_iterator (int) it = co_do (co_iterator (int), {
    co_yield (n + 1);	/* { dg-error "17: the object captures 'n' by reference, and outlives it" } */
  });
  n++;			/* { dg-note "4: it is not captured by value, since it is written here" } */
  return it;		/* { dg-note "10: the object is returned here" } */
}

co_iterator (int)
address_taken (int n)
{
  change (&n);		/* { dg-note "11: it is not captured by value, since its address is taken here" } */
  return co_do (co_iterator (int), {	/* { dg-note "the object is returned here" } */
    co_yield (n + 1);	/* { dg-error "17: the object captures 'n' by reference, and outlives it" } */
  });
}

co_iterator (int)
variable_length (int n)
{
  int numbers[n];	/* { dg-note "7: it is not captured by value, since it cannot be copied" } */
  for (int i = 0; i < n; i++)
    numbers[i] = i;
  return co_do (co_iterator (int), {	/* { dg-note "the object is returned here" } */
    co_yield (numbers[0]);	/* { dg-error "the object captures 'numbers' by reference, and outlives it" } */
  });
}

co_iterator (int)
by_lambda (int n)
{
  return co_lambda (co_iterator (int), (int m), { co_yield (n++ + m); }) (2);	/* { dg-error "the object captures 'n' by reference, and outlives it" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "the object is returned here" "" .-2 } */
}

static co_iterator (int) kept;

void
stored (int n)
{
  kept = co_do (co_iterator (int), { co_yield (n++); });	/* { dg-error "the object captures 'n' by reference" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "8: the object is stored in 'kept' here" "" .-2 } */
}

struct list { co_iterator (int) it; };

struct list *
listed (int n)
{
  struct list *l = malloc (sizeof *l);
  l->it = co_do (co_iterator (int), { co_yield (n++); });	/* { dg-error "the object captures 'n' by reference" } */
				/* { dg-note "written here" "" .-1 } */
				/* { dg-note "the object is stored in the heap here" "" .-2 } */
  return l;
}

/* What a function with a name uses is where it is: that was asked for.  */

co_iterator (int)
named (int n)
{
  co_iterator (int) inner (void) { co_yield (n); }	/* { dg-note "'n' is used by 'inner' here" } */
  return inner ();		/* { dg-warning "10: the object refers to 'n', which ends before it" } */
				/* { dg-note "10: the object is returned here" "" .-1 } */
}

co_iterator (int) all[3];

void
loops (void)
{
  for (int i = 0; i < 3; i++)	/* { dg-note "it is not captured by value, since it is written here" } */
    all[i] = co_do (co_iterator (int), { co_yield (i); });	/* { dg-warning "the object refers to 'i', a variable of the loop, and outlives the turn" } */
  int k = 0;
  while (k < 3)
    {
      int m = k;
      all[k++] = co_do (co_iterator (int), { co_yield (m); });	/* { dg-warning "the object refers to 'm', a variable of the loop, and outlives the turn" } */
      change (&m);		/* { dg-note "it is not captured by value, since its address is taken here" } */
    }
}

/* An object that the outside uses, too, is no one's to move.  */

co_iterator (int) numbers (void);

void
loop_of_objects (void)
{
  for (int i = 0; i < 3; i++)
    {
      co_iterator (int) source = numbers ();
      int v;
      all[i] = co_do (co_iterator (int), {
	while (co_next (&source, &v))	/* { dg-warning "the object refers to 'source', a variable of the loop, and outlives the turn" } */
					/* { dg-warning "the object refers to 'v', a variable of the loop, and outlives the turn" "" .-1 } */
	  co_yield (v);
      });
      co_next (&source, &v);		/* { dg-note "it is not moved into the object, since it is used here" } */
					/* { dg-note "it is not captured by value, since it is written here" "" .-1 } */
    }
}
