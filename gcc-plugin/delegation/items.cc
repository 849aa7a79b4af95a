/* Where a step by hand puts its item.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	while (co_next (&it, &v))
	  co_yield (f (v));

   A step that gives an item stores it in V, and one that does not leaves V alone.  So V
   is needed by the step, and a frame would keep it over the yield, although what is in
   it is not used any more.  In a coroutine this becomes

	value = {CLOBBER};
	more = NEXT (&it, &value);
	if (more) v = value;

   which only writes V, and as a whole, where there is an item.  VALUE is one of the
   operands whose addresses nobody keeps, like that of a loop (delegation/lower.cc).

   Only a variable of a few words: else the copy would cost more.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/markers.h"
#include "support/queries.h"

/* The most words that are copied.  */
enum { MAX_WORDS = 2 };

tree
stepped_into (function *fun, gimple *step, unsigned i)
{
  tree address = gimple_call_arg (step, i);
  tree var = TREE_CODE (address) == ADDR_EXPR ? TREE_OPERAND (address, 0) : NULL_TREE;
  return (var && VAR_P (var) && auto_var_in_fn_p (var, fun->decl)
	  && !method_operand_p (var) && !TREE_THIS_VOLATILE (var)
	  && !TYPE_VOLATILE (TREE_TYPE (var)) && !DECL_HAS_VALUE_EXPR_P (var)
	  && !DECL_HARD_REGISTER (var) && !is_gimple_reg (var) ? var : NULL_TREE);
}

/* The variable of FUN that the step STMT stores its item in, if that is to be done
   otherwise; else null.  */

static tree
item_variable (function *fun, gimple *stmt)
{
  if (marker_code (stmt) != MARKER_NEXT || !gimple_call_lhs (stmt)
      || TREE_CODE (gimple_call_lhs (stmt)) != SSA_NAME)
    return NULL_TREE;
  tree var = stepped_into (fun, stmt, 1);
  if (!var)
    return NULL_TREE;
  tree item = trait_value_type (marker_trait (as_a <gcall *> (stmt)));
  return (useless_type_conversion_p (TREE_TYPE (var), item)
	  && useless_type_conversion_p (item, TREE_TYPE (var))
	  && tree_fits_uhwi_p (TYPE_SIZE_UNIT (item))
	  && tree_to_uhwi (TYPE_SIZE_UNIT (item)) <= MAX_WORDS * POINTER_SIZE_UNITS)
	 ? var : NULL_TREE;
}

/* Return a new block of FUN on the way from AFTER, which follows a step, where that has
   given an item, as MORE says.  A test of MORE that is there already is that way: after
   a second one the two would seem to differ.  */

static basic_block
where_more (function *fun, basic_block after, tree more, location_t loc)
{
  gimple_stmt_iterator gsi = gsi_start_nondebug_after_labels_bb (after);
  gcond *tested = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
  if (tested && gimple_cond_lhs (tested) == more && integer_zerop (gimple_cond_rhs (tested))
      && (gimple_cond_code (tested) == NE_EXPR || gimple_cond_code (tested) == EQ_EXPR))
    {
      edge yes, no;
      extract_true_false_edges_from_block (after, &yes, &no);
      return split_edge (gimple_cond_code (tested) == NE_EXPR ? yes : no);
    }
  basic_block test = split_edge (single_pred_edge (after));
  basic_block there = new_block (fun, test);
  append (test, gimple_build_cond (NE_EXPR, more, build_zero_cst (TREE_TYPE (more)),
				   NULL_TREE, NULL_TREE), loc);
  edge none = single_succ_edge (test);
  none->flags = EDGE_FALSE_VALUE;
  none->probability = profile_probability::even ();
  connect (test, there, EDGE_TRUE_VALUE, profile_probability::even ());
  make_single_succ_edge (there, after, EDGE_FALLTHRU);
  return there;
}

/* Let STEP of FUN, which stores its item in VAR, store it there if there is one.  */

static void
rewrite_step (function *fun, gcall *step, tree var)
{
  location_t loc = gimple_location (step);
  tree type = TYPE_MAIN_VARIANT (TREE_TYPE (var));
  tree value = build_method_operand (fun, type, "value", loc);
  gimple_stmt_iterator gsi = gsi_for_stmt (step);
  emitter before = { &gsi, loc };
  before.put (gimple_build_assign (value, build_clobber (type)));
  gimple_call_set_arg (step, 1, build_fold_addr_expr (value));
  update_stmt (step);
  gsi = gsi_start_bb (where_more (fun, split_after (step), gimple_call_lhs (step), loc));
  emitter e = { &gsi, loc };
  e.assign (var, is_gimple_reg_type (type) ? e.name (type, value) : value);
  e.put (build_clobber_of (value));
}

bool
separate_items (function *fun)
{
  auto_vec<std::pair<gcall *, tree> > steps;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (tree var = item_variable (fun, gsi_stmt (gsi)))
	steps.safe_push (std::make_pair (as_a <gcall *> (gsi_stmt (gsi)), var));
  for (const std::pair<gcall *, tree> &step : steps)
    rewrite_step (fun, step.first, step.second);
  return !steps.is_empty ();
}
