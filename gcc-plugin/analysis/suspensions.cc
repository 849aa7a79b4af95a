/* Where does a body suspend?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	d = co_yield (i);  if (d != 0) ...

   Input: a resume body in which only the markers that suspend, and those about
   the coroutine itself, are left.  Output: the list of its suspension points,
   whose states are numbered in block order.

   split_suspension_blocks (split/outline.cc) has let each suspension end its
   block.  The invariant: a suspension is the last statement of its block
   BEFORE, whose one successor is AFTER.  AFTER has no other predecessor, so
   what is live at its start is what is live across the suspension
   (verify/split.cc).  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "support/split.h"

void
collect_suspensions (split *s)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (marker_code (stmt) == MARKER_INITIAL)
	  s->initial = as_a <gcall *> (stmt);
	if (!suspension_p (stmt))
	  continue;
	suspension p = { };
	p.call = as_a <gcall *> (stmt);
	p.loc = gimple_location (p.call);
	p.state = s->suspensions.length () + 1;
	p.before = bb;
	p.after = single_succ (bb);
	s->suspensions.safe_push (p);
      }
}
