/* How does delegation cost the same at any depth?  It is linked.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A coroutine that resumes what it delegates to in a loop passes each resume
   through every level, on the machine's stack.  So a coroutine that delegates
   to an object of unknown make, its own kind included, does not call it: it
   puts the object's frame in front of the *chain* of the root, the coroutine
   that somebody outside resumes, and returns.  Whoever resumes the root goes
   on with the innermost frame.

   Frames of such coroutines, and only those, begin with a struct co__frame:

	int state;
	unsigned offset;	where in the next outer frame the result goes
	void *link;		in the root: the innermost frame, null when it
				is the root itself; in the others: the next
				outer frame, null when that is the root
	void *vtable;		where the step is found

   No frame points to the root, so the root can move.

	obj = f;
	if (LINKS (&obj))
	  {
	    d = WAIT (&obj, &value);
	    if (d) { UNWAIT (&obj, &value); return; }
	  }
	else the loop of delegation/lower.cc

   Nothing is asked at run time here: the phase that lowers objects knows of each
   whether it may have to be linked, and keeps one of the two ways.  An object of
   unknown make is left to the runtime.  WAIT is one state and one call, of
   co__await, which links what can be linked and polls what cannot: what somebody
   wrote by hand, a coroutine that delegates to nobody (split/wait.cc).  The loop
   remains for what is surely not linked, whose code may then be inlined: a
   coroutine of the unit that delegates to nobody, or an object whose frame is
   elided, for that frame lies in a frame that may move.

   Two delegations are linked without co__await.  What the coroutine makes by
   calling itself can only be linked (functions/nested.cc):

	LINK (&obj, &value);
	d = SUSPEND (LINKED);
	if (d) { UNCHAIN (&value); return; }

   And where an exception of what is polled must be caught here, which one out of
   the chain must not be, LINKS is asked at run time, and chooses between this and
   the loop; so it is for items, which co_yield_from passes on.

   The invariant: between LINK, or the link that WAIT makes, and the suspension
   nothing runs, and nobody but the chain has the object.

   functions/run.cc has the rest: how a step ends, and who calls it;
   support/chain-calls.cc what a step tells the runtime.  Dropping a root first
   drops its chain, innermost first, also in a loop.  */

#include "support/edit.h"
#include "delegation/delegation.h"

bool
function_links_p (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	if (code == MARKER_CHAIN || code == MARKER_WAIT)
	  return true;
      }
  return false;
}

/* Begin to link: return the first block, which goes on in *WAIT, new, or in AGAIN
   if the object cannot be linked; NOW: that is known at run time only.  No AGAIN:
   nothing is asked.  */

static basic_block
begin_link (delegation *d, basic_block again, bool now, basic_block *wait)
{
  basic_block first = new_block (d->fun, d->head);
  *wait = first;
  if (!again)
    return first;
  gcall *links = build_marker_call (d, MARKER_LINKS, "co_links",
				    boolean_type_node, d->object,
				    build_int_cst (integer_type_node, now));
  tree linked = make_ssa_name (boolean_type_node);
  gimple_call_set_lhs (links, linked);
  append (first, links, d->loc);
  *wait = new_block (d->fun, first);
  append_test (d, first, linked, 0, again, *wait);
  return first;
}

/* End it: the delegation is done after DONE; in OUT, where it is dropped, DROP
   drops what is linked.  */

static void
end_link (delegation *d, basic_block done, basic_block out, gcall *drop)
{
  connect_join (d, append_call (d, out, drop), 1);
  connect_join (d, done, 0);
}

basic_block
append_link (delegation *d, basic_block again, tree value)
{
  tree address = address_or_null (value);
  basic_block wait, first = begin_link (d, again, true, &wait);
  basic_block out = new_block (d->fun, wait);
  basic_block done = new_block (d->fun, out);
  append (wait, build_marker_call (d, MARKER_LINK, "co_link", void_type_node,
				   d->object, address,
				   build_int_cst (integer_type_node, !again)),
	  d->loc);
  append_suspend (d, wait, SUSPEND_LINKED, done, out);
  end_link (d, done, out, build_marker_call (d, MARKER_UNCHAIN, "co_drop",
					     void_type_node, address));
  return first;
}

basic_block
append_wait (delegation *d, basic_block again, tree value)
{
  tree address = address_or_null (value);
  basic_block wait, first = begin_link (d, again, false, &wait);
  basic_block out = new_block (d->fun, wait);
  basic_block done = new_block (d->fun, out);
  append_suspension (d, wait, build_marker_call (d, MARKER_WAIT, "co_await",
						 integer_type_node, d->object,
						 address), done, out);
  end_link (d, done, out, build_marker_call (d, MARKER_UNWAIT, "co_drop",
					     void_type_node, d->object, address));
  return first;
}
