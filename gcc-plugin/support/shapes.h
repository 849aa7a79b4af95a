/* What differs between the functions of the kinds of coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_SHAPES_H
#define COGEN_SHAPES_H

struct coroutine;

/* Why a body returns before its end.  */
enum suspend_cause
{
  SUSPEND_PENDING,	/* It waits.  */
  SUSPEND_TURN,		/* It waits for its next turn, which the runtime gives it
			   at once.  */
  SUSPEND_YIELDED,	/* There is an item.  */
  SUSPEND_LINKED,	/* What it delegates to runs next
			   (delegation/chain.cc).  */
  SUSPEND_CAUSES
};

/* What differs between the kinds of coroutine; one constant row each.  PARMS
   are the body function's parameters after the frame.  */
enum { MAX_RESUME_PARMS = 4 };
enum resume_parm
{
  PARM_NONE, PARM_ARG, PARM_CONTEXT, PARM_ITEM, PARM_RESULT, PARM_ROOT
};

struct trait_shape
{
  enum resume_parm parms[MAX_RESUME_PARMS];
  int suspended[SUSPEND_CAUSES];	/* What the function returns for each
					   cause; -1 where there is none,  */
  int finished;		/* and at the end.  */
  bool fused;		/* Resuming a finished one gives FINISHED again;
			   otherwise it panics.  */
};

/* Those of the methods and of the steps of those that link, which have the root, by kind
   of trait.  */
extern const trait_shape method_shapes[], step_shapes[];
/* That of the body of a coroutine.  */
extern const trait_shape *shape_of (const coroutine *);

#endif /* COGEN_SHAPES_H */
