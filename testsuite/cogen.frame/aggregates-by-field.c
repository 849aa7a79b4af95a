/* An aggregate whose address stays inside is followed by field: one field
   used later costs that field.  */

#include "alloc.h"

struct record { int id; char text[1020]; };

struct record __attribute__ ((noipa))
make_record (int id)
{
  struct record r = { id, "text" };
  return r;
}

static co_iterator (int)
one_field (void)
{
  struct record r = make_record (7);
  co_yield (1);
  co_yield (r.id);
}

int
main (void)
{
  int sum = 0;
  co_for (int v, one_field ())
    sum += v;
  check (sum == 8);
  check (co_frame_size (one_field) == 8);
  return 0;
}
