/* co_relocate, co_clone and co_is_movable take a trait object's address, or a
   coroutine's name, and nothing else.  */

#include <cogen.h>

co_iterator (int) range (int);

void
wrong (co_iterator (int) it, int *p, void *memory)
{
  co_clone (it);			/* { dg-error "argument of 'co_clone' has type 'co_iterator.int.', which does not point to a trait object" } */
					/* { dg-note "write '&' before the object" "" .-1 } */
  co_clone (p);				/* { dg-error "argument of 'co_clone' has type 'int \\*', which does not point to a trait object" } */
  co_relocate (it, memory, 9);		/* { dg-error "argument of 'co_relocate' has type 'co_iterator.int.', which does not point to a trait object" } */
					/* { dg-note "write '&' before the object" "" .-1 } */
  co_relocate (&memory, memory, 9);	/* { dg-error "which does not point to a trait object" } */
  co_relocate (&it, 9, 9);		/* { dg-error "argument 2 of 'co_relocate' makes pointer from integer without a cast" } */
					/* { dg-note "expected 'void \\*' but argument is of type 'int'" "" .-1 } */
  co_relocate (&it, memory);		/* { dg-error "too few arguments to 'co_relocate'" } */
			/* { dg-note "write 'co_relocate \\(&object, memory, size\\)'" "" .-1 } */
  co_clone (&it, memory);		/* { dg-error "too many arguments to 'co_clone'" } */
			/* { dg-note "write 'co_clone \\(&object\\)'" "" .-1 } */
  const co_iterator (int) fixed = co_clone (&it);
  co_relocate (&fixed, memory, 9);	/* { dg-error "argument of 'co_relocate' points to a 'co_iterator\\(int\\)', which is read-only" } */
			/* { dg-note "declare it without 'const'" "" .-1 } */
  co_iterator (long) other = co_clone (&it);	/* { dg-error "invalid initializer|incompatible types" } */
			/* { dg-note "no object is converted to one of another type" "" .-1 } */
  co_drop (&other);
}

int
facts (int n)
{
  if (co_is_movable (range (3)))	/* { dg-error "operand of 'co_is_movable' is no coroutine" } */
					/* { dg-note "write the name of the function, as in 'co_is_movable.range.'" "" .-1 } */
    n++;
  if (co_is_movable (facts))		/* { dg-error "operand of 'co_is_movable' is no coroutine" } */
					/* { dg-note "write the name of the function" "" .-1 } */
    n++;
  return n;
}
