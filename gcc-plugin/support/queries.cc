/* What is true of this statement, function or block?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	p = alloca (n);		alloca_call_p
	f (1)			with int f ();  arguments_match_p says no

   Each answer is read off the body on the spot; what has to be solved for a
   body as a whole, and kept, is an analysis (analysis/).  The invariant:
   nothing here edits, and no answer but that of not_inlined_p depends on -O.

   Several phases ask these questions, so they are below all phases.  */

#include "support/edit.h"
#include "support/queries.h"

tree
base_decl (tree ref)
{
  tree base = get_base_address (ref);
  return base && DECL_P (base) ? base : NULL_TREE;
}

tree
function_of_statement (function *fun, const gimple *stmt)
{
  for (tree block = gimple_block (stmt); block && TREE_CODE (block) == BLOCK;
       block = BLOCK_SUPERCONTEXT (block))
    if (BLOCK_ABSTRACT_ORIGIN (block)
	&& TREE_CODE (BLOCK_ABSTRACT_ORIGIN (block)) == FUNCTION_DECL)
      return BLOCK_ABSTRACT_ORIGIN (block);
  return fun->decl;
}

tree
address_origin (tree value)
{
  while (TREE_CODE (value) == SSA_NAME)
    {
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (!is_gimple_assign (def)
	  || !(gimple_assign_single_p (def) || gimple_assign_cast_p (def)
	       || gimple_assign_rhs_code (def) == POINTER_PLUS_EXPR))
	break;
      value = gimple_assign_rhs1 (def);
    }
  return value;
}

tree
local_pointee (const function *fun, tree address)
{
  if (TREE_CODE (address) != ADDR_EXPR)
    return NULL_TREE;
  tree base = get_base_address (TREE_OPERAND (address, 0));
  return (base && DECL_P (base) && auto_var_in_fn_p (base, fun->decl)
	  ? base : NULL_TREE);
}

/* True if NAME is PREFIX and a number.  */

static bool
is_sized (const char *name, const char *prefix)
{
  return begins_with (name, prefix) && ISDIGIT (name[strlen (prefix)]);
}

const char *
anonymous_name (const char *name)
{
  return (begins_with (name, "co__lambda_") ? "co_lambda"
	  : begins_with (name, "co__do_") ? "co_do"
	  /* One for each size.  */
	  : is_sized (name, "co__in_co_join_") ? "co_join"
	  : is_sized (name, "co__in_co_select_") ? "co_select"
	  : !strcmp (name, "co__in_co_send_awaited") ? "co_send"
	  : !strcmp (name, "co__in_co_recv_awaited") ? "co_recv"
	  : begins_with (name, "co__in_co_") ? name + strlen ("co__in_") : NULL);
}

bool
arguments_match_p (const gcall *call, tree fndecl)
{
  tree parm = DECL_ARGUMENTS (fndecl);
  unsigned i = 0;
  for (; parm && i < gimple_call_num_args (call); parm = DECL_CHAIN (parm), i++)
    if (!useless_type_conversion_p (TYPE_MAIN_VARIANT (TREE_TYPE (parm)),
				    TREE_TYPE (gimple_call_arg (call, i))))
      return false;
  return !parm && i == gimple_call_num_args (call);
}

bool
arguments_fit_p (const gcall *call, tree fndecl)
{
  tree parm = DECL_ARGUMENTS (fndecl);
  unsigned n = gimple_call_num_args (call), i = 0;
  for (; parm && i < n; parm = DECL_CHAIN (parm), i++)
    {
      tree to = TREE_TYPE (parm), arg = gimple_call_arg (call, i);
      if (is_gimple_reg_type (to) ? !fold_convertible_p (to, arg)
				  : !types_compatible_p (to, TREE_TYPE (arg)))
	return false;
    }
  return !parm && i == n;
}

const char *
attribute_without_coroutine (tree fndecl)
{
  static const char *const names[] = { "naked", "interrupt", "signal",
				       "target_clones", "simd", "ifunc" };
  for (const char *name : names)
    if (lookup_attribute (name, DECL_ATTRIBUTES (fndecl)))
      return name;
  return NULL;
}

bool
block_reaches_p (function *fun, basic_block from, basic_block bb)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  work.safe_push (from);
  while (!work.is_empty ())
    {
      basic_block b = work.pop ();
      if (b == bb)
	return true;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, b->succs)
	if (e->dest != EXIT_BLOCK_PTR_FOR_FN (fun)
	    && bitmap_set_bit (seen, e->dest->index))
	  work.safe_push (e->dest);
    }
  return false;
}

bool
alloca_call_p (const gcall *call)
{
  tree fn = gimple_call_fndecl (call);
  if (!fn || !fndecl_built_in_p (fn, BUILT_IN_NORMAL))
    return false;
  switch (DECL_FUNCTION_CODE (fn))
    {
    CASE_BUILT_IN_ALLOCA:
      return true;
    default:
      return false;
    }
}

bool
sizeless_type_p (const_tree type)
{
  return TYPE_SIZE_UNIT (type) && POLY_INT_CST_P (TYPE_SIZE_UNIT (type));
}

unsigned HOST_WIDE_INT
constant_size (const_tree size)
{
  return constant_lower_bound (tree_to_poly_uint64 (size));
}

/* With -fnon-call-exceptions the load of the state may throw.  */

gswitch *
find_dispatch (function *fun)
{
  edge e = single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (fun));
  for (; e; e = find_fallthru_edge (e->dest->succs))
    {
      gimple_stmt_iterator last = gsi_last_nondebug_bb (e->dest);
      if (!gsi_end_p (last) && gimple_code (gsi_stmt (last)) == GIMPLE_SWITCH)
	return as_a <gswitch *> (gsi_stmt (last));
    }
  return NULL;
}

gimple *
statement_before (gimple *stmt)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  basic_block bb = gsi_bb (gsi);
  for (gsi_prev_nondebug (&gsi);; gsi_prev_nondebug (&gsi))
    {
      while (gsi_end_p (gsi))
	{
	  if (!single_pred_p (bb) || !gimple_seq_empty_p (phi_nodes (bb))
	      || !(single_pred_edge (bb)->flags & EDGE_FALLTHRU)
	      || single_pred (bb) == ENTRY_BLOCK_PTR_FOR_FN (cfun))
	    return NULL;
	  bb = single_pred (bb);
	  gsi = gsi_last_nondebug_bb (bb);
	}
      if (!gimple_clobber_p (gsi_stmt (gsi)))
	return gsi_stmt (gsi);
    }
}

bool
static_chain_unused_p (tree fndecl)
{
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  if (!fun || !fun->cfg || !gimple_in_ssa_p (fun))
    return false;
  if (!fun->static_chain_decl)
    return true;
  tree chain = ssa_default_def (fun, fun->static_chain_decl);
  return !chain || has_zero_uses (chain);
}

/* True if FUN may come back to a point that it has left: it calls setjmp, vfork or
   their like, or a nested function jumps into it.  */

bool
returned_to_p (const function *fun)
{
  return fun->calls_setjmp || fun->has_nonlocal_label;
}

/* So many statements, and so many functions deep, are worth a look.  */
enum { CONTAINED_STATEMENTS = 100, CONTAINED_DEPTH = 3 };

/* True if FNDECL, called LEVEL functions deep, is one of this unit, and it and what it calls
   are at most as long as *LEFT, which is counted down, and give nobody else the control.  */

static bool
self_contained_p (tree fndecl, unsigned level, int *left)
{
  cgraph_node *node = fndecl ? cgraph_node::get (fndecl) : NULL;
  if (!node || node->get_availability () <= AVAIL_INTERPOSABLE || level > CONTAINED_DEPTH
      || lookup_attribute ("noipa", DECL_ATTRIBUTES (fndecl)))
    return false;
  node = node->ultimate_alias_target ();
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  if (!fun || !fun->cfg || !gimple_has_body_p (node->decl))
    return false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
	 gsi_next_nondebug (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (gimple_clobber_p (stmt))
	  continue;
	if (--*left < 0 || gimple_code (stmt) == GIMPLE_ASM
	    || gimple_has_volatile_ops (stmt))
	  return false;
	if (is_gimple_call (stmt)
	    && !(gimple_call_flags (stmt) & (ECF_CONST | ECF_PURE))
	    && !self_contained_p (gimple_call_fndecl (stmt), level + 1, left))
	  return false;
      }
  return true;
}

bool
self_contained_call_p (const gcall *call)
{
  int left = CONTAINED_STATEMENTS;
  return self_contained_p (gimple_call_fndecl (call), 1, &left);
}

bool
our_macro_p (location_t loc)
{
  return (linemap_location_from_macro_expansion_p (line_table, loc)
	  && begins_with (linemap_map_get_macro_name
			    (linemap_check_macro (linemap_lookup (line_table, loc))),
			  "co_"));
}

/* The macro of our headers that stands in the user's text for what is at LOC, or NAME.  */

static const char *
our_macro_at (location_t loc, const char *name)
{
  loc = get_pure_location (loc);
  while (our_macro_p (loc))
    {
      const line_map_macro *map
	= linemap_check_macro (linemap_lookup (line_table, loc));
      name = linemap_map_get_macro_name (map);
      loc = get_pure_location (macro_expansion_location (map));
    }
  return name;
}

const char *
our_name_at (location_t *loc)
{
  const char *name = our_macro_at (*loc, NULL);
  for (tree block = LOCATION_BLOCK (*loc); block && TREE_CODE (block) == BLOCK;
       block = BLOCK_SUPERCONTEXT (block))
    {
      tree inlined = BLOCK_ABSTRACT_ORIGIN (block);
      if (!inlined || TREE_CODE (inlined) != FUNCTION_DECL)
	continue;
      const char *function = IDENTIFIER_POINTER (DECL_NAME (inlined));
      if (!begins_with (function, "co_"))
	break;
      *loc = BLOCK_SOURCE_LOCATION (block);
      name = our_macro_at (*loc, function);
    }
  return name;
}

bool
type_called_p (const_tree type, const char *name)
{
  tree id = TYPE_NAME (type);
  if (id && TREE_CODE (id) == TYPE_DECL)
    id = DECL_NAME (id);
  return (TREE_CODE (type) == RECORD_TYPE && id
	  && !strcmp (IDENTIFIER_POINTER (id), name));
}

gcall *
answer_on (edge e, bool *equal, HOST_WIDE_INT *k)
{
  gcond *cond = safe_dyn_cast <gcond *> (gsi_stmt (gsi_last_nondebug_bb (e->src)));
  if (!cond)
    return NULL;
  enum tree_code code = gimple_cond_code (cond);
  tree value = gimple_cond_lhs (cond), other = gimple_cond_rhs (cond);
  *equal = (code == EQ_EXPR) == !!(e->flags & EDGE_TRUE_VALUE);
  for (;;)
    {
      if ((code != EQ_EXPR && code != NE_EXPR) || !tree_fits_shwi_p (other)
	  || TREE_CODE (value) != SSA_NAME)
	return NULL;
      gimple *def = SSA_NAME_DEF_STMT (value);
      *k = tree_to_shwi (other);
      if (is_gimple_call (def))
	return as_a <gcall *> (def);
      if (!is_gimple_assign (def))
	return NULL;
      enum tree_code rhs = gimple_assign_rhs_code (def);
      bool truth = *k == 0 && TREE_CODE (TREE_TYPE (value)) == BOOLEAN_TYPE;
      if ((rhs == EQ_EXPR || rhs == NE_EXPR) && *k == 0)
	{
	  /* A comparison that is so, or not.  */
	  *equal = (rhs == EQ_EXPR) != *equal;
	  other = gimple_assign_rhs2 (def);
	}
      else if (rhs == BIT_NOT_EXPR && truth)
	*equal = !*equal;
      else if (!CONVERT_EXPR_CODE_P (rhs) && rhs != SSA_NAME)
	return NULL;
      value = gimple_assign_rhs1 (def);
    }
}
