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

/* Return a new parameter of FNDECL.  */

static tree
build_parm (tree fndecl, const char *name, tree type)
{
  tree parm = build_decl (DECL_SOURCE_LOCATION (fndecl), PARM_DECL,
			  get_identifier (name), type);
  DECL_ARTIFICIAL (parm) = 1;
  DECL_CONTEXT (parm) = fndecl;
  DECL_ARG_TYPE (parm) = type;
  TREE_USED (parm) = 1;
  TREE_READONLY (parm) = 1;
  return parm;
}

/* Remove from FNDECL what was said of the ramp and is not true of a function
   that resumes its body.  */

static void
forget_ramp_properties (tree fndecl)
{
  static const char *const attributes[] = {
    "pure", "const", "malloc", "alloc_size", "alloc_align", "access", "nonnull",
    "returns_nonnull", "fn spec", "always_inline", "alias", "weak", "ifunc",
    "constructor", "destructor", "warn_unused_result", "format", "format_arg",
    "sentinel", "assume_aligned", "gnu_inline", "externally_visible",
    PLACE_ATTRIBUTE, COROUTINE_ATTRIBUTE
  };
  for (const char *name : attributes)
    DECL_ATTRIBUTES (fndecl) = remove_attribute (name,
						 DECL_ATTRIBUTES (fndecl));
  TREE_READONLY (fndecl) = 0;
  DECL_PURE_P (fndecl) = 0;
  DECL_LOOPING_CONST_OR_PURE_P (fndecl) = 0;
  DECL_IS_MALLOC (fndecl) = 0;
  TREE_THIS_VOLATILE (fndecl) = 0;
  DECL_STATIC_CONSTRUCTOR (fndecl) = 0;
  DECL_STATIC_DESTRUCTOR (fndecl) = 0;
  DECL_STATIC_CHAIN (fndecl) = 0;
  DECL_DISREGARD_INLINE_LIMITS (fndecl) = 0;
  DECL_WEAK (fndecl) = 0;
  DECL_COMDAT (fndecl) = 0;
}

/* Return what a function made from FROM is called for its SUFFIX: FROM.SUFFIX,
   but gprof knows of no symbol with a dot, so with -pg FROM__SUFFIX.  */

static tree
sibling_name (tree from, const char *suffix)
{
  if (!profile_flag || !strcmp (suffix, "place"))
    return clone_function_name (from, suffix);
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (from));
  return get_identifier (ACONCAT ((name, "__", suffix, NULL)));
}

/* Return a declaration for a function made from the one declared FROM, called
   FROM.SUFFIX.  */

tree
build_sibling_decl (tree from, const char *suffix)
{
  tree decl = copy_node (from);
  DECL_ATTRIBUTES (decl) = copy_list (DECL_ATTRIBUTES (decl));
  DECL_NAME (decl) = sibling_name (from, suffix);
  SET_DECL_ASSEMBLER_NAME (decl, DECL_NAME (decl));
  SET_DECL_RTL (decl, NULL);
  DECL_CHAIN (decl) = NULL_TREE;
  DECL_STRUCT_FUNCTION (decl) = NULL;
  /* FROM may be the user's own bzero.  */
  set_decl_built_in_function (decl, NOT_BUILT_IN, 0);
  forget_ramp_properties (decl);
  DECL_EXTERNAL (decl) = 0;
  TREE_STATIC (decl) = 1;
  TREE_PUBLIC (decl) = 0;
  DECL_VISIBILITY_SPECIFIED (decl) = 0;
  DECL_VISIBILITY (decl) = VISIBILITY_DEFAULT;
  DECL_ARTIFICIAL (decl) = 1;
  DECL_IGNORED_P (decl) = 0;
  DECL_UNINLINABLE (decl) = DECL_UNINLINABLE (from);
  TREE_USED (decl) = 1;
  if (decl_function_context (decl))
    DECL_CONTEXT (decl) = NULL_TREE;
  return decl;
}

/* Give FNDECL a new result of TYPE, and return that.  */

tree
build_result (tree fndecl, tree type)
{
  tree result = build_decl (DECL_SOURCE_LOCATION (fndecl), RESULT_DECL,
			    NULL_TREE, type);
  DECL_ARTIFICIAL (result) = 1;
  DECL_IGNORED_P (result) = 1;
  DECL_CONTEXT (result) = fndecl;
  DECL_RESULT (fndecl) = result;
  return result;
}

/* Copy the body of FROM to the new declaration TO; return TO's node.  */

cgraph_node *
copy_body (tree from, tree to)
{
  cgraph_node *old_node = cgraph_node::get (from);
  function *old_fun = DECL_STRUCT_FUNCTION (from);
  push_cfun (old_fun);
  forget_dominance ();
  cgraph_edge::rebuild_edges ();
  pop_cfun ();
  cgraph_node *node = old_node->create_version_clone (to, vNULL, NULL,
						      "cogen");
  tree_function_versioning (from, to, NULL, NULL, false, NULL, NULL);
  node->make_decl_local ();
  node->definition = true;
  node->analyzed = true;
  node->lowered = true;
  node->externally_visible = false;
  node->local = false;
  node->force_output = false;
  node->used_from_other_partition = false;
  node->unique_name = false; /* another unit may have a static of this name */
  set_no_interposition (node);
  if (!old_node->implicit_section)
    node->set_section (*old_node);
  symtab->call_cgraph_insertion_hooks (node);
  return node;
}

/* Return a new local variable of FUN to take the place of PARM.  */

tree
localize_parm (function *fun, tree parm)
{
  tree decl = fun->decl;
  tree var = build_decl (DECL_SOURCE_LOCATION (parm), VAR_DECL,
			 DECL_NAME (parm), TREE_TYPE (parm));
  DECL_CONTEXT (var) = decl;
  DECL_SEEN_IN_BIND_EXPR_P (var) = 1;
  TREE_ADDRESSABLE (var) = TREE_ADDRESSABLE (parm);
  TREE_USED (var) = 1;
  DECL_NOT_GIMPLE_REG_P (var)
    = (DECL_NOT_GIMPLE_REG_P (parm)
       || (is_gimple_reg_type (TREE_TYPE (parm)) && !is_gimple_reg (parm)));
  TREE_THIS_VOLATILE (var) = TREE_THIS_VOLATILE (parm);
  TREE_SIDE_EFFECTS (var) = TREE_SIDE_EFFECTS (parm);
  DECL_ARTIFICIAL (var) = DECL_ARTIFICIAL (parm);
  DECL_IGNORED_P (var) = DECL_IGNORED_P (parm);
  DECL_ABSTRACT_ORIGIN (var) = DECL_ORIGIN (parm);
  SET_DECL_ALIGN (var, DECL_ALIGN (parm));
  DECL_USER_ALIGN (var) = DECL_USER_ALIGN (parm);
  layout_decl (var, 0);
  add_local_decl (fun, var);
  return var;
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

/* Replace the declarations that DATA maps.  */

static tree
replace_decl (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  hash_map<tree, tree> *map = (hash_map<tree, tree> *) wi->info;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (DECL_P (*tp))
    {
      if (tree *to = map->get (*tp))
	{
	  *tp = *to;
	  wi->changed = true;
	}
      *walk_subtrees = 0;
    }
  else if (TREE_CODE (*tp) == ADDR_EXPR)
    {
      /* Invariants may be shared between statements.  */
      tree base = base_decl (TREE_OPERAND (*tp, 0));
      if (base && map->get (base))
	*tp = unshare_expr (*tp);
    }
  return NULL_TREE;
}

/* Replace in FUN's body each declaration that MAP has.  */

void
replace_decls (function *fun, hash_map<tree, tree> *map)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      walk_stmt_info wi;
      memset (&wi, 0, sizeof wi);
      wi.info = map;
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	for (unsigned i = 0; i < gimple_phi_num_args (gpi.phi ()); i++)
	  {
	    tree arg = gimple_phi_arg_def (gpi.phi (), i);
	    if (TREE_CODE (arg) != ADDR_EXPR)
	      continue;
	    walk_tree (&arg, replace_decl, &wi, NULL);
	    SET_PHI_ARG_DEF (gpi.phi (), i, arg);
	  }
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  if (gimple_code (gsi_stmt (gsi)) == GIMPLE_LABEL)
	    continue;
	  wi.changed = false;
	  wi.gsi = gsi;
	  wi.stmt = gsi_stmt (gsi);
	  walk_gimple_op (gsi_stmt (gsi), replace_decl, &wi);
	  if (wi.changed)
	    update_stmt (gsi_stmt (gsi));
	}
    }
}

/* Static tables of label addresses, and of their differences, and nested functions
   name the labels of the original body.  Plant these beside their copies in FUN, whose body the tables
   mean from now on, and let all of FUN mean these: the labels of one block do not
   stay together.  */

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

/* With -fsanitize=thread, the end of FUN's body is marked as where the function is left.
   Ours is left at each suspension as well.  Without a mark the sanitizer takes every
   return, as in functions that the compiler makes itself.  */

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
  s->frame_parm = build_parm (decl, "frame", frame_pointer);
  tree *end = &DECL_CHAIN (s->frame_parm);
  auto_vec<tree> types;
  types.safe_push (frame_pointer);
  for (unsigned i = 0; i < MAX_RESUME_PARMS; i++)
    {
      s->parms[i] = NULL_TREE;
      if (shape->parms[i] == PARM_NONE)
	continue;
      s->parms[i] = build_parm (decl, names[shape->parms[i]], ptr_type_node);
      types.safe_push (ptr_type_node);
      *end = s->parms[i];
      end = &DECL_CHAIN (*end);
    }
  s->mode_parm = build_parm (decl, "mode", integer_type_node);
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
  node->remove_callees ();
  node->remove_all_references ();
  push_cfun (old);
  forget_dominance ();
  pop_cfun ();
  node->release_body (true);
  s->fun = DECL_STRUCT_FUNCTION (co->body);
  push_cfun (s->fun);
  s->fun->cannot_be_copied_set = false;
  s->fun->cannot_be_copied_reason = NULL;
  s->fun->has_forced_label_in_static = forced_label_in_static;
  /* A table of labels is assembled even if nobody uses it then, so they must be there.  */
  if (forced_label_in_static && !flag_toplevel_reorder)
    cgraph_node::get (co->body)->force_output = true;
  tree args = DECL_ARGUMENTS (co->body);
  co->frame_type = make_node (RECORD_TYPE);
  declare_parameters (s);
  adopt_parameters (s, args);
  plant_labels (s->fun);
  remove_exit_marks (s->fun);
}
