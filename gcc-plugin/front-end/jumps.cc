/* What does a scope drop that was entered past its declarations?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	goto in;			it = {};
	{				goto in;
	  co_iterator (int) it = f ();	=>  {
	in:				      it = f ();
	}				    in:
					      drop (&it);
					    }

   The end of the scope drops what the variable holds, whichever way it was entered by:
   so it becomes a variable of the whole function, null from the start of that, and its
   declaration an assignment.  Each drop leaves it null again.

   Only labels between the declaration and the end of the scope matter.  GCC allows no
   such jump past a declaration of variable size.  */

#include "support/c-front-end.h"
#include "tree-iterator.h"
#include "c-family/c-common.h"
#include "support/compat.h"
#include "front-end/front-end.h"

/* True if T is a switch.  */

static bool
switch_statement_p (const_tree t)
{
  return TREE_CODE (t) == SWITCH_EXPR || TREE_CODE (t) == SWITCH_STMT;
}

/* A search for labels by which a statement can be entered from outside.  */
struct label_search
{
  bool in_switch;		/* A switch of its own is around.  */
};

/* walk_tree callback: stop at such a label.  */

static tree
find_label (tree *tp, int *walk_subtrees, void *data)
{
  label_search *search = (label_search *) data;
  tree t = *tp;
  if (TYPE_P (t))
    *walk_subtrees = 0;
  else if (TREE_CODE (t) == LABEL_EXPR)
    return DECL_ARTIFICIAL (LABEL_EXPR_LABEL (t)) ? NULL_TREE : t;
  else if (TREE_CODE (t) == CASE_LABEL_EXPR)
    return search->in_switch ? NULL_TREE : t;
  else if (!search->in_switch && switch_statement_p (t))
    {
      *walk_subtrees = 0;
      label_search inner = { true };
      for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
	if (tree found = walk_tree_without_duplicates (&TREE_OPERAND (t, i),
						       find_label, &inner))
	  return found;
    }
  return NULL_TREE;
}

/* walk_tree callback: find the variable that a cleanup drops.  */

static tree
find_dropped (tree *tp, int *, void *)
{
  if (TREE_CODE (*tp) != CALL_EXPR
      || marker_code (get_callee_fndecl (*tp)) != MARKER_DROP)
    return NULL_TREE;
  tree arg = CALL_EXPR_ARG (*tp, 0);
  STRIP_NOPS (arg);
  if (TREE_CODE (arg) != ADDR_EXPR)
    return NULL_TREE;
  tree base = get_base_address (TREE_OPERAND (arg, 0));
  return VAR_P (base) && !DECL_ARTIFICIAL (base) ? base : NULL_TREE;
}

/* Make VAR, of the scope INNER, one of the scope OUTER.  */

static void
hoist_variable (tree var, tree inner, tree outer)
{
  for (tree *p = &BIND_EXPR_VARS (inner); *p; p = &DECL_CHAIN (*p))
    if (*p == var)
      {
	*p = DECL_CHAIN (var);
	DECL_CHAIN (var) = BIND_EXPR_VARS (outer);
	BIND_EXPR_VARS (outer) = var;
	break;
      }
  for (tree bind : { inner, outer })
    if (BIND_EXPR_BLOCK (bind))
      BLOCK_VARS (BIND_EXPR_BLOCK (bind)) = BIND_EXPR_VARS (bind);
}

/* The variable that T, a scope's end, drops, if there is a label in T by which it may be
   entered past the declaration; else null.  */

tree
fe_jumped_past (tree t)
{
  label_search search = { false };
  tree var = walk_tree_without_duplicates (&TREE_OPERAND (t, 1), find_dropped,
					   NULL);
  return (var && walk_tree_without_duplicates (&TREE_OPERAND (t, 0), find_label,
					       &search)
	  ? var : NULL_TREE);
}

/* Make VAR, which the statement *DECLARATION of the scope INNER declares, a variable of
   the scope OUTER.  What makes it null goes to the list *NULLS.  */

void
fe_declare_outside (tree var, tree *declaration, tree inner, tree outer, tree *nulls)
{
  if (inner != outer)
    hoist_variable (var, inner, outer);
  location_t loc = DECL_SOURCE_LOCATION (var);
  bool null = (TREE_CODE (DECL_INITIAL (var)) == CONSTRUCTOR
	       && CONSTRUCTOR_NELTS (DECL_INITIAL (var)) == 0);
  tree start = build2_loc (loc, INIT_EXPR, TREE_TYPE (var), var, DECL_INITIAL (var));
  TREE_SIDE_EFFECTS (start) = 1;
  DECL_INITIAL (var) = build_constructor (TREE_TYPE (var), NULL);
  append_to_statement_list_force (*declaration, nulls);
  /* Without an initializer nothing is to be done in its place, which may be one
     that is never reached.  */
  *declaration = null ? build_empty_stmt (loc) : start;
}
