/* Ending a future early, at each millisecond of its life in turn: dropped, and requested to
   end.  Nothing may leak, nobody may wait for ever.  */

#ifndef ENDINGS_H
#define ENDINGS_H

#include "clock.h"

static inline co_future (int)
until_finished (co_future (int) f, bool *finished)
{
  int result = co_await (f);
  *finished = true;
  co_return (result);
}

static inline co_future (int)
end_early (co_future (int) f, unsigned ms, bool drop, bool *finished)
{
  co_nursery (n)
    {
      check (co_start (n, until_finished (co_move (f), finished)) == 0);
      co_await (co_yield_now ());
      for (unsigned i = 0; i < ms && !*finished; i++)
	co_await (co_sleep (1));
      if (drop)
	break;
      co_cancel (n);
    }
  co_return (0);
}

/* CALL makes the future; AFTER checks what is left after each end.  It is dropped until it
   ends by itself, then requested to end as often.  */
#define check_endings(call, after)					\
  do									\
    {									\
      unsigned length_ = 0;						\
      for (unsigned run_ = 0; run_ <= 2 * length_; run_++)		\
	{								\
	  unsigned live_ = alloc_live;					\
	  bool finished_ = false, drop_ = !endings_known;		\
	  co_block_on (end_early (call, drop_ ? run_ : run_ - length_,	\
				  drop_, &finished_));			\
	  check (alloc_live == live_ && run_ < 10000);			\
	  after;							\
	  if (!drop_)							\
	    continue;							\
	  length_ = run_ + 1;						\
	  endings_known = finished_;					\
	}								\
      endings_known = false;						\
    }									\
  while (0)

static bool endings_known;

#endif
