/* Is an operand that is an object lost when another operand leaves the expression?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	g (f (), ({ return; 1; }))	f's object is nobody's yet
	struct s v = { f (), (co_yield (1), f ()) };

   Input: a call, or an initializer, in the front end's trees.  Output: its operands in the
   order in which GCC evaluates them, and whether front-end/moves.cc has to hold them.

   Limits: an operand whose size is not constant, and an initializer for several elements
   ([0 ... 3]), cannot be held in a temporary: then nothing is.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

/* walk_tree callback: stop at what may leave the expression around it: a jump, or a
   suspension at which the coroutine may be dropped.  */

static tree
find_way_out (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp))
    {
      *walk_subtrees = 0;
      return NULL_TREE;
    }
  switch (TREE_CODE (*tp))
    {
    case RETURN_EXPR: case GOTO_EXPR: case BREAK_STMT: case CONTINUE_STMT:
      return *tp;
    case CALL_EXPR:
      {
	enum marker code = marker_code (get_callee_fndecl (*tp));
	return fe_suspends_p (code) ? *tp : NULL_TREE;
      }
    default:
      return NULL_TREE;
    }
}

/* Append to *OPERANDS the values in the initializer T, in their order; false if one is
   for several elements.  */

static bool
list_initializers (tree t, vec<tree *> *operands)
{
  constructor_elt *elt;
  for (unsigned i = 0; vec_safe_iterate (CONSTRUCTOR_ELTS (t), i, &elt); i++)
    {
      if (elt->index && TREE_CODE (elt->index) == RANGE_EXPR)
	return false;
      if (TREE_CODE (elt->value) != CONSTRUCTOR)
	operands->safe_push (&elt->value);
      else if (!list_initializers (elt->value, operands))
	return false;
    }
  return true;
}

void
fe_list_operands (tree t, vec<tree *> *operands)
{
  if (TREE_CODE (t) == CALL_EXPR && marker_code (get_callee_fndecl (t)) == MARKER_NONE)
    for (int i = call_expr_nargs (t) - 1; i >= 0; i--)
      operands->safe_push (&CALL_EXPR_ARG (t, i));
  else if (TREE_CODE (t) == CONSTRUCTOR && !list_initializers (t, operands))
    operands->truncate (0);
}

bool
fe_loses_object_p (const vec<tree *> &operands)
{
  if (operands.length () < 2)
    return false;
  unsigned objects = 0, ways_out = 0, both = 0;
  for (tree *tp : operands)
    {
      trait of;
      tree size = error_operand_p (*tp) ? NULL_TREE : TYPE_SIZE (TREE_TYPE (*tp));
      if (!size || TREE_CODE (size) != INTEGER_CST)
	return false;
      bool object = trait_of_type (TREE_TYPE (*tp), &of) && !TREE_CONSTANT (*tp);
      bool leaves = (TREE_SIDE_EFFECTS (*tp)
		     && walk_tree_without_duplicates (tp, find_way_out, NULL));
      objects += object;
      ways_out += leaves;
      both += object && leaves;
    }
  return objects > 0 && ways_out > 0 && !(objects == 1 && ways_out == 1 && both == 1);
}
