/* Dropping at each suspension in turn.  */

#ifndef DROP_H
#define DROP_H

#include "alloc.h"
#include "async.h"

/* Make OBJECT, of TYPE, by CALL; evaluate STEP on it 0, 1, 2 ... times, drop
   it, and check that the drop traces the first, second, third ... of the
   strings that follow.  What runs before the drop is not checked.  */
#define check_drops(type, call, step, ...)				\
  do									\
    {									\
      static const char *const logs_[] = { __VA_ARGS__ };		\
      for (unsigned stop_ = 0; stop_ < sizeof logs_ / sizeof *logs_; stop_++) \
	{								\
	  unsigned live_ = alloc_live;					\
	  type object = call;						\
	  int value = 0;						\
	  (void) value;							\
	  for (unsigned i_ = 0; i_ < stop_; i_++)			\
	    step;							\
	  trace_length = 0;						\
	  co_drop (&object);						\
	  check_trace (logs_[stop_]);					\
	  check (co_is_null (object));					\
	  check (alloc_live == live_);					\
	}								\
    }									\
  while (0)

/* The step of each trait.  */
#define NEXT co_next (&object, &value)
#define POLL co_poll (&object, &counting_context, &value)
#define POLL_VOID co_poll (&object, &counting_context)
#define POLL_NEXT co_poll_next (&object, &counting_context, &value)
#define RESUME co_resume (&object, 1, &value, &value)

#endif
