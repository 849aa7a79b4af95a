/* Silent twins: the callee is seen to keep nothing, promises so, or gets the address
   when no suspension follows.  */

#include <cogen.h>

struct buf { char *data; int length; };
void keep (struct buf *);
void read_only (struct buf * co_noescape);
static struct buf shared;

static void
shorten (struct buf *b)
{
  b->data[--b->length] = 0;
}

co_movable co_iterator (int)
passes (int n)
{
  char text[8] = "abc";
  struct buf b = { text, n };
  shorten (&b);
  read_only (&b);
  co_yield (n);
  co_yield (text[0]);
}

co_movable co_iterator (int)
stores_length (int n)
{
  char text[8] = "abc";
  struct buf b = { text, n };
  shorten (&b);
  shared.length = b.length;
  co_yield (n);
  co_yield (text[0]);
}

co_movable co_iterator (int)
passes_at_the_end (int n)
{
  char text[8] = "abc";
  co_yield (n);
  co_yield (text[0]);
  struct buf b = { text, n };
  keep (&b);
}
