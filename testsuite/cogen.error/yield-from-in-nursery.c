/* co_yield_from hands over one item after the other, and leaves no nursery for that.  */

#include <cogen/iter.h>
#include <cogen/task.h>

co_iterator (int) numbers (void);
co_stream (int) others (void);

co_stream (int)
all (void)
{
  co_nursery (n)
    co_yield_from (numbers ());		/* { dg-error "5: 'co_yield_from' in the statement of a 'co_nursery'" } */
  /* { dg-note "write 'co_each .co_var item, it. co_yield .item.;', which leaves the nursery while the consumer has the item" "" .-1 } */
  co_nursery (n)
    {
      co_yield (1);
      co_nursery (m)
	if (1)
	  co_yield_from (others ());	/* { dg-error "11: 'co_yield_from' in the statement of a 'co_nursery'" } */
    }
  /* { dg-note "write 'co_each" "" .-2 } */
}
