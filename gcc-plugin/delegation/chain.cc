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
	    LINK (&obj, &value);
	    d = SUSPEND (LINKED);
	    if (d) { UNCHAIN (&value); return; }
	  }
	else the loop of delegation/lower.cc

   LINKS is false for an object that cannot be linked: one that somebody wrote
   by hand, a coroutine that delegates to nobody, a null object.  The loop runs
   these, one level deep.  It is false, too, for an object whose frame is
   elided: that frame lies in a frame that may move.  What the coroutine makes
   by calling itself needs no test and no loop (functions/nested.cc).

   append_link builds this for one delegation.  The invariant: between LINK and
   the suspension nothing runs, and nobody but the chain has the object.

   functions/run.cc has the rest: how a step ends, and who calls it;
   split/chain-calls.cc what a step tells the runtime.  Dropping a root first
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
      if (marker_code (gsi_stmt (gsi)) == MARKER_CHAIN)
	return true;
  return false;
}

basic_block
append_link (delegation *d, basic_block again, tree value)
{
  tree address = value ? build_fold_addr_expr (value) : null_pointer_node;
  basic_block first = new_block (d->fun, d->head), wait = first;
  if (again)
    {
      gcall *links = build_marker_call (d, MARKER_LINKS, "co_links",
					boolean_type_node, d->object);
      tree linked = make_ssa_name (boolean_type_node);
      gimple_call_set_lhs (links, linked);
      append (first, links, d->loc);
      wait = new_block (d->fun, first);
      append_test (d, first, linked, 0, again, wait);
    }
  basic_block out = new_block (d->fun, wait);
  basic_block done = new_block (d->fun, out);
  append (wait, build_marker_call (d, MARKER_LINK, "co_link", void_type_node,
				   d->object, address,
				   build_int_cst (integer_type_node, !again)),
	  d->loc);
  append_suspend (d, wait, SUSPEND_LINKED, done, out);
  basic_block dropped
    = append_call (d, out, build_marker_call (d, MARKER_UNCHAIN, "co_drop",
					      void_type_node, address));
  connect_join (d, dropped, 1);
  connect_join (d, done, 0);
  return first;
}
