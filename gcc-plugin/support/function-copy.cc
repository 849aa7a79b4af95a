/* How is a function made of another one?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_future(int) f (int n)  { ... }
   =>	f.resume, f.drop	each with f's body, changed afterwards

   Input: a function with a body in SSA form.  Output: a new one of the unit,
   local to it.

   1. build_sibling_decl: a declaration like that of the first, without what
      was said of the ramp only.  Its caller gives it parameters and, by
      build_result, a result.
   2. copy_body: the body, as GCC's own cloning copies it, and a node of the
      call graph.
   3. localize_parm and replace_decls: what was a parameter is a variable.

   The invariant: no other unit can see the copy or put another function in its
   place, and nothing is promised of it that its body does not keep.

   The split (split/), inlined forms and fused copies (merge/), torture mode
   and the methods of functions/ are made in this way, so it is below them.

   GCC's own clone_function_name is not enough: gprof knows of no symbol with a
   dot (sibling_name).  */

#include "support/edit.h"
#include "tree-inline.h"
#include "support/function-copy.h"
#include "support/queries.h"

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

tree
build_parm (tree fndecl, const char *name, tree type)
{
  tree parm = build_decl (DECL_SOURCE_LOCATION (fndecl), PARM_DECL,
			  get_identifier (name), type);
  DECL_ARTIFICIAL (parm) = 1;
  DECL_CONTEXT (parm) = fndecl;
  DECL_ARG_TYPE (parm) = type;
  TREE_USED (parm) = 1;
  return parm;
}

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

void
forget_body (cgraph_node *node)
{
  node->remove_callees ();
  node->remove_all_references ();
  push_cfun (DECL_STRUCT_FUNCTION (node->decl));
  forget_dominance ();
  pop_cfun ();
  node->release_body (true);
}

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

void
call_by_own_name (tree fndecl)
{
  DECL_ABSTRACT_ORIGIN (fndecl) = NULL_TREE;
  DECL_UNINLINABLE (fndecl) = 1;
  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier ("noclone"), NULL_TREE,
					DECL_ATTRIBUTES (fndecl));
}
