/* The checking mode: the calls of bodies go through the runtime.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   What a frame keeps, and whether it may move, is the answer of analyses.  With
   -fplugin-arg-cogen-check-frames both are tried while the program runs, by
   code that shares nothing with them (libco-rt/check/frames.c): it runs each
   resume and each drop on a new stack and, if the frame is movable, with a copy
   of the frame, and makes both unusable afterwards.

   Of what is called from outside, a *checked* twin is made:

	bool range.checked_resume (frame, item)
	{
	  return co__check_run (range.resume, FLAGS, frame, item, 0, 0,
				size, align);
	}

   and the same of the variant for direct calls and of the drop function.  Of
   what links (delegation/chain.cc) these are the methods, not the steps: the
   root may move, and what is in its chain stays where it is meanwhile.

   1. build_checked, when a coroutine is split, makes the twins.  The vtables
      get them (checked_function).
   2. call_checked, at the end of the pass, lets the direct calls in the unit
      call them.

   Until then nobody calls a twin: all that the analyses ask about a call, they
   ask about the function itself.  So frames, verdicts and dumps are the same
   with this mode and without it.  */

#include "support/edit.h"
#include "functions/functions.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/options.h"
#include "support/runtime-calls.h"
#include "support/unit.h"
#include "check.h"	/* libco-check's.  */

/* How many pointers co__check_run passes on.  */
enum { MAX_CHECKED_PARMS = 4 };

/* The twin of each function that has one.  */
static hash_map<tree, tree> *twins;

tree
checked_function (tree fndecl)
{
  tree *twin = twins ? twins->get (fndecl) : NULL;
  return twin ? *twin : fndecl;
}

/* Return the declaration of co__check_run.  */

static tree
check_run_decl (void)
{
  tree type = build_function_type_list (integer_type_node, ptr_type_node,
					integer_type_node, ptr_type_node,
					ptr_type_node, ptr_type_node,
					ptr_type_node, size_type_node,
					size_type_node, NULL_TREE);
  tree decl = runtime_function ("co__check_run", type, false);
  TREE_NOTHROW (decl) = 0;	/* What it runs may throw.  */
  return decl;
}

/* Append to B, whose parameters are PARMS: the call that runs CO's function
   FNDECL; return its value.  */

static tree
append_check (function_builder *b, coroutine *co, tree fndecl,
	      const vec<tree> &parms)
{
  int flags = (parms.length () | (co->pinned ? 0 : CO__CHECK_MOVABLE)
	       | (co->links ? CO__CHECK_LINKS : 0));
  auto_vec<tree> args;
  args.safe_push (build_fold_addr_expr_with_type (fndecl, ptr_type_node));
  args.safe_push (build_int_cst (integer_type_node, flags));
  for (unsigned i = 0; i < MAX_CHECKED_PARMS; i++)
    args.safe_push (i < parms.length () ? b->parm_value (parms[i])
					 : null_pointer_node);
  args.safe_push (fold_convert (size_type_node,
				TYPE_SIZE_UNIT (co->frame_type)));
  args.safe_push (build_int_cst (size_type_node,
				 TYPE_ALIGN_UNIT (co->frame_type)));
  gcall *call = gimple_build_call_vec (check_run_decl (), args);
  tree value = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, value);
  b->e.put (call);
  return value;
}

/* Make of CO's function FNDECL the twin NAME.SUFFIX, if it has none yet.  */

static void
build_twin (coroutine *co, tree fndecl, const char *suffix)
{
  if (twins->get (fndecl))
    return;
  tree decl = build_sibling_decl (co->ramp, suffix);
  tree type = TREE_TYPE (TREE_TYPE (fndecl));
  call_by_own_name (decl);
  DECL_ARGUMENTS (decl) = NULL_TREE;
  TREE_NOTHROW (decl) = TREE_NOTHROW (fndecl);
  function_builder b (decl, type);
  auto_vec<tree> parms;
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    {
      gcc_assert (POINTER_TYPE_P (TREE_TYPE (parm)));
      parms.safe_push (b.add_parm (IDENTIFIER_POINTER (DECL_NAME (parm)),
				   TREE_TYPE (parm)));
    }
  gcc_assert (parms.length () <= MAX_CHECKED_PARMS);
  b.begin ();
  tree value = append_check (&b, co, fndecl, parms);
  /* Of a bool only the lowest byte is returned.  */
  if (TREE_CODE (type) == BOOLEAN_TYPE)
    value = b.e.name (integer_type_node,
		      build2 (BIT_AND_EXPR, integer_type_node, value,
			      integer_one_node));
  b.ret (VOID_TYPE_P (type) ? NULL_TREE : b.e.convert (type, value));
  b.finish ();
  twins->put (fndecl, decl);
}

/* Make the twins of CO's functions, if that is wanted.  */

void
build_checked (coroutine *co)
{
  if (!cogen_opts.check_frames)
    return;
  if (!twins)
    twins = new hash_map<tree, tree>;
  build_twin (co, co->resume, "checked_resume");
  build_twin (co, co->direct, "checked_direct");
  build_twin (co, co->drop, "checked_drop");
}

/* Let FUN call the twins of what it calls.  */

static void
redirect_calls (function *fun)
{
  bool changed = false;
  push_cfun (fun);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	tree fndecl = call ? gimple_call_fndecl (call) : NULL_TREE;
	tree twin = fndecl ? checked_function (fndecl) : NULL_TREE;
	if (twin == fndecl)
	  continue;
	gimple_call_set_fndecl (call, twin);
	update_stmt (call);
	changed = true;
      }
  if (changed)
    cgraph_edge::rebuild_edges ();
  pop_cfun ();
}

void
call_checked (void)
{
  if (!twins)
    return;
  cgraph_node *node;
  FOR_EACH_FUNCTION (node)
    if (body_available_p (node))
      redirect_calls (DECL_STRUCT_FUNCTION (node->decl));
}
