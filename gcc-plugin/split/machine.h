/* The parts of split/rewrite.cc: what a body is while it becomes a state
   machine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_MACHINE_H
#define COGEN_MACHINE_H

#include "support/split.h"

/* A body while it becomes a state machine.  */
struct machine
{
  split *s;
  const trait_shape *shape;
  tree frame;		/* The frame parameter's value.  */
  tree mode;		/* The mode parameter's.  */
  location_t loc;	/* Of the function.  */
  basic_block dispatch;
  gimple *first;	/* Its first statement.  */
  tree state;		/* What that loads.  */
  basic_block start;	/* Case START.  */
  basic_block finished;	/* Case FINISHED.  */
  auto_vec<tree> labels;
  bool guarded;		/* Some variable in the frame has guards.  */
  auto_bitmap scoped;	/* The slots of those of them that have scopes,  */
  auto_vec<bitmap> closed;	/* and at each suspension those whose is not
				   open.  */
  tree waits;		/* What split/wait.cc tells the runtime, or null.  */
};

/* split/rewrite.cc: what the resume function gets as parameter P.  */
extern tree resume_parm_value (machine *m, enum resume_parm p);
/* True if the body is a step that others may run.  */
extern bool linkable_p (const machine *m);
/* Where the step stores the root's item or result.  */
extern tree out_value (machine *m);
/* End BB: the coroutine has finished.  A step tells its root so.  */
extern void append_finish (machine *m, basic_block bb, location_t loc);

/* Store in slots what is live across P, before its marker at E.  */
extern void store_names (machine *m, suspension *p, emitter *e);
/* Define that anew, last in P's resume block or in BB.  */
extern void reload_names (machine *m, suspension *p, basic_block bb);
/* A statement that stores the state.  */
extern gassign *build_set_state (machine *m, int state);

/* split/wait.cc: make each MARKER_WAIT a call of the runtime, and its resume
   block.  */
extern void rewrite_waits (machine *m);

/* split/guards.cc  */
extern void find_guards (machine *m);
extern void forget_guards (machine *m);
extern void guard_frame (machine *m, emitter *e);
extern void guard_again (machine *m, const suspension *p, emitter *e);
extern void unguard_frame (machine *m, emitter *e, bool finished);

/* split/markers.cc: rewrite the user's returns and the markers that do not
   suspend.  */
extern void rewrite_markers (machine *m);

/* The offset in the frame of what ADDRESS, of a variable or null, points to: where the
   result of something that is linked goes, or the object that is waited for.  The
   runtime has 32 bits for it: else complain at LOC.  */
extern unsigned HOST_WIDE_INT told_offset (const machine *m, tree address,
					   location_t loc);

#endif /* COGEN_MACHINE_H */
