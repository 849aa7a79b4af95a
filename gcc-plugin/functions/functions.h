/* What is built around a body: what the user calls, and what vtables hold.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FUNCTIONS_H
#define COGEN_FUNCTIONS_H

#include "support/split.h"

/* functions/wake.cc: the step of CO, if it is not the body; else null.  */
extern tree build_waking_step (coroutine *co);

/* The same: append to B a poll of the future at the address OBJECT, with the context CONTEXT and
   its result at RESULT; return what it returns.  */
extern tree build_poll (class function_builder *b, tree object, tree context, tree result);

/* functions/awaited.cc: what polls for CO where it is called directly, if roots can do that;
   else null.  */
extern tree build_direct_wake (const coroutine *co);
/* The runtime's function that wakes roots, as CALLED.  */
extern tree wake_function (const char *called);

/* functions/no-object.cc  */
extern opt_pass *make_pass_no_object (gcc::context *);

/* functions/run.cc  */
extern void build_run (coroutine *);

/* functions/ramp.cc: CHAIN is the static chain of the ramp, or null.  */
extern void build_ramp (split *, tree chain);
/* Build CO->place, if it is not there yet.  */
extern void build_place (coroutine *co);
/* Add parameters like those of CO's ramp to B; append them to PARMS.  */
extern void add_ramp_parms (class function_builder *b, const coroutine *co,
			    vec<tree> *parms);
/* Append to B what returns an object with VTABLE whose frame is at FRAME, just
   allocated, or a null object if FRAME is null.  */
extern void return_allocated (class function_builder *b, const coroutine *co,
			      tree frame, tree vtable, const vec<tree> &parms);

/* functions/ends.cc: build CO->destroy, and return what ends the objects whose
   frames are in somebody else's memory.  */
extern tree build_ends (coroutine *co);

/* functions/nested.cc  */
extern void build_nested (coroutine *);
/* A test whether the frame at FRAME is a nested one, which has VTABLE then; and of a nested
   one, whether the runtime has to know when it is released.  What they need is computed at
   E.  */
extern gcond *build_nested_test (emitter *e, tree frame, tree vtable);
extern gcond *build_first_test (emitter *e, tree frame);

/* The pointer FRAME, computed at E, of which GCC does not know where it points; nor, if WHERE
   is not null, that it can be computed before that value.  */
extern tree hide_origin (emitter *e, tree frame, tree where);
/* A place for a nested frame right behind another one, whose address GCC does not know.  */
struct nested_place
{
  tree outer, chunk;
};
/* A test whether there is room for one behind the nested frame OUTER of CO: *P, found at
   E.  */
extern gcond *build_room_test (emitter *e, const coroutine *co, tree outer,
			       nested_place *p);
/* Let there be a frame at P, from E on; return its address.  */
extern tree take_place (emitter *e, const coroutine *co, const nested_place &p);

/* functions/same-step.cc: let the body of CO, whose nested frames have VTABLE, go on with
   what it makes by calling itself without leaving the step.  */
extern void stay_in_step (coroutine *co, tree vtable);

/* functions/task.cc: let CALL, if it starts a task of what was made right before it, have the
   frame in the task's memory; true if it has changed.  */
extern bool start_placed (gcall *call);

/* functions/vtable.cc  */
extern void build_vtables (coroutine *);
extern tree build_vtable (coroutine *, const char *suffix, tree drop, int flags);
extern tree foreign_vtable (tree ramp);
extern void export_like (tree decl, tree ramp);

/* functions/aliases.cc  */
extern void resolve_aliases (void);
extern void export_aliases (coroutine *);
/* The function that FNDECL is a name of, if nothing can replace it; else FNDECL.  */
extern tree coroutine_meant (tree fndecl);

/* functions/facts.cc  */
/* The coroutine of this unit that FNDECL surely is; or null.  */
extern coroutine *known_coroutine (tree fndecl);
extern void lower_facts (void);

/* functions/checked.cc  */
extern void build_checked (coroutine *);
/* What is to be called in place of FNDECL: its twin of the checking mode, if
   it has one.  */
extern tree checked_function (tree fndecl);
extern void call_checked (void);

#endif /* COGEN_FUNCTIONS_H */
