/* Who copies a structure with objects in it?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	b = a;		warning: 'a' is copied with the objects in it

   A variable of trait type is moved from (front-end/moves.cc), but a structure or an
   array is copied bit by bit, as any in C.  Then each object in it has two owners;
   unless the copy is what a function returns of a structure of its own, which nobody
   drops.  */

#include "support/c-front-end.h"
#include "support/options.h"
#include "front-end/front-end.h"

/* True if the return statement T of FNDECL returns a structure of FNDECL's, which ends
   there and drops nothing: the objects in it have one owner.  */

bool
fe_returns_last_copy_p (const_tree t, const_tree fndecl)
{
  tree store = TREE_OPERAND (t, 0);
  if (!store || (TREE_CODE (store) != MODIFY_EXPR && TREE_CODE (store) != INIT_EXPR))
    return false;
  tree value = TREE_OPERAND (store, 1);
  trait of;
  return ((VAR_P (value) || TREE_CODE (value) == PARM_DECL)
	  && auto_var_in_fn_p (value, fndecl)
	  && !trait_of_type (TREE_TYPE (value), &of)
	  && !lookup_attribute (AUTO_ATTRIBUTE, DECL_ATTRIBUTES (value)));
}

/* Complain at LOC if T, whose value is taken, is a structure or an array of which a copy
   is made with objects in it.  */

void
fe_check_copy (location_t loc, tree t)
{
  if (cogen_opts.no_ownership_warnings || TREE_CODE (t) == COMPOUND_LITERAL_EXPR
      || !AGGREGATE_TYPE_P (TREE_TYPE (t)) || !lvalue_p (t)
      || !fe_holds_objects_p (TREE_TYPE (t)))
    return;
  auto_diagnostic_group group;
  if (warning_at (loc, 0, "%qE is copied with the objects in it, which then have two "
		  "owners", t))
    inform (loc, "move them one by one, or copy a pointer to it");
}
