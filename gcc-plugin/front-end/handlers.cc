/* Torture mode: which functions may handle signals?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static void tick (int signo) { count (); }
	... signal (SIGALRM, tick); ...

   A handler interrupts anything, malloc too: as a coroutine, whose frame is allocated,
   it would deadlock there, and so would what it calls.  Where addresses go is not
   followed here: what has the type of a handler, and its address taken anywhere but to
   call it, may be one.

   In torture mode only, for torture/choose.cc: HANDLER_ATTRIBUTE on those, and
   CALLS_ATTRIBUTE, a list of what it calls directly, on each function that is
   defined.  */

#include "support/c-front-end.h"
#include "support/options.h"
#include "front-end/front-end.h"

/* True if TYPE is void (int), or void (int, siginfo_t *, void *).  */

static bool
handler_type_p (tree type)
{
  tree args = TYPE_ARG_TYPES (type);
  if (!VOID_TYPE_P (TREE_TYPE (type)) || !args
      || TREE_CODE (TREE_VALUE (args)) != INTEGER_TYPE)
    return false;
  args = TREE_CHAIN (args);
  if (args == void_list_node)
    return true;
  for (unsigned i = 0; i < 2; i++, args = TREE_CHAIN (args))
    if (!args || !POINTER_TYPE_P (TREE_VALUE (args)))
      return false;
  return args == void_list_node;
}

/* Note that FNDECL's address is taken, other than to call it.  */

static void
note_address (tree fndecl)
{
  if (handler_type_p (TREE_TYPE (fndecl))
      && !lookup_attribute (HANDLER_ATTRIBUTE, DECL_ATTRIBUTES (fndecl)))
    DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (HANDLER_ATTRIBUTE),
					  NULL_TREE, DECL_ATTRIBUTES (fndecl));
}

/* walk_tree callback; DATA is the list of what the function calls.  */

static tree
note_r (tree *tp, int *walk_subtrees, void *data)
{
  tree *calls = (tree *) data;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  else if (TREE_CODE (*tp) == ADDR_EXPR
	   && TREE_CODE (TREE_OPERAND (*tp, 0)) == FUNCTION_DECL)
    note_address (TREE_OPERAND (*tp, 0));
  else if (TREE_CODE (*tp) == CALL_EXPR && get_callee_fndecl (*tp))
    {
      if (calls)
	*calls = tree_cons (NULL_TREE, get_callee_fndecl (*tp), *calls);
      *walk_subtrees = 0;
      for (int i = 0; i < call_expr_nargs (*tp); i++)
	walk_tree (&CALL_EXPR_ARG (*tp, i), note_r, data, NULL);
      if (CALL_EXPR_STATIC_CHAIN (*tp))
	walk_tree (&CALL_EXPR_STATIC_CHAIN (*tp), note_r, data, NULL);
    }
  return NULL_TREE;
}

/* Look at the body of FNDECL, a function that has been parsed.  */

void
fe_note_calls (tree fndecl)
{
  if (!cogen_opts.torture)
    return;
  tree calls = NULL_TREE;
  walk_tree_without_duplicates (&DECL_SAVED_TREE (fndecl), note_r, &calls);
  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (CALLS_ATTRIBUTE), calls,
					DECL_ATTRIBUTES (fndecl));
}

/* Look at what DECL, a variable that is declared, is initialized with.  */

void
fe_note_initializer (tree decl)
{
  if (cogen_opts.torture && VAR_P (decl) && TREE_STATIC (decl)
      && DECL_INITIAL (decl) && DECL_INITIAL (decl) != error_mark_node)
    walk_tree_without_duplicates (&DECL_INITIAL (decl), note_r, NULL);
}
