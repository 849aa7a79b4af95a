/* Which call makes a future that is awaited at once?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	__attribute__ ((co__awaited ("read_awaited")))
	co_future(int) read (co_future(void) held, struct channel *c);
	co_future(int) read_awaited (struct channel *c);

	co_await (read (hold (c), c))	=>	co_await (read_awaited (c))

   Nothing can happen between such a call and the first poll.  So what a future has to hold
   from its making on, its first argument, is not needed there.  For our headers; the call
   may be the value of a statement expression, since it is that of a macro.  */

#include "support/c-front-end.h"
#include "tree-iterator.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* Return where what the value of *EXPR is computed by stands.  */

static tree *
value_of (tree *expr)
{
  for (;;)
    switch (TREE_CODE (*expr))
      {
      CASE_CONVERT:
      case NON_LVALUE_EXPR:
	expr = &TREE_OPERAND (*expr, 0);
	break;
      case COMPOUND_EXPR:
      case MODIFY_EXPR:
	expr = &TREE_OPERAND (*expr, 1);
	break;
      case TARGET_EXPR:
	expr = &TARGET_EXPR_INITIAL (*expr);
	break;
      case BIND_EXPR:
	expr = &BIND_EXPR_BODY (*expr);
	break;
      case STATEMENT_LIST:
	{
	  tree_stmt_iterator last = tsi_last (*expr);
	  if (tsi_end_p (last))
	    return expr;
	  expr = tsi_stmt_ptr (last);
	  break;
	}
      default:
	return expr;
      }
}

/* Return the function that CALL calls if it is awaited at once, or null.  */

static tree
function_if_awaited (const_tree call)
{
  tree fndecl = get_callee_fndecl (call);
  tree a = fndecl ? lookup_attribute (AWAITED_ATTRIBUTE, DECL_ATTRIBUTES (fndecl))
		  : NULL_TREE;
  if (!a || TREE_CODE (TREE_VALUE (TREE_VALUE (a))) != STRING_CST)
    return NULL_TREE;
  const char *name = TREE_STRING_POINTER (TREE_VALUE (TREE_VALUE (a)));
  tree other = lookup_name (get_identifier (name));
  return other && TREE_CODE (other) == FUNCTION_DECL ? other : NULL_TREE;
}

/* The value of *OPERAND is a future that is awaited now.  */

void
fe_awaited_at_once (tree *operand)
{
  tree *call = value_of (operand);
  tree other = TREE_CODE (*call) == CALL_EXPR ? function_if_awaited (*call) : NULL_TREE;
  if (!other)
    return;
  auto_vec<tree, 4> args;
  for (int i = 1; i < call_expr_nargs (*call); i++)
    args.safe_push (CALL_EXPR_ARG (*call, i));
  location_t loc = EXPR_LOCATION (*call);
  TREE_USED (other) = 1;
  *call = build_call_array_loc (loc, TREE_TYPE (*call), build_fold_addr_expr (other),
				args.length (), args.address ());
}
