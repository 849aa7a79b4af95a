/* The parts of split/rewrite.cc: what a body is while it becomes a state machine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_REWRITE_H
#define COGEN_REWRITE_H

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
  basic_block start;	/* Case START.  */
  basic_block finished;	/* Case FINISHED.  */
  auto_vec<tree> labels;
};

/* split/rewrite.cc: what the resume function gets as parameter P.  */
extern tree resume_parm_value (machine *m, enum resume_parm p);
/* True if the body is a step that others may run.  */
extern bool linkable_p (const machine *m);
/* Where the step stores the root's item or result.  */
extern tree out_value (machine *m);
/* End BB: the coroutine has finished.  A step tells its root so.  */
extern void append_finish (machine *m, basic_block bb, location_t loc);

/* split/markers.cc: rewrite the user's returns and the markers that do not
   suspend.  */
extern void rewrite_markers (machine *m);

#endif /* COGEN_REWRITE_H */
