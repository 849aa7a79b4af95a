/* How is a lambda called that is called where it stands?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_lambda(co_iterator(int), (int n), { ... }) (3)
   is	({ co_iterator(int) co__lambda_0 (int n) { ... } co__lambda_0; }) (3)
   =>	co__lambda_0 (3)

   As written it is a call through a pointer that the statement expression
   gives.  If the lambda captures a variable, GCC would make a trampoline for
   the pointer, and an executable stack for the trampoline; nor would anybody
   see later which coroutine it is that is looped over or awaited.  Nothing but
   the declaration of the function stands in the statement expression, so it
   can be left out.

   It must happen before GCC lowers nested functions, which is why it is done to
   the front end's trees.  */

#include "support/c-front-end.h"
#include "tree-iterator.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Return the last statement of T, looking into scopes.  */

static tree
last_statement (tree t)
{
  while (t)
    if (TREE_CODE (t) == BIND_EXPR)
      t = BIND_EXPR_BODY (t);
    else if (TREE_CODE (t) == STATEMENT_LIST)
      {
	tree_stmt_iterator last = tsi_last (t);
	t = tsi_end_p (last) ? NULL_TREE : tsi_stmt (last);
      }
    else
      break;
  return t;
}

/* If FN, which is called, is co_lambda's statement expression, return the
   address of its function, else null.  */

static tree
lambda_address (tree fn)
{
  if (TREE_CODE (fn) != TARGET_EXPR)
    return NULL_TREE;
  tree last = last_statement (TARGET_EXPR_INITIAL (fn));
  if (!last || TREE_CODE (last) != MODIFY_EXPR
      || TREE_OPERAND (last, 0) != TARGET_EXPR_SLOT (fn))
    return NULL_TREE;
  tree address = TREE_OPERAND (last, 1);
  STRIP_NOPS (address);
  if (TREE_CODE (address) != ADDR_EXPR
      || TREE_CODE (TREE_OPERAND (address, 0)) != FUNCTION_DECL)
    return NULL_TREE;
  tree name = DECL_NAME (TREE_OPERAND (address, 0));
  return (name && begins_with (IDENTIFIER_POINTER (name), "co__lambda_")
	  ? address : NULL_TREE);
}

/* walk_tree callback.  */

static tree
call_lambda_r (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (TREE_CODE (*tp) == CALL_EXPR && CALL_EXPR_FN (*tp))
    if (tree address = lambda_address (CALL_EXPR_FN (*tp)))
      CALL_EXPR_FN (*tp) = address;
  return NULL_TREE;
}

/* Call the lambdas directly that are called where they stand in FNDECL.  */

void
fe_call_lambdas (tree fndecl)
{
  walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), call_lambda_r, NULL);
}
