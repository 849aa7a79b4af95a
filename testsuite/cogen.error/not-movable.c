/* A self-reference in a coroutine declared co_movable is an error where the
   address is taken, with the suspension it survives and its later use.  */

#include <cogen.h>

void keep (int *);				/* { dg-note "6: 'keep' is declared here" } */
						/* { dg-note "6: 'keep' is declared here" "for another" .-1 } */

co_movable co_iterator (int)
parse (int n)					/* { dg-note "1: 'parse' is declared 'co_movable' here" } */
{
  char buf[8] = "abcdefg";
  char *p = buf + n;				/* { dg-error "9: address of 'buf' is kept across a suspension, so 'parse' is not movable" } */
  co_yield (buf[0]);				/* { dg-note "3: suspends here while 'p' is live" } */
  co_yield (*p);				/* { dg-note "13: used here" } */
}

co_movable co_iterator (int)
stores (int n)					/* { dg-note "'stores' is declared 'co_movable' here" } */
{
  static int *last;
  last = &n;					/* { dg-error "8: address of 'n' is stored where it may outlive this activation, so 'stores' is not movable" } */
  co_yield (n);
  co_yield (*last);
}

co_movable co_iterator (int)
points_to_itself (int n)			/* { dg-note "'points_to_itself' is declared 'co_movable' here" } */
{
  struct node { struct node *next; int value; } node = { &node, n };	/* { dg-error "address of 'node' is stored" } */
  co_yield (node.value);
  co_yield (node.next->value);
}

co_movable co_iterator (int)
passes (int n)					/* { dg-note "'passes' is declared 'co_movable' here" } */
{
  keep (&n);					/* { dg-error "3: address of 'n' is passed to a function that may keep it, so 'passes' is not movable" } */
  co_yield (n);
  co_yield (n);
}

co_movable co_iterator (int)
passes_to_unknown (int n, void (*f) (int *))	/* { dg-note "'passes_to_unknown' is declared 'co_movable' here" } */
{
  f (&n);					/* { dg-error "3: address of 'n' is passed to an unknown function, so 'passes_to_unknown' is not movable" } */
  co_yield (n);
  co_yield (n);
}

co_movable co_iterator (int)
uses_asm (int n)				/* { dg-note "'uses_asm' is declared 'co_movable' here" } */
{
  __asm__ volatile ("" : : "r" (&n) : "memory");	/* { dg-error "3: address of 'n' is used by an 'asm', so 'uses_asm' is not movable" } */
  co_yield (n);
  co_yield (n);
}

co_movable co_iterator (int *)
yields (int n)					/* { dg-note "'yields' is declared 'co_movable' here" } */
{
  co_yield (&n);				/* { dg-error "3: address of 'n' is yielded or returned, so 'yields' is not movable" } */
  co_yield (&n);
}

co_movable co_iterator (int)
captures (int n)				/* { dg-note "'captures' is declared 'co_movable' here" } */
{
  int next (void) { return n++; }
  co_yield (next ());				/* { dg-error "address of 'n' is captured by a nested function, so 'captures' is not movable" } */
  co_yield (next ());
}

/* Declared so in a prototype alone.  */
co_movable co_iterator (int) declared (int);

co_iterator (int)
declared (int n)				/* { dg-note "'declared' is declared 'co_movable' here" } */
{
  keep (&n);					/* { dg-error "address of 'n' is passed" } */
  co_yield (n);
  co_yield (n);
}
