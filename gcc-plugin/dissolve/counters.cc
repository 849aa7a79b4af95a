/* What a counter rules out.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	i = 0;  while (i < n) { if (i < 0) await (reconnect ());  ...  i = i + 1; }

   A stream that could wait does not here: it was given 0 to begin with, which is known
   since its body stands where that is.  Were the test left until the body is split, `i'
   would be read from the frame behind the await, and could be anything.

   A name that gets nothing but constants, and names that it was added something
   positive to, is never less than the least of these: a signed sum that overflows is no C.
   The other way round, too.

   In coroutines only, since what matters is what they keep and where they suspend; at each
   -O, since frames must not depend on that.  GCC's own analyses of ranges do more and
   run when optimizing.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"

/* What NAME is added to in each round, if it is a sum of another name and a
   constant that is not negative, or not positive if DOWN; else null.  */

static tree
counted_from (gassign *def, bool down)
{
  enum tree_code code = gimple_assign_rhs_code (def);
  if (code != PLUS_EXPR && code != MINUS_EXPR)
    return NULL_TREE;
  tree by = gimple_assign_rhs2 (def);
  if (TREE_CODE (by) != INTEGER_CST
      || !TYPE_OVERFLOW_UNDEFINED (TREE_TYPE (gimple_assign_lhs (def))))
    return NULL_TREE;
  bool less = (tree_int_cst_sgn (by) < 0) != (code == MINUS_EXPR);
  return less == down || integer_zerop (by) ? gimple_assign_rhs1 (def) : NULL_TREE;
}

/* The least value that NAME can have, or the greatest if DOWN; null if that is not
   known.  What is not defined is none.  */

static tree
bound_of (tree name, bool down)
{
  tree bound = NULL_TREE;
  auto_vec<tree> work;
  hash_set<tree> seen;
  work.safe_push (name);
  while (!work.is_empty ())
    {
      tree value = work.pop ();
      if (TREE_CODE (value) == INTEGER_CST)
	{
	  int order = bound ? tree_int_cst_compare (value, bound) : 0;
	  if (!bound || (down ? order > 0 : order < 0))
	    bound = value;
	  continue;
	}
      if (TREE_CODE (value) != SSA_NAME || SSA_NAME_OCCURS_IN_ABNORMAL_PHI (value))
	return NULL_TREE;
      if (seen.add (value))
	continue;
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (SSA_NAME_IS_DEFAULT_DEF (value))
	{
	  tree var = SSA_NAME_VAR (value);
	  if (!var || !VAR_P (var) || !DECL_ARTIFICIAL (var))
	    return NULL_TREE;
	}
      else if (gphi *phi = dyn_cast <gphi *> (def))
	for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
	  work.safe_push (gimple_phi_arg_def (phi, i));
      else if (gimple_assign_single_p (def))
	work.safe_push (gimple_assign_rhs1 (def));
      else if (!is_gimple_assign (def))
	return NULL_TREE;
      else if (tree from = counted_from (as_a <gassign *> (def), down))
	work.safe_push (from);
      else
	return NULL_TREE;
    }
  return bound;
}

/* The way out of COND that is never taken, or null.  */

static edge
dead_way (gcond *cond)
{
  tree name = gimple_cond_lhs (cond), limit = gimple_cond_rhs (cond);
  if (TREE_CODE (name) != SSA_NAME || TREE_CODE (limit) != INTEGER_CST
      || !INTEGRAL_TYPE_P (TREE_TYPE (name)) || TYPE_UNSIGNED (TREE_TYPE (name)))
    return NULL;
  bool down = false, outcome = false;
  switch (gimple_cond_code (cond))
    {
    case LT_EXPR: case LE_EXPR: break;
    case GE_EXPR: outcome = true; break;
    case GT_EXPR: down = true; break;
    default: return NULL;
    }
  tree bound = bound_of (name, down);
  if (!bound)
    return NULL;
  int order = tree_int_cst_compare (bound, limit);
  bool decided = false;
  switch (gimple_cond_code (cond))
    {
    case LT_EXPR: case GE_EXPR: decided = order >= 0; break;
    case LE_EXPR: decided = order > 0; break;
    case GT_EXPR: decided = order <= 0; break;
    default: break;
    }
  if (!decided)
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (gimple_bb (cond), &yes, &no);
  return outcome ? no : yes;
}

/* Take away the ways in FUN that counters rule out.  */

void
fold_counters (function *fun)
{
  auto_vec<edge> dead;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      gimple_stmt_iterator gsi = gsi_last_bb (bb);
      gcond *cond = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
      if (edge e = cond ? dead_way (cond) : NULL)
	{
	  bool never = e->flags & EDGE_TRUE_VALUE;
	  dump_note (gimple_location (cond), "this is %s so in %qD",
		     never ? "never" : "always", fun->decl);
	  dead.safe_push (e);
	}
    }
  if (dead.is_empty ())
    return;
  for (edge e : dead)
    never_take (e);
  finish_edit (fun, true);
}
