/* A small structure of which little is needed later is kept in part, also while it is
   given as a whole; its padding is not kept.  One that is needed in another way than by
   its fields is.  */

#include "alloc.h"

struct event { int kind; char code; long length; };

/* Of the event its code and length: the rest is set anew each time.  */
static co_iterator (struct event)
events (int n)
{
  struct event e = { 0, 'x', 10 * n };
  for (int i = 0; i < n; i++)
    {
      e.kind = i;
      co_yield (e);
    }
}

/* The same beside three letters, which are where the padding would be.  */
static co_iterator (struct event)
marked (int n, char a, char b, char c)
{
  struct event e = { 0, 'x', 10 * n };
  for (int i = 0; i < n; i++)
    {
      e.kind = a + b + c + i;
      co_yield (e);
    }
}

struct point { int x, y; };

static co_iterator (int)
one_of_two (struct point p, int n)
{
  for (int i = 0; i < n; i++)
    co_yield (p.y + i);
}

/* All bytes, whatever they are.  */
static co_iterator (int)
bytes (struct event e)
{
  unsigned char raw[sizeof e], again[sizeof e];
  memcpy (raw, &e, sizeof e);
  co_yield (1);
  memcpy (again, &e, sizeof e);
  co_yield (memcmp (raw, again, sizeof e) == 0);
}

struct sparse { char code; long length; };

/* The same where padding is nearly half of it, and the fields are read, too.  */
static co_iterator (int)
sparse_bytes (struct sparse s)
{
  unsigned char raw[sizeof s], again[sizeof s];
  memcpy (raw, &s, sizeof s);
  co_yield (1);
  memcpy (again, &s, sizeof s);
  co_yield (memcmp (raw, again, sizeof s) == 0 && s.code == 2 && s.length);
}

struct flags { unsigned a : 3, b : 9; int rest; };

/* Bit-fields in the word that is kept.  */
static co_iterator (int)
bits (int n)
{
  struct flags f = { 5, 300, n };
  co_yield (f.rest);
  f.a = 2;
  co_yield (f.b);
  f.b++;
  co_yield (f.a * 1000 + f.b);
}

static co_iterator (struct event) es;
static co_iterator (int) is;

int
main (void)
{
  struct event e;
  es = events (5);
  for (int i = 0; i < 5; i++)
    check (co_next (&es, &e) && e.kind == i && e.code == 'x' && e.length == 50);
  check (!co_next (&es, &e));
  int v;
  is = one_of_two ((struct point) { 3, 4 }, 3);
  for (int i = 0; i < 3; i++)
    check (co_next (&is, &v) && v == 4 + i);
  struct event with;
  memset (&with, 0xee, sizeof with);
  with.kind = 1;
  is = bytes (with);
  check (co_next (&is, &v) && v == 1);
  check (co_next (&is, &v) && v == 1);
  struct sparse sparse;
  memset (&sparse, 0xee, sizeof sparse);
  sparse.code = 2;
  is = sparse_bytes (sparse);
  check (co_next (&is, &v) && v == 1);
  check (co_next (&is, &v) && v == 1);
  es = marked (2, 1, 2, 3);
  for (int i = 0; i < 2; i++)
    check (co_next (&es, &e) && e.kind == 6 + i && e.code == 'x' && e.length == 20);
  is = bits (9);
  check (co_next (&is, &v) && v == 9);
  check (co_next (&is, &v) && v == 300);
  check (co_next (&is, &v) && v == 2301);
  co_drop (&es);
  co_drop (&is);
  /* Code and length, n and i; y, n and i.  */
  check (co_frame_size (events) <= 4 + 4 + 4 + 9 + 3);
  check (co_frame_size (marked) <= 4 + 4 + 4 + 9 + 3);
  check (co_frame_size (one_of_two) <= 4 + 4 + 4 + 4);
  check (co_frame_size (bits) <= 4 + 4);
  return 0;
}
