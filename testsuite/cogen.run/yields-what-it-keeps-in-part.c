/* A structure of which only a part is needed after it was yielded: all of it is
   yielded.  */

#include "alloc.h"

struct record { int number, again; long data[20]; };

static co_iterator (struct record)
records (int n)
{
  struct record r = { 0 };
  for (int i = 0; i < n; i++)
    {
      int number = r.number;
      struct record fresh = { 0 };
      r = fresh;
      r.number = number + 1;
      r.again = i;
      r.data[3] = 10 * i;
      co_yield (r);
    }
}

struct pair { struct record first, second; };

/* The same of a part of it.  */
static co_iterator (struct record)
firsts (int n)
{
  struct pair p = { 0 };
  for (int i = 0; i < n; i++)
    {
      int number = p.first.number;
      struct pair fresh = { 0 };
      p = fresh;
      p.first.number = number + 1;
      p.first.again = i;
      p.first.data[3] = 10 * i;
      co_yield (p.first);
    }
}

static void __attribute__ ((noipa))
run (co_iterator (struct record) it)
{
  int i = 0;
  struct record r;
  while (co_next (&it, &r))
    {
      check (r.number == i + 1 && r.again == i && r.data[3] == 10 * i && r.data[4] == 0);
      i++;
    }
  check (i == 5);
}

int
main (void)
{
  run (records (5));
  run (firsts (5));
  return 0;
}
