/* Which names always have the same value?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_future (int) all (int fd, char *to) { ... co_await ... fd ... }
	... co_await (all (fd, head)); ... co_await (all (fd, body)); ...

   Inlined where it is awaited, each all () has a variable of its own for what it is
   given: fd_2 = fd_1.  Both are live across the suspension inside, and so at any depth.
   A frame needs one of them.

   Where B = A is a copy and B is live, A still has the value that it had there.  Else
   some way would lead from a definition of A to a use of B past that of B; but all ways
   to that definition of A are without B's, which A's dominates, so the use were not
   dominated.  What dominates nothing by a definition of its own is no source: a
   parameter of the resume function has another value in each activation.

   It asks this of the body before it is split; what reloads a name later defines
   another one.  */

#include "support/edit.h"
#include "analysis/analysis.h"

/* True if a value of type FROM is the same bytes in a slot as one of type TO.  */

static bool
same_bytes_p (tree from, tree to)
{
  return (((INTEGRAL_TYPE_P (from) && type_has_mode_precision_p (from))
	   || POINTER_TYPE_P (from))
	  && ((INTEGRAL_TYPE_P (to) && type_has_mode_precision_p (to))
	      || POINTER_TYPE_P (to))
	  && TYPE_MODE (from) == TYPE_MODE (to));
}

/* What STMT copies, or null.  */

static tree
copy_source (gimple *stmt)
{
  if (!is_gimple_assign (stmt) || TREE_CODE (gimple_assign_rhs1 (stmt)) != SSA_NAME)
    return NULL_TREE;
  tree from = gimple_assign_rhs1 (stmt);
  if (SSA_NAME_IS_DEFAULT_DEF (from))
    return NULL_TREE;
  return (gimple_assign_ssa_name_copy_p (stmt)
	  || (CONVERT_EXPR_CODE_P (gimple_assign_rhs_code (stmt))
	      && same_bytes_p (TREE_TYPE (from), TREE_TYPE (gimple_assign_lhs (stmt))))
	  ? from : NULL_TREE);
}

tree
copied_name (tree name)
{
  while (tree from = copy_source (SSA_NAME_DEF_STMT (name)))
    name = from;
  return name;
}
