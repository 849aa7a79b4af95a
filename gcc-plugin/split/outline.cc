/* The body of a coroutine moves to a function of its own.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) range (int lo, int hi) { BODY }

   becomes

	bool range.resume (struct range__frame *frame, void *item, int mode)
	{ int lo = frame[...], hi = frame[...]; BODY }

   and `range' itself is left without a body, for build_ramp to fill in.

   The body is copied by GCC's own function versioning and the original is
   released: moving it would leave the debug info of the two functions
   entangled, and versioning knows all the side tables (exception regions,
   histograms, OpenMP, label numbers).

   1. copy_body makes the copy.
   2. declare_parameters gives it parameters of its own.
   3. adopt_parameters turns the ramp's parameters (and the static chain of a
      nested function) into local variables, loaded at the start from where
      compute_layout will say.
   4. plant_labels keeps the labels whose addresses stand in static data.  */

#include "support/edit.h"
#include "tree-inline.h"
#include "cfganal.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/function-copy.h"
#include "support/shapes.h"
#include "support/split.h"

/* Return a new parameter of FNDECL, which nothing is ever assigned to.  */

static tree
build_constant_parm (tree fndecl, const char *name, tree type)
{
  tree parm = build_parm (fndecl, name, type);
  TREE_READONLY (parm) = 1;
  return parm;
}

/* Turn the SSA names of PARM into ones of VAR.  Its initial value, if there is
   any use of it, is loaded in START; finish_parm_loads will say from where.  */

static void
adopt_names (split *s, tree parm, tree var, basic_block start)
{
  unsigned i;
  tree name, initial = ssa_default_def (s->fun, parm);
  if (initial)
    {
      set_ssa_default_def (s->fun, parm, NULL_TREE);
      SSA_NAME_IS_DEFAULT_DEF (initial) = 0;
    }
  FOR_EACH_SSA_NAME (i, name, s->fun)
    if (SSA_NAME_VAR (name) == parm)
      SET_SSA_NAME_VAR_OR_IDENTIFIER (name, var);
  gimple *load = NULL;
  if (initial && !has_zero_uses (initial))
    {
      tree frame = get_or_create_ssa_default_def (s->fun, s->frame_parm);
      load = gimple_build_assign (initial,
				  build_slot_ref (frame, TYPE_MAIN_VARIANT
						  (TREE_TYPE (var)), 0));
      gimple_set_location (load, DECL_SOURCE_LOCATION (parm));
      gimple_stmt_iterator gsi = gsi_last_bb (start);
      gsi_insert_after (&gsi, load, GSI_NEW_STMT);
      if (MAY_HAVE_DEBUG_BIND_STMTS && !DECL_IGNORED_P (var))
	gsi_insert_after (&gsi, gimple_build_debug_bind (var, initial, load),
			  GSI_NEW_STMT);
    }
  else if (initial)
    {
      imm_use_iterator it;
      gimple *stmt;
      FOR_EACH_IMM_USE_STMT (stmt, it, initial)
	if (gimple_debug_bind_p (stmt))
	  {
	    gimple_debug_bind_reset_value (stmt);
	    update_stmt (stmt);
	  }
      release_ssa_name (initial);
    }
  s->parm_load.put (var, load);
}

/* Static tables of label addresses, and of their differences, and nested
   functions name the labels of the original body.  Plant these beside their
   copies in FUN, whose body the tables mean from now on, and let all of FUN
   mean these: the labels of one block do not stay together.  */

static void
plant_labels (function *fun)
{
  auto_vec<std::pair<tree, tree> > forced;
  hash_map<tree, tree> originals;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (glabel *stmt = dyn_cast <glabel *> (gsi_stmt (gsi)))
	{
	  tree copy = gimple_label_label (stmt);
	  tree origin = DECL_ABSTRACT_ORIGIN (copy);
	  if (origin && origin != copy && TREE_CODE (origin) == LABEL_DECL
	      && FORCED_LABEL (origin))
	    forced.safe_push (std::make_pair (copy, origin));
	}
  for (std::pair<tree, tree> &label : forced)
    {
      tree origin = label.second;
      DECL_CONTEXT (origin) = fun->decl;
      LABEL_DECL_UID (origin) = -1;
      EH_LANDING_PAD_NR (origin) = 0;
      bb = label_to_block (fun, label.first);
      gimple_stmt_iterator gsi = gsi_start_bb (bb);
      gsi_insert_before (&gsi, gimple_build_label (origin), GSI_SAME_STMT);
      FORCED_LABEL (label.first) = 0;
      originals.put (label.first, origin);
    }
  replace_decls (fun, &originals);
}

/* With -fsanitize=thread, the end of FUN's body is marked as where the
   function is left.  Ours is left at each suspension as well.  Without a mark
   the sanitizer takes every return, as in functions that the compiler makes
   itself.  */

static void
remove_exit_marks (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);)
      if (gimple_call_internal_p (gsi_stmt (gsi), IFN_TSAN_FUNC_EXIT))
	gsi_remove (&gsi, true);
      else
	gsi_next (&gsi);
}

/* Turn the parameters ARGS of the copied body into local variables.  */

static void
adopt_parameters (split *s, tree args)
{
  hash_map<tree, tree> vars;
  basic_block entry = single_succ (ENTRY_BLOCK_PTR_FOR_FN (s->fun));
  basic_block start = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN
						    (s->fun)));
  gcc_assert (single_succ (start) == entry);
  auto_vec<tree> parms;
  for (tree parm = args; parm; parm = DECL_CHAIN (parm))
    parms.safe_push (parm);
  tree chain = s->fun->static_chain_decl;
  s->has_chain = chain != NULL_TREE;
  if (chain)
    parms.safe_push (chain);
  s->fun->static_chain_decl = NULL_TREE;
  for (tree parm : parms)
    {
      tree var = localize_parm (s->fun, parm);
      s->ramp_parms.safe_push (var);
      vars.put (parm, var);
      adopt_names (s, parm, var, start);
    }
  /* Debuggers show them in this order.  */
  tree block = DECL_INITIAL (s->fun->decl);
  for (unsigned i = s->ramp_parms.length (); i-- > 0; )
    {
      DECL_CHAIN (s->ramp_parms[i]) = BLOCK_VARS (block);
      BLOCK_VARS (block) = s->ramp_parms[i];
    }
  replace_decls (s->fun, &vars);
}

/* Give the resume function its parameters and result.  */

static void
declare_parameters (split *s)
{
  tree decl = s->fun->decl;
  const trait_shape *shape = shape_of (s->co);
  static const char *const names[] = { "", "arg", "context", "item", "result",
				       "root" };
  tree frame_pointer = build_pointer_type (s->co->frame_type);
  s->frame_parm = build_constant_parm (decl, "frame", frame_pointer);
  tree *end = &DECL_CHAIN (s->frame_parm);
  auto_vec<tree> types;
  types.safe_push (frame_pointer);
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    {
      s->parms[i] = NULL_TREE;
      if (shape->parms[i] == PARM_NONE)
	continue;
      s->parms[i] = build_constant_parm (decl, names[shape->parms[i]],
					 ptr_type_node);
      types.safe_push (ptr_type_node);
      *end = s->parms[i];
      end = &DECL_CHAIN (*end);
    }
  s->mode_parm = build_constant_parm (decl, "mode", integer_type_node);
  *end = s->mode_parm;
  types.safe_push (integer_type_node);
  DECL_ARGUMENTS (decl) = s->frame_parm;
  tree result_type = (s->co->t.kind == TRAIT_ITERATOR && !s->co->links
		      ? boolean_type_node : integer_type_node);
  TREE_TYPE (decl) = build_function_type_array (result_type, types.length (),
						types.address ());
  build_result (decl, result_type);
  s->fun->returns_struct = 0;
  s->fun->returns_pcc_struct = 0;
  s->fun->stdarg = 0;
}

/* Move the body of NODE's function, the coroutine S->co, to a function of its
   own; S->fun is that function, and the current one, afterwards.  */

void
outline_body (cgraph_node *node, split *s)
{
  coroutine *co = s->co;
  function *old = DECL_STRUCT_FUNCTION (co->ramp);
  bool forced_label_in_static = old->has_forced_label_in_static;
  co->body = build_sibling_decl (co->ramp, "resume");
  co->resume = co->direct = co->body;
  copy_body (co->ramp, co->body);
  /* Coverage leaves out artificial functions, and takes two that begin on one
     line for instances of one: what is to be counted is the body.  */
  DECL_ARTIFICIAL (co->body) = 0;
  DECL_ARTIFICIAL (co->ramp) |= flag_test_coverage;
  forget_body (node);
  s->fun = DECL_STRUCT_FUNCTION (co->body);
  push_cfun (s->fun);
  s->fun->cannot_be_copied_set = false;
  s->fun->cannot_be_copied_reason = NULL;
  s->fun->has_forced_label_in_static = forced_label_in_static;
  /* A table of labels is assembled even if nobody uses it then, so they must
     be there.  */
  if (forced_label_in_static && !flag_toplevel_reorder)
    cgraph_node::get (co->body)->force_output = true;
  tree args = DECL_ARGUMENTS (co->body);
  co->frame_type = make_node (RECORD_TYPE);
  declare_parameters (s);
  adopt_parameters (s, args);
  plant_labels (s->fun);
  remove_exit_marks (s->fun);
}

void
split_suspension_blocks (function *fun)
{
  auto_vec<gimple *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (suspension_p (gsi_stmt (gsi)))
	calls.safe_push (gsi_stmt (gsi));
  for (gimple *call : calls)
    split_block (gimple_bb (call), call);
}
