/* A coroutine that is given a coroutine makes it itself.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) map (co_iterator(int) it, int (*f) (int))
	{ co_for (int v, it) co_yield (f (v)); }

	... map (range (0, n), square) ...

   becomes

	static co_iterator(int) map' (int lo, int hi, int (*f) (int))
	{ co_iterator(int) it = range (lo, hi);
	  co_for (int v, it) co_yield (f (v)); }

	... map' (0, n, square) ...

   map knows nothing of the object it is given.  map' does: the frame of range
   is in its own, calls of it are direct, and a pipeline of such adaptors is one
   loop in the end.

   To make an object has no effect but the allocation of its frame, and it does
   nothing before its first resume.  So it may be made later, when the one that
   owns it begins, even to be dropped.  Parameters are dropped as before: `it'
   is a variable in the same place.

   Input: the bodies of the unit, untouched.  Output: calls of *fused* copies of
   coroutines, one for each coroutine, parameter and coroutine that makes the
   argument.

   1. fuse_function finds in a function the calls of coroutines that get, by
      value, what another such call has just made, for them alone.
   2. fused_copy makes the copy, or finds it.
   3. fuse_call lets the call be one of the copy.

   A pipeline is fused from the inside out: its calls come in that order, and
   each copy is a coroutine like others to the next.  A call in the body of a
   coroutine that is copied is fused before, or not at all; so this ends.

   It runs before anything else because it makes what can be inlined and
   elided.  The originals stay, and say what is wrong with them; GCC removes
   those that nobody calls.  */

#include "support/edit.h"
#include "merge/merge.h"
#include "support/dump.h"
#include "support/function-copy.h"
#include "support/queries.h"
#include "support/unit.h"

/* The most statements that a coroutine may have to be copied, and that all the
   copies of a unit may have together.  */
enum { FUSED_BODY = 200, FUSED_UNIT = 4000 };

/* A fused copy of the coroutine OUTER, whose parameter PARM INNER makes.  */
struct fused
{
  tree outer, inner;
  unsigned parm;
  tree copy;
};

/* The copies of the unit.  */
struct fusion
{
  auto_vec<fused> copies;
  unsigned statements;
};

/* True if DECL is a coroutine whose definition here is the one.  */

static bool
known_coroutine_p (tree decl)
{
  cgraph_node *node = decl ? cgraph_node::get (decl) : NULL;
  function *fun = decl ? DECL_STRUCT_FUNCTION (decl) : NULL;
  return (node && coroutine_decl_p (decl) && node->has_gimple_body_p ()
	  && fun && fun->cfg && gimple_in_ssa_p (fun)
	  && node->get_availability () > AVAIL_INTERPOSABLE
	  && !fun->static_chain_decl && !DECL_STATIC_CHAIN (decl)
	  && !lookup_attribute ("noipa", DECL_ATTRIBUTES (decl)));
}

/* True if the coroutine of NODE calls itself, at any depth.  */

static bool
recursive_p (cgraph_node *node)
{
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (same_cycle_p (e->callee->decl, node->decl))
      return true;
  return false;
}

/* True if the body of NODE may end without a result: that is an error of its
   own, which a copy would repeat.  */

static bool
may_lack_result_p (cgraph_node *node)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, DECL_STRUCT_FUNCTION (node->decl))
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_END)
	return true;
  return false;
}

/* Add to DECL, last in the list that ends with *END, a parameter like PARM.  */

static tree
copy_parm (tree decl, tree parm, tree *end)
{
  tree copy = copy_node (parm);
  DECL_CONTEXT (copy) = decl;
  DECL_CHAIN (copy) = NULL_TREE;
  DECL_ABSTRACT_ORIGIN (copy) = NULL_TREE;
  TREE_ADDRESSABLE (copy) = 0;
  DECL_ARTIFICIAL (copy) = 1;
  DECL_IGNORED_P (copy) = 1;
  TREE_USED (copy) = 1;
  if (is_gimple_reg_type (TREE_TYPE (copy)))
    DECL_NOT_GIMPLE_REG_P (copy) = 0;
  *end = copy;
  return copy;
}

/* Let the function FUN, a copy of F's coroutine, have the parameters of F's
   inner one in the place of the one that this makes, which is a local variable
   from now on.  PARMS gets the new parameters; return the variable.  */

static tree
replace_parm (function *fun, const fused &f, vec<tree> *parms)
{
  tree decl = fun->decl, *link = &DECL_ARGUMENTS (decl);
  for (unsigned i = 0; i < f.parm; i++)
    link = &DECL_CHAIN (*link);
  tree parm = *link, rest = DECL_CHAIN (parm);
  tree *end = link;
  *end = NULL_TREE;
  for (tree p = DECL_ARGUMENTS (f.inner); p; p = DECL_CHAIN (p))
    {
      parms->safe_push (copy_parm (decl, p, end));
      end = &DECL_CHAIN (*end);
    }
  *end = rest;
  auto_vec<tree> types;
  for (tree p = DECL_ARGUMENTS (decl); p; p = DECL_CHAIN (p))
    types.safe_push (TREE_TYPE (p));
  TREE_TYPE (decl) = build_function_type_array (TREE_TYPE (TREE_TYPE (decl)),
						types.length (),
						types.address ());
  tree var = localize_parm (fun, parm);
  DECL_CHAIN (var) = BLOCK_VARS (DECL_INITIAL (decl));
  BLOCK_VARS (DECL_INITIAL (decl)) = var;
  hash_map<tree, tree> map;
  map.put (parm, var);
  replace_decls (fun, &map);
  return var;
}

/* Return a declaration for the N-th fused copy of OUTER.  */

static tree
build_fused_decl (tree outer, unsigned n)
{
  char suffix[32];
  sprintf (suffix, "fused%u", n);
  tree decl = build_sibling_decl (outer, suffix);
  DECL_NAME (decl) = DECL_NAME (outer);
  DECL_ATTRIBUTES (decl)
    = tree_cons (get_identifier (COROUTINE_ATTRIBUTE), decl,
		 remove_attribute (MOVABLE_ATTRIBUTE,
				   remove_attribute (NO_ALLOC_ATTRIBUTE,
						     DECL_ATTRIBUTES (decl))));
  return decl;
}

/* Make the copy that F describes.  */

static void
build_fused (fused *f, unsigned n)
{
  f->copy = build_fused_decl (f->outer, n);
  copy_body (f->outer, f->copy);
  function *fun = DECL_STRUCT_FUNCTION (f->copy);
  push_cfun (fun);
  auto_vec<tree> parms, args;
  tree var = replace_parm (fun, *f, &parms);
  for (tree parm : parms)
    args.safe_push (is_gimple_reg (parm)
		    ? get_or_create_ssa_default_def (fun, parm) : parm);
  gcall *call = gimple_build_call_vec (build_fold_addr_expr (f->inner), args);
  gimple_call_set_fntype (call, TREE_TYPE (f->inner));
  gimple_call_set_lhs (call, var);
  gimple_set_location (call, DECL_SOURCE_LOCATION (var));
  gimple_set_block (call, DECL_INITIAL (f->copy));
  basic_block first
    = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (fun)));
  gimple_stmt_iterator gsi = gsi_last_bb (first);
  gsi_insert_after (&gsi, call, GSI_NEW_STMT);
  finish_edit (fun, true);
  pop_cfun ();
}

/* Return the copy of OUTER whose parameter PARM INNER makes; null, and *WHY,
   if there is to be none.  */

static tree
fused_copy (fusion *u, tree outer, unsigned parm, tree inner,
	    const char **why)
{
  for (const fused &f : u->copies)
    if (f.outer == outer && f.parm == parm && f.inner == inner)
      return f.copy;
  unsigned statements;
  cgraph_node *node = cgraph_node::get (outer);
  *why = body_stays (node, &statements);
  if (!*why && recursive_p (node))
    *why = G_("it is recursive");
  if (!*why && may_lack_result_p (node))
    *why = G_("its end may be reached without a result");
  if (!*why && (statements > FUSED_BODY
		|| u->statements + statements > FUSED_UNIT))
    *why = G_("it is too large to be copied");
  if (!*why && !within_limit_p ())
    *why = G_("%<-fplugin-arg-cogen-limit%> is reached");
  if (*why)
    return NULL_TREE;
  u->statements += statements;
  fused f = { outer, inner, parm, NULL_TREE };
  build_fused (&f, u->copies.length ());
  u->copies.safe_push (f);
  return f.copy;
}

/* True if OUTER is executed whenever, and only when, INNER was, with the same
   values of INNER's arguments.  */

static bool
same_turn_p (gcall *inner, gcall *outer)
{
  basic_block bb = gimple_bb (inner);
  gimple_stmt_iterator gsi = gsi_for_stmt (inner);
  bool in_memory = false;
  for (unsigned i = 0; i < gimple_call_num_args (inner); i++)
    in_memory |= !is_gimple_val (gimple_call_arg (inner, i));
  gsi_next (&gsi);
  for (;;)
    {
      for (; !gsi_end_p (gsi); gsi_next (&gsi))
	if (gsi_stmt (gsi) == outer)
	  return true;
	else if (in_memory && !is_gimple_debug (gsi_stmt (gsi)))
	  return false;
      edge e = find_fallthru_edge (bb->succs);
      if (!e || e->dest == bb || !single_pred_p (e->dest)
	  || !gimple_seq_empty_p (phi_nodes (e->dest)))
	return false;
      bb = e->dest;
      gsi = gsi_start_bb (bb);
    }
}

/* Let CALL, whose argument PARM the call INNER makes, be one of COPY; return
   it.  */

static gcall *
fuse_call (gcall *call, unsigned parm, gcall *inner, tree copy)
{
  auto_vec<tree> args;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    if (i != parm)
      args.safe_push (gimple_call_arg (call, i));
    else
      for (unsigned j = 0; j < gimple_call_num_args (inner); j++)
	args.safe_push (gimple_call_arg (inner, j));
  gcall *fused_call = gimple_build_call_vec (copy, args);
  gimple_stmt_iterator gsi = gsi_for_stmt (inner);
  remove_stmt_from_eh_lp (inner);
  remove_marker (&gsi);
  gsi = gsi_for_stmt (call);
  return replace_call (&gsi, fused_call);
}

/* The call that makes the argument PARM of CALL, for it alone, or null.  */

static gcall *
maker_of_argument (gcall *call, unsigned parm, mention_map *map)
{
  tree arg = gimple_call_arg (call, parm);
  mentions *m = VAR_P (arg) ? map->get (arg) : NULL;
  if (!m || m->count != 2 || !m->call || m->call == call
      || gimple_call_chain (m->call)
      || !arguments_fit_p (m->call, gimple_call_fndecl (m->call))
      || !known_coroutine_p (gimple_call_fndecl (m->call))
      || lookup_stmt_eh_lp (m->call) != lookup_stmt_eh_lp (call)
      || !same_turn_p (m->call, call))
    return NULL;
  return m->call;
}

/* Fuse CALL, if it is one of a coroutine, as often as it can be; note in MAP
   what it is then.  */

static bool
fuse_arguments (fusion *u, gcall *call, mention_map *map)
{
  bool fused_any = false;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree outer = gimple_call_fndecl (call);
      if (!known_coroutine_p (outer) || !arguments_fit_p (call, outer))
	break;
      gcall *inner = maker_of_argument (call, i, map);
      if (!inner)
	continue;
      tree maker = gimple_call_fndecl (inner);
      location_t loc = gimple_location (call);
      const char *why = NULL;
      tree copy = fused_copy (u, outer, i, maker, &why);
      if (!copy)
	{
	  dump_note (loc, "%qD does not make the %qD it is given: %s", outer,
		     maker, _(why));
	  continue;
	}
      dump_note (loc, "%qD makes the %qD it is given", outer, maker);
      unsigned more = gimple_call_num_args (inner);
      tree object = gimple_call_lhs (call);
      mentions *m = object ? map->get (object) : NULL;
      bool current = m && m->call == call;
      call = fuse_call (call, i, inner, copy);
      if (current)
	m->call = call;
      i += more;
      i--;
      fused_any = true;
    }
  return fused_any;
}

/* Fuse the calls in the function FUN.  */

static void
fuse_function (fusion *u, function *fun)
{
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (is_gimple_call (gsi_stmt (gsi))
	  && gimple_call_num_args (gsi_stmt (gsi)) > 0
	  && known_coroutine_p (gimple_call_fndecl (gsi_stmt (gsi))))
	calls.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  if (calls.length () < 2)
    return;
  push_cfun (fun);
  mention_map map;
  collect_mentions (fun, &map);
  bool changed = false;
  for (gcall *call : calls)
    if (gimple_bb (call))
      changed |= fuse_arguments (u, call, &map);
  if (changed)
    finish_edit (fun, true);
  pop_cfun ();
}

/* Fuse the calls of coroutines all over the unit.  */

void
fuse_unit (void)
{
  fusion u;
  u.statements = 0;
  auto_vec<cgraph_node *> nodes;
  functions_in_order (&nodes);
  for (cgraph_node *n : nodes)
    fuse_function (&u, DECL_STRUCT_FUNCTION (n->decl));
}
