/* How does a task have its frame in its own memory?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	future = f (args);  error = co__start (nursery, &future);
   =>	future = f.task (args);  error = co__start_placed (nursery, &future);

   which is what co_start is.  Input: the two calls, where nothing is executed between
   them, and F is a coroutine of the unit.  Output: the other two.  F.task is a ramp that
   takes the memory from the runtime, which has put the task in front of it, in place of
   co_frame_alloc; its objects do not release their frame.

   It happens at the end, when each coroutine's frame is known: a task may start another
   one of its own kind.  Where anything else becomes of the object, as by ?:, there are two
   allocations.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/dump.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/unit.h"

/* The alignment of memory behind a task.  */
enum { TASK_ALIGN = 16 };

/* Return CO's ramp for tasks.  */

static tree
task_ramp (coroutine *co)
{
  if (co->task)
    return co->task;
  tree decl = co->task = build_sibling_decl (co->ramp, "task");
  DECL_IGNORED_P (decl) = 1;	/* Debuggers would take it for the body.  */
  DECL_ARGUMENTS (decl) = NULL_TREE;
  function_builder b (decl, TREE_TYPE (TREE_TYPE (co->ramp)));
  auto_vec<tree> parms;
  add_ramp_parms (&b, co, &parms);
  b.begin ();
  tree type = build_function_type_list (ptr_type_node, size_type_node,
					NULL_TREE);
  tree frame = b.call (runtime_function ("co__task_room", type, false),
		       TYPE_SIZE_UNIT (co->frame_type));
  return_allocated (&b, co, frame, co->placed_vtable, parms);
  b.finish ();
  return decl;
}

/* Return the call right before CALL that gives the object whose address CALL is passed,
   or null.  */

static gcall *
call_that_gives (gcall *call)
{
  tree address = gimple_call_arg (call, 1);
  if (TREE_CODE (address) != ADDR_EXPR || !VAR_P (TREE_OPERAND (address, 0)))
    return NULL;
  gimple *stmt = statement_before (call);
  gcall *before = stmt ? dyn_cast <gcall *> (stmt) : NULL;
  return (before && gimple_call_lhs (before) == TREE_OPERAND (address, 0)
	  ? before : NULL);
}

bool
start_placed (gcall *call)
{
  tree fndecl = gimple_call_fndecl (call);
  if (!fndecl || !DECL_EXTERNAL (fndecl)
      || !id_equal (DECL_NAME (fndecl), "co__start"))
    return false;
  gcall *made = call_that_gives (call);
  tree ramp = made ? gimple_call_fndecl (made) : NULL_TREE;
  coroutine *co = ramp && coroutine_decl_p (ramp) ? known_coroutine (ramp) : NULL;
  if (!co || co->chain_slot >= 0
      || cgraph_node::get (co->ramp)->get_availability () <= AVAIL_INTERPOSABLE
      || lookup_attribute ("noipa", DECL_ATTRIBUTES (co->ramp))
      || TYPE_ALIGN_UNIT (co->frame_type) > TASK_ALIGN
      || !arguments_fit_p (made, co->ramp) || !within_limit_p ())
    return false;
  gimple_call_set_fndecl (made, task_ramp (co));
  gimple_call_set_fntype (made, TREE_TYPE (co->task));
  update_stmt (made);
  gimple_call_set_fndecl (call, runtime_function ("co__start_placed",
						  TREE_TYPE (fndecl), false));
  update_stmt (call);
  return true;
}
