/* What is known of a coroutine of the unit.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_COROUTINE_H
#define COGEN_COROUTINE_H

#include "support/traits.h"
#include "support/markers.h"

/* What a delegating marker waits for; only the picture of show/graph.cc
   asks.  */
struct awaited
{
  location_t loc;	/* Of the marker, and of the suspensions it becomes.  */
  enum marker code;
  tree name;		/* An identifier: the user's name of the object, or of
			   the function that gave it; null if it has none.  */
};

/* What the rest of the unit may know about a coroutine once it is split.  */
struct coroutine
{
  tree ramp;		/* The user's function.  */
  trait t;
  tree frame_type;	/* A record, for its size, alignment and debug info;
			   slots are reached by offset.  */
  tree body;		/* The body as a state machine.  */
  tree resume;		/* next, poll, poll_next or resume of the vtables:
			   BODY, or what runs a chain that it starts.  */
  tree direct;		/* The same for direct calls.  */
  tree step;		/* What the chain runs, if it links.  */
  tree nested;		/* The ramp of functions/nested.cc, for nested frames;
			   null unless it is wanted.  */
  tree task;		/* The ramp of functions/task.cc, or null.  */
  tree info;		/* Its struct co__coroutine.  */
  tree places;		/* Its struct co__places, or null.  */
  tree drop;		/* Leaves the scopes; does not release the frame.  */
  tree destroy;		/* drop, then co_frame_free.  */
  tree boxed_vtable;	/* Ends with destroy,  */
  tree placed_vtable;	/* with drop.  */
  tree place;		/* The function that builds a frame in given memory;
			   null until it is wanted.  */
  auto_vec<HOST_WIDE_INT> parm_slots;	/* Offset for each parameter of the
					   ramp, -1 where it is not kept.  */
  auto_vec<bool> parm_private;	/* A trait object that stays inside.  */
  bool has_twin;	/* It was warned of by a copy (twin/twin.h).  */
  bool pinned;		/* The frame must not move.  */
  bool links;		/* It may put what it delegates to in a chain, and has
			   the longer header (delegation/chain.cc).  */
  bool woken_by_root;	/* Its method is the runtime's co__wake.  */
  auto_vec<bool> owns;	/* For each state from 0: there is something to
			   drop.  */
  HOST_WIDE_INT chain_slot;	/* Offset of the static chain, or -1.  */
  auto_vec<awaited> awaits;	/* In no order; if there is to be a graph.  */
  unsigned suspensions;
  unsigned resume_statements;	/* The sizes of the two functions, with what
				   they inline.  */
  unsigned drop_statements;
};

#endif /* COGEN_COROUTINE_H */
