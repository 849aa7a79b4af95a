/* Debuggers find objects whose variables are gone.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   When the frame of an object is elided, nobody reads the variable that holds
   the object any more, and objects/lower.cc removes what is stored there:

	it.self = &frame;  it.vtable = &range.vtable;

   becomes, for debuggers,

	DEBUG it$self => &frame;  DEBUG it$vtable => &range.vtable;

   where it$self stands for it.self.  This is what GCC's scalar replacement does
   with parts that only a debugger wants to see.  Without optimization the
   stores stay.

   In a coroutine there is nothing to be done: the variable would not be kept
   from one activation to the next, and the frame has a field of its name.  */

#include "support/edit.h"
#include "objects/objects.h"

/* Return a variable that stands for FIELD of VAR, which FUN's debug statements
   may bind.  */

static tree
build_part (function *fun, tree var, tree field)
{
  tree part = build_decl (DECL_SOURCE_LOCATION (var), VAR_DECL, NULL_TREE,
			  TYPE_MAIN_VARIANT (TREE_TYPE (field)));
  DECL_ARTIFICIAL (part) = 1;
  DECL_NAMELESS (part) = 1;
  DECL_CONTEXT (part) = fun->decl;
  TREE_USED (part) = 1;
  DECL_SEEN_IN_BIND_EXPR_P (part) = 1;
  layout_decl (part, 0);
  SET_DECL_DEBUG_EXPR (part, build3 (COMPONENT_REF, TREE_TYPE (field), var,
				     field, NULL_TREE));
  DECL_HAS_DEBUG_EXPR_P (part) = 1;
  return part;
}

object_debug::object_debug (function *f, tree v)
  : fun (f), var (v), self_part (NULL_TREE), vtable_part (NULL_TREE)
{
  if (!MAY_HAVE_DEBUG_BIND_STMTS || DECL_ARTIFICIAL (var)
      || DECL_IGNORED_P (var) || !VAR_P (var))
    return;
  self_part = build_part (fun, var, trait_self_field (TREE_TYPE (var)));
  vtable_part = build_part (fun, var, trait_vtable_field (TREE_TYPE (var)));
}

/* Insert at GSI: PART has VALUE, which is unknown if null, since STMT.  */

static void
bind (gimple_stmt_iterator *gsi, tree part, tree value, gimple *stmt)
{
  gsi_insert_before (gsi, gimple_build_debug_bind (part, value, stmt),
		     GSI_SAME_STMT);
}

/* Say before GSI what the assignment there, which is about to go, does to the
   variable.  */

void
object_debug::note_store (gimple_stmt_iterator *gsi)
{
  if (!self_part)
    return;
  gimple *stmt = gsi_stmt (*gsi);
  tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
  if (lhs == var)
    {
      bool null = (TREE_CODE (rhs) == CONSTRUCTOR && !TREE_CLOBBER_P (rhs)
		   && CONSTRUCTOR_NELTS (rhs) == 0);
      for (tree part : { self_part, vtable_part })
	bind (gsi, part, null ? build_zero_cst (TREE_TYPE (part)) : NULL_TREE,
	      stmt);
    }
  else if (TREE_CODE (lhs) == COMPONENT_REF && TREE_OPERAND (lhs, 0) == var)
    {
      bool self = TREE_OPERAND (lhs, 1) == trait_self_field (TREE_TYPE (var));
      bind (gsi, self ? self_part : vtable_part,
	    is_gimple_val (rhs) ? unshare_expr (rhs) : NULL_TREE, stmt);
    }
}
