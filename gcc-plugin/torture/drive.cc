/* Torture mode: the coroutine and its driver.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The body of each function that torture/plant.cc has chosen is copied to a
   coroutine, and what calls it takes its place (torture/torture.h).  From then
   on they are like any other two functions of the unit.

   1. copy_body makes FUNCTION.torture.
   2. localize_result: what it returned is a variable now; each `return' of a
      value becomes a co_return.
   3. build_driver gives the function its new body.  */

#include "support/edit.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/options.h"
#include "support/runtime-calls.h"
#include "support/unit.h"
#include "torture/torture.h"
#include "check.h"	/* libco-check's.  */

/* Let the current function, copied from one that returned a value, have it in a
   variable of its own.  */

static void
localize_result (function *fun)
{
  tree result = DECL_RESULT (fun->decl);
  if (!result || VOID_TYPE_P (TREE_TYPE (result)))
    return;
  tree var = localize_parm (fun, result);
  DECL_ABSTRACT_ORIGIN (var) = NULL_TREE;
  DECL_ARTIFICIAL (var) = 1;
  DECL_IGNORED_P (var) = 1;
  tree initial = ssa_default_def (fun, result);
  if (initial)
    {
      set_ssa_default_def (fun, result, NULL_TREE);
      SSA_NAME_IS_DEFAULT_DEF (initial) = 0;
    }
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, fun)
    if (SSA_NAME_VAR (name) == result)
      SET_SSA_NAME_VAR_OR_IDENTIFIER (name, var);
  if (initial)
    set_ssa_default_def (fun, var, initial);
  hash_map<tree, tree> map;
  map.put (result, var);
  replace_decls (fun, &map);
}

/* Let each `return V' of the current function FUN finish with V as a coroutine
   of trait T does.  */

static void
finish_with_values (function *fun, const trait &t)
{
  tree decl = NULL_TREE;
  if (!VOID_TYPE_P (t.result))
    decl = build_marker_decl (MARKER_RETURN, "co_return", void_type_node, 1,
			      &t.result, t.type);
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, EXIT_BLOCK_PTR_FOR_FN (fun)->preds)
    {
      gimple_stmt_iterator gsi = gsi_last_bb (e->src);
      greturn *ret = safe_dyn_cast <greturn *> (gsi_stmt (gsi));
      tree value = ret ? gimple_return_retval (ret) : NULL_TREE;
      if (!value)
	continue;
      emitter at = { &gsi, gimple_location (ret) };
      if (is_gimple_reg_type (TREE_TYPE (value)) && !is_gimple_val (value))
	value = at.name (TREE_TYPE (value), value);
      at.put (gimple_build_call (decl, 1, value));
      gimple_return_set_retval (ret, NULL_TREE);
      update_stmt (ret);
    }
}

/* Let DECL return TYPE, the declared types of its parameters being those that
   it gets: the driver is its only caller.  */

static void
declare_coroutine (tree decl, tree type)
{
  auto_vec<tree> parms;
  for (tree parm = DECL_ARGUMENTS (decl); parm; parm = DECL_CHAIN (parm))
    {
      parms.safe_push (TREE_TYPE (parm));
      DECL_ARG_TYPE (parm) = TREE_TYPE (parm);
    }
  TREE_TYPE (decl) = build_function_type_array (type, parms.length (),
						parms.address ());
  build_result (decl, type);
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (COROUTINE_ATTRIBUTE),
				      decl, DECL_ATTRIBUTES (decl));
}

/* Return a coroutine that returns TYPE and has the body of FNDECL.  */

static tree
build_coroutine (tree fndecl, tree type)
{
  function *old = DECL_STRUCT_FUNCTION (fndecl);
  tree decl = build_sibling_decl (fndecl, "torture");
  copy_body (fndecl, decl);
  function *fun = DECL_STRUCT_FUNCTION (decl);
  DECL_STATIC_CHAIN (decl) = old->static_chain_decl != NULL_TREE;
  fun->has_forced_label_in_static = old->has_forced_label_in_static;
  trait t;
  trait_of_type (type, &t);
  push_cfun (fun);
  localize_result (fun);
  finish_with_values (fun, t);
  declare_coroutine (decl, t.type);
  mark_virtual_operands_for_renaming (fun);
  update_ssa (TODO_update_ssa);
  cgraph_edge::rebuild_edges ();
  pop_cfun ();
  return decl;
}

/* Append to B: the object of the coroutine DECL, called with B's own parameters
   and the static chain CHAIN, which may be null; return the variable.  */

static tree
append_object (function_builder *b, tree decl, tree type, tree chain)
{
  auto_vec<tree> args;
  for (tree parm = DECL_ARGUMENTS (b->decl); parm; parm = DECL_CHAIN (parm))
    args.safe_push (b->parm_value (parm));
  gcall *call = gimple_build_call_vec (decl, args);
  if (chain)
    {
      cfun->static_chain_decl = chain;
      gimple_call_set_chain (call, get_or_create_ssa_default_def (cfun, chain));
    }
  tree object = build_local (cfun, type, "object", b->e.loc);
  TREE_ADDRESSABLE (object) = 1;
  gimple_call_set_lhs (call, object);
  b->e.put (call);
  return object;
}

/* Append to B: return what is in the variable RESULT.  */

static void
return_result (function_builder *b, tree result)
{
  tree decl = DECL_RESULT (b->decl), type = TREE_TYPE (result);
  if (is_gimple_reg_type (type))
    b->ret (b->e.name (type, result));
  else if (aggregate_value_p (decl, b->decl))
    {
      b->e.assign (decl, result);
      b->ret (decl);
    }
  else
    b->ret (result);
}

/* Give FNDECL, whose body is gone, one that drives the coroutine DECL.  */

static void
build_driver (tree fndecl, tree decl, tree type, tree chain)
{
  tree result_type = TREE_TYPE (TREE_TYPE (fndecl));
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    TREE_ADDRESSABLE (parm) = 0;
  function_builder b (fndecl, result_type);
  b.begin ();
  tree object = append_object (&b, decl, type, chain);
  tree result = NULL_TREE, place = null_pointer_node;
  if (!VOID_TYPE_P (result_type))
    {
      result = build_local (cfun, result_type, "result", b.e.loc);
      TREE_ADDRESSABLE (result) = 1;
      place = build_fold_addr_expr (result);
    }
  tree fn_type = build_function_type_list (void_type_node, ptr_type_node,
					   ptr_type_node, integer_type_node,
					   NULL_TREE);
  tree run = runtime_function ("co__torture", fn_type, false);
  TREE_NOTHROW (run) = 0;	/* What it runs may throw.  */
  b.call (run, build_fold_addr_expr (object), place,
	  build_int_cst (integer_type_node,
			 cogen_opts.torture_thread ? CO__TORTURE_THREAD : 0));
  if (TREE_THIS_VOLATILE (fndecl))
    b.call (builtin_decl_implicit (BUILT_IN_TRAP));
  if (result)
    return_result (&b, result);
  else
    b.ret (NULL_TREE);
  b.finish ();
}

/* Make the function of NODE the driver of a coroutine of TYPE; return that.  */

static tree
torture_function (cgraph_node *node, tree type)
{
  tree fndecl = node->decl;
  tree chain = DECL_STRUCT_FUNCTION (fndecl)->static_chain_decl;
  tree decl = build_coroutine (fndecl, type);
  forget_body (node);
  build_driver (fndecl, decl, type, chain);
  return decl;
}

/* Make coroutines of all functions of the unit that have been chosen.  */

void
torture_unit (void)
{
  if (!cogen_opts.torture)
    return;
  auto_vec<cgraph_node *> functions, chosen;
  functions_in_order (&functions);
  for (cgraph_node *node : functions)
    if (lookup_attribute (TORTURE_ATTRIBUTE, DECL_ATTRIBUTES (node->decl)))
      chosen.safe_push (node);
  hash_map<tree, tree> coroutines;
  for (cgraph_node *n : chosen)
    {
      tree *attributes = &DECL_ATTRIBUTES (n->decl);
      tree type = TREE_VALUE (lookup_attribute (TORTURE_ATTRIBUTE, *attributes));
      *attributes = remove_attribute (TORTURE_ATTRIBUTE, *attributes);
      *attributes = remove_attribute (COROUTINE_ATTRIBUTE, *attributes);
      coroutines.put (n->decl, torture_function (n, type));
    }
  if (cogen_opts.torture_await)
    for (cgraph_node *n : chosen)
      await_calls (*coroutines.get (n->decl), &coroutines);
  if (cogen_opts.dump)
    fprintf (stderr, "cogen: torture: %u functions are coroutines, %u are left "
	     "alone\n", chosen.length (), count_left_alone ());
}
