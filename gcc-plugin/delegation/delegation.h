/* One delegation while it is lowered.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_DELEGATION_H
#define COGEN_DELEGATION_H

#include "support/coroutine.h"
#include "support/shapes.h"

/* One delegation while it is taken apart.  */
struct delegation
{
  function *fun;
  gcall *marker;
  location_t loc;
  trait t;		/* Of the object.  */
  tree object;		/* A pointer to it.  */
  basic_block head;	/* Ends with the marker.  */
  basic_block join;	/* Follows it.  */
  bool nested;		/* The object gets a nested frame
			   (functions/nested.cc).  */
  bool unknown;		/* Nothing will be known of it.  */
  bool stale;		/* What it produces may still be there the next time:
			   nobody fetches it, or not always.  */
  gphi *dropped;	/* Its result, in JOIN.  */
};

/* delegation/control-flow.cc  */
extern gcall *build_marker_call (const delegation *, enum marker,
				 const char *name, tree result,
				 tree a0 = NULL_TREE, tree a1 = NULL_TREE,
				 tree a2 = NULL_TREE, tree a3 = NULL_TREE);
extern tree address_or_null (tree value);
extern void isolate_marker (delegation *);
extern void connect_join (delegation *, basic_block from, int dropped);
extern void finish_delegation (delegation *, basic_block first);
extern basic_block append_call (delegation *, basic_block, gcall *);
extern void drop_when_left (delegation *, gcall *);
extern basic_block append_drop (delegation *, basic_block);
extern void append_suspension (delegation *, basic_block, gcall *,
			       basic_block again, basic_block out);
extern void append_suspend (delegation *, basic_block, enum suspend_cause,
			    basic_block again, basic_block out);
extern void append_test (delegation *, basic_block, tree status, int value,
			 basic_block yes, basic_block no);

/* delegation/lower.cc: SELF is the coroutine that FUN is the body of, or
   null.  */
extern void lower_delegation (function *fun, coroutine *self);

/* delegation/items.cc: let steps by hand in the coroutine FUN store their items apart;
   true if there is any.  */
extern bool separate_items (function *fun);
/* The variable of FUN whose address is argument I of STEP, where that puts an item or a
   result; null if it is none, or not all that happens to it would be seen.  */
extern tree stepped_into (function *fun, gimple *step, unsigned i);

/* delegation/filled-in.cc: let what steps by hand in the coroutine FUN have filled in, and not
   apart, end where the next one does; true if there is any.  */
extern bool forget_filled_in (function *fun);

/* delegation/nested-call.cc: true if OBJECT, which D's marker gets, is made for
   it by a call of CO, the coroutine that D is in; the call makes a nested frame
   then.  */
extern bool nest_call (delegation *, coroutine *co, tree object);
/* The call right before D's marker that gives OBJECT, if an await of that only suspends,
   because of *CAUSE; else null.  */
extern gcall *suspending_call (delegation *, tree object, enum suspend_cause *cause);
/* True if nothing will ever be known of OBJECT, which D's marker gets: what has
   made it is no coroutine of the unit.  */
extern bool unknown_make_p (delegation *, tree object);

/* delegation/chain.cc: return the block that links D's object, whose result, if
   any, goes to VALUE, or goes on in AGAIN if it cannot be linked.  No AGAIN: it
   can, but for a null object, which panics.  */
extern basic_block append_link (delegation *, basic_block again, tree value);
/* The same for the future that D's object is, where nothing needs to be asked at
   run time: the block leaves it to the runtime, unless it is surely not linked.
   No AGAIN: in any case.  */
extern basic_block append_wait (delegation *, basic_block again, tree value);
/* True if FUN, whose operations on objects are lowered, may link one.  */
extern bool function_links_p (function *fun);

#endif /* COGEN_DELEGATION_H */
