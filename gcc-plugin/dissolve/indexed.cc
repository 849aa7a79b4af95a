/* An array's element of variable index is one of few.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

					switch (k)
	p = &its[k];			  case 0:  v = move (&its[0]);
	v = move (p);		   =>	  default: v = move (&its[1]);

   Then each element can be a variable of its own (dissolve/members.cc), and what is
   stepped is one of several objects, as where a call is chosen.

   Nobody knows that the indices differ, so what is moved from such an element may be gone:
   where that is stepped it is checked (checked_null_p).  No index leads out of the
   array: that would be no C.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "dissolve/splice.h"

/* The most elements that are told apart.  */
enum { MOST_ELEMENTS = 8 };

/* The number of elements of the array of objects in a variable, an element of which REF
   is, with a variable index; 0 if it is none such, or they are too many.  */

static unsigned
elements_of (tree ref)
{
  trait t;
  poly_int64 offset;
  if (TREE_CODE (ref) != ARRAY_REF || TREE_CODE (TREE_OPERAND (ref, 1)) != SSA_NAME
      || TREE_THIS_VOLATILE (ref) || !trait_of_type (TREE_TYPE (ref), &t))
    return 0;
  tree array = TREE_OPERAND (ref, 0);
  tree base = get_addr_base_and_unit_offset (array, &offset);
  tree domain = TYPE_DOMAIN (TREE_TYPE (array));
  if (!base || !DECL_P (base) || !domain || !integer_zerop (TYPE_MIN_VALUE (domain))
      || !TYPE_MAX_VALUE (domain) || !tree_fits_uhwi_p (TYPE_MAX_VALUE (domain))
      || compare_tree_int (TYPE_MAX_VALUE (domain), MOST_ELEMENTS) >= 0)
    return 0;
  return tree_to_uhwi (TYPE_MAX_VALUE (domain)) + 1;
}

/* True if STMT operates on the object at ADDRESS and can do so on one of several.  */

static bool
operates_p (gimple *stmt, tree address)
{
  enum marker code = marker_code (stmt);
  if (code != MARKER_MOVE && code != MARKER_DROP && code != MARKER_NEXT
      && code != MARKER_RESUME)
    return false;
  for (unsigned i = 1; i < gimple_call_num_args (stmt); i++)
    if (gimple_call_arg (stmt, i) == address)
      return false;
  return gimple_call_arg (stmt, 0) == address;
}

bool
operand_address_p (gimple *stmt)
{
  if (!gimple_assign_single_p (stmt)
      || TREE_CODE (gimple_assign_rhs1 (stmt)) != ADDR_EXPR
      || TREE_CODE (gimple_assign_lhs (stmt)) != SSA_NAME)
    return false;
  imm_use_iterator it;
  use_operand_p use;
  FOR_EACH_IMM_USE_FAST (use, it, gimple_assign_lhs (stmt))
    if (!is_gimple_debug (USE_STMT (use))
	&& !operates_p (USE_STMT (use), gimple_assign_lhs (stmt)))
      return false;
  return true;
}

bool
indexed_address_p (gimple *stmt)
{
  return (operand_address_p (stmt)
	  && elements_of (TREE_OPERAND (gimple_assign_rhs1 (stmt), 0)) > 0);
}

/* Let CALL operate on the element I of ARRAY, in BB, and go on in AFTER, where PHI, if not
   null, has what it returns.  */

static void
operate_on (gcall *call, tree array, unsigned i, basic_block bb, basic_block after,
	    gphi *phi)
{
  gcall *one = as_a <gcall *> (gimple_copy (call));
  tree element = build4 (ARRAY_REF, TREE_TYPE (TREE_TYPE (array)), unshare_expr (array),
			 size_int (i), NULL_TREE, NULL_TREE);
  gimple_set_vdef (one, NULL_TREE);
  gimple_set_vuse (one, NULL_TREE);
  gimple_call_set_arg (one, 0, build_fold_addr_expr (element));
  if (phi)
    gimple_call_set_lhs (one, make_ssa_name (TREE_TYPE (gimple_phi_result (phi))));
  append (bb, one, gimple_location (call));
  edge e = make_single_succ_edge (bb, after, EDGE_FALLTHRU);
  if (phi)
    add_phi_arg (phi, gimple_call_lhs (one), e, gimple_location (call));
  copy_eh (call, one);
}

/* Let CALL, which operates on the element REF of N, operate on that which it is.  */

static void
choose_element (function *fun, gcall *call, tree ref, unsigned n)
{
  location_t loc = gimple_location (call);
  basic_block after = split_after (call), bb = gimple_bb (call);
  remove_edge (find_fallthru_edge (bb->succs));
  tree lhs = gimple_call_lhs (call);
  gphi *phi = NULL;
  if (lhs && TREE_CODE (lhs) == SSA_NAME)
    {
      gimple_call_set_lhs (call, NULL_TREE);
      phi = create_phi_node (lhs, after);
    }
  else if (lhs)
    note_checked (lhs);
  auto_vec<way> ways;
  for (unsigned i = 0; i < n; i++)
    {
      way one = { (int) i, new_block (fun, bb) };
      ways.safe_push (one);
      operate_on (call, TREE_OPERAND (ref, 0), i, one.dest, after, phi);
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, loc };
  tree index = e.convert (integer_type_node, TREE_OPERAND (ref, 1));
  gsi = gsi_for_stmt (call);
  remove_stmt_from_eh_lp (call);
  remove_marker (&gsi);
  gimple_purge_dead_eh_edges (bb);
  basic_block last = ways.pop ().dest;
  append_switch (bb, index, ways, last, loc);
}

void
choose_elements (function *fun, const vec<gimple *> &addresses)
{
  for (gimple *stmt : addresses)
    {
      tree address = gimple_assign_lhs (stmt);
      tree ref = TREE_OPERAND (gimple_assign_rhs1 (stmt), 0);
      unsigned n = elements_of (ref);
      auto_vec<gcall *> calls;
      imm_use_iterator it;
      use_operand_p use;
      FOR_EACH_IMM_USE_FAST (use, it, address)
	if (gcall *call = dyn_cast <gcall *> (USE_STMT (use)))
	  calls.safe_push (call);
      for (gcall *call : calls)
	choose_element (fun, call, ref, n);
      auto_vec<gimple *> debug;
      FOR_EACH_IMM_USE_FAST (use, it, address)
	debug.safe_push (USE_STMT (use));
      for (gimple *bind : debug)
	{
	  gimple_debug_bind_reset_value (bind);
	  update_stmt (bind);
	}
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      gsi_remove (&gsi, true);
      release_defs (stmt);
    }
}
