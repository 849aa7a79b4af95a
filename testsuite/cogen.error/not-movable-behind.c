/* An address that is found behind a pointer, or stored by way of one: the error is where
   it was taken, a note shows where it gets away.  */

#include <cogen.h>

struct buf { char *data; int length; };
void keep (struct buf *);			/* { dg-note "6: 'keep' is declared here" } */
static struct buf shared;

co_movable co_iterator (int)
passes (int n)					/* { dg-note "'passes' is declared 'co_movable' here" } */
{
  char text[8] = "abc";
  struct buf b = { text, n };			/* { dg-error "address of 'text' is passed to a function that may keep it, so 'passes' is not movable" } */
  keep (&b);					/* { dg-note "3: passed here" } */
  co_yield (n);
  co_yield (text[0]);
}

co_movable co_iterator (int)
stores (int n)					/* { dg-note "'stores' is declared 'co_movable' here" } */
{
  char text[8] = "abc";
  struct buf b = { text, n };			/* { dg-error "address of 'text' is stored where it may outlive this activation, so 'stores' is not movable" } */
  struct buf *to = n ? &shared : &b;
  to->length = n;
  *to = b;					/* { dg-note "7: stored here" } */
  co_yield (n);
  co_yield (text[0]);
}
