/* A body that an exception leaves has finished.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   With -fexceptions, exceptions of C++ callees and the end of a thread unwind through a
   body, and run its cleanups.  Otherwise its frame would say for ever that it runs, and
   the drop that its owner's cleanup does while the same exception goes on would panic.

	frame->state = RUNNING;
	...
	call ();		if it throws to the caller: frame->state = FINISHED

   The same in the drop function.  What ends a step, co__again and co__finish, runs
   others, whose own this is; by then this frame is suspended, or gone.

   Both functions are complete.  What is further out in a chain: functions/run.cc.  */

#include "support/edit.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/unwinding.h"

/* True if STMT ends a step.  */

static bool
ends_step_p (gimple *stmt)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return fn && (id_equal (DECL_NAME (fn), "co__again")
		|| id_equal (DECL_NAME (fn), "co__finish"));
}

/* Return a statement that says in the frame of the current function FNDECL that it has
   finished.  */

static gimple *
build_finished (tree fndecl)
{
  tree frame = get_or_create_ssa_default_def (cfun, DECL_ARGUMENTS (fndecl));
  return gimple_build_assign (build_slot_ref (frame, integer_type_node, 0),
			      build_int_cst (integer_type_node, CO__FINISHED));
}

static void
finish_when_left (tree fndecl)
{
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  push_cfun (fun);
  auto_vec<gimple *> thrown, resuming, own;
  find_thrown_to_caller (fun, &thrown, &resuming);
  for (gimple *stmt : thrown)
    if (!ends_step_p (stmt))
      own.safe_push (stmt);
  for (gimple *stmt : resuming)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      gsi_insert_before (&gsi, build_finished (fndecl), GSI_SAME_STMT);
    }
  clean_up_when_left (fun, own, build_finished (fndecl));
  finish_edit (fun, true);
  pop_cfun ();
}

/* Let the functions of CO, which are complete, note that they were left.  */

void
note_unwinding (coroutine *co)
{
  if (!flag_exceptions)
    return;
  finish_when_left (co->body);
  finish_when_left (co->drop);
}
