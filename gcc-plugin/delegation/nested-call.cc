/* Which delegations of a coroutine to itself get a nested frame?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_yield_from (walk (n->left));		in walk itself
   =>	co_yield_from (walk.nested (FRAME, n->left));

   Input: a delegation and the object that it is given.  Output: true, and the
   call that made the object is one of the other ramp, whose frame is right
   behind that of the delegating coroutine (functions/nested.cc).

   What the call makes is linked at once (delegation/chain.cc), so nobody else
   ever has the object, and the frames end in the opposite order of their
   making: memory for them is a stack.

   The call must come right before the marker, be direct, to this very
   coroutine, with arguments that fit its parameters (own_call).  It happens
   as the delegation is lowered: later the object has become a variable like
   any other.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/dump.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/unit.h"

/* Return the call right before D's marker that gives OBJECT, or null.  */

static gcall *
call_that_gives (delegation *d, tree object)
{
  gimple *stmt = statement_before (d->marker);
  gcall *call = stmt ? dyn_cast <gcall *> (stmt) : NULL;
  return call && gimple_call_lhs (call) == object ? call : NULL;
}

gcall *
suspending_call (delegation *d, tree object, enum suspend_cause *cause)
{
  gcall *call = call_that_gives (d, object);
  tree fndecl = call ? gimple_call_fndecl (call) : NULL_TREE;
  if (!fndecl || !DECL_EXTERNAL (fndecl))
    return NULL;
  *cause = id_equal (DECL_NAME (fndecl), "co__turn") ? SUSPEND_TURN : SUSPEND_PENDING;
  return (*cause == SUSPEND_TURN || id_equal (DECL_NAME (fndecl), "co__suspend")
	  ? call : NULL);
}

bool
unknown_make_p (delegation *d, tree object)
{
  gcall *call = call_that_gives (d, object);
  if (!call || marker_code (call) != MARKER_NONE)
    return false;
  tree fndecl = gimple_call_fndecl (call);
  return !fndecl || !coroutine_decl_p (fndecl);
}

/* Return the call right before D's marker that makes the object OBJECT of CO
   itself, the coroutine that D is in, or null.  */

static gcall *
own_call (delegation *d, const coroutine *co, tree object)
{
  /* objects/private.cc says what may not be allocated.  */
  if (lookup_attribute (NO_ALLOC_ATTRIBUTE, DECL_ATTRIBUTES (co->ramp)))
    return NULL;
  gcall *call = call_that_gives (d, object);
  if (!call || gimple_call_fndecl (call) != co->ramp
      || gimple_call_chain (call)
      || !arguments_fit_p (call, co->ramp))
    return NULL;
  cgraph_node *node = cgraph_node::get (co->ramp);
  return node->get_availability () > AVAIL_INTERPOSABLE ? call : NULL;
}

/* Return the declaration of CO's other ramp.  */

static tree
nested_decl (coroutine *co)
{
  if (co->nested)
    return co->nested;
  tree decl = co->nested = build_sibling_decl (co->ramp, "nested");
  DECL_IGNORED_P (decl) = 1;	/* Debuggers would take it for the body.  */
  DECL_ARGUMENTS (decl) = NULL_TREE;
  auto_vec<tree> types;
  types.safe_push (ptr_type_node);
  for (tree parm = DECL_ARGUMENTS (co->ramp); parm; parm = DECL_CHAIN (parm))
    types.safe_push (TREE_TYPE (parm));
  TREE_TYPE (decl) = build_function_type_array (TREE_TYPE (TREE_TYPE (co->ramp)),
						types.length (),
						types.address ());
  return decl;
}

bool
nest_call (delegation *d, coroutine *co, tree object)
{
  gcall *call = co ? own_call (d, co, object) : NULL;
  if (!call || !within_limit_p ())
    return false;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gcall *self = build_marker_call (d, MARKER_FRAME, "co_frame", ptr_type_node);
  tree frame = make_ssa_name (ptr_type_node);
  gimple_call_set_lhs (self, frame);
  emitter e = { &gsi, gimple_location (call) };
  e.put (self);
  auto_vec<tree> args;
  args.safe_push (frame);
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    args.safe_push (gimple_call_arg (call, i));
  dump_note (gimple_location (call), "frame of %qD is nested", co->ramp);
  replace_call (&gsi, gimple_build_call_vec (nested_decl (co), args));
  return true;
}
