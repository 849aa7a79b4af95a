/* Large structures and arrays of which later parts are needed: fields, bit-fields,
   elements, written again in between, overwritten as a whole, in loops.  */

#include "check.h"
#include <cogen.h>

struct record { int id; char text[1020]; };

static struct record __attribute__ ((noipa))
make_record (int id)
{
  struct record r = { id, "text" };
  return r;
}

struct mix
{
  int a : 5;
  int b : 11;
  double d[20];
  struct { short x, y; } p[10];
  int tail;
};

static co_iterator (int)
parameter (struct mix m)
{
  co_yield (m.b);
  m.p[3].x++;
  co_yield (m.p[3].x);
  m.tail = m.p[3].x + m.a;
  co_yield (m.tail);
}

static co_iterator (int)
changed_in_loop (int n)
{
  struct record r = make_record (n);
  for (int i = 0; i < n; i++)
    {
      r.text[3] += i;
      co_yield (r.text[3] + r.id);
      if (i & 1)
	r = make_record (i);
    }
}

static co_iterator (int)
copied_later (int n)
{
  struct record r = make_record (n), copy;
  co_yield (r.id);
  copy = r;
  co_yield (copy.text[1]);
}

static co_iterator (int)
variable_index (int n)
{
  int squares[100];
  for (int i = 0; i < 100; i++)
    squares[i] = i * i;
  co_yield (0);
  co_yield (squares[n]);
  squares[n] = squares[7] + 1;
  co_yield (squares[n]);
}

static co_iterator (int)
neighbours (void)
{
  union { struct { char a[40]; int x, y; char b[40]; }; unsigned char bytes[88]; } u;
  memset (&u, 1, sizeof u);
  co_yield (u.x == 0x01010101);
  u.y = 5;
  co_yield (u.bytes[40] + (u.x != u.y));
  co_yield (u.y);
}

#define CHECK_ITEMS(iterator, ...)					\
  do									\
    {									\
      static const int items[] = { __VA_ARGS__ };			\
      unsigned n = 0;							\
      co_for (int v, iterator)						\
	{								\
	  check (n < sizeof items / sizeof *items && v == items[n]);	\
	  n++;								\
	}								\
      check (n == sizeof items / sizeof *items);			\
    }									\
  while (0)

int
main (void)
{
  struct mix m = { .a = 3, .b = -100, .p[3].x = 40 };
  CHECK_ITEMS (parameter (m), -100, 41, 44);
  CHECK_ITEMS (changed_in_loop (6), 't' + 6, 't' + 7, 't' + 3, 't' + 6, 't' + 7, 't' + 8 + 4);
  CHECK_ITEMS (copied_later (6), 6, 'e');
  CHECK_ITEMS (variable_index (12), 0, 144, 50);
  CHECK_ITEMS (neighbours (), 1, 2, 5);
  return 0;
}
