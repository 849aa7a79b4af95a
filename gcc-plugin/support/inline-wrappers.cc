/* Wrappers that ask for the size of an object.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   With _FORTIFY_SOURCE, <string.h> has

	inline char *strcpy (char *to, const char *from)
	{ return __builtin___strcpy_chk (to, from, __builtin_object_size (to, 1)); }

   which GCC inlines before it looks for the object.  By then a variable of a coroutine is
   a part of its frame, so these are inlined before that.  They are always inlined, so
   that does no harm; and only if they ask for sizes.  */

#include "support/edit.h"
#include "support/compat.h"
#include "support/inline-calls.h"

/* True if FUN asks for the size of an object.  */

static bool
asks_for_size_p (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (object_size_call_p (gsi_stmt (gsi)))
	return true;
  return false;
}

/* True if E calls a wrapper.  */

static bool
wrapper_p (cgraph_edge *e)
{
  tree fndecl = e->callee->decl;
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  return (e->inline_failed && DECL_DECLARED_INLINE_P (fndecl)
	  && lookup_attribute ("always_inline", DECL_ATTRIBUTES (fndecl))
	  && fun && fun->cfg && gimple_in_ssa_p (fun)
	  && !e->callee->inlined_to && asks_for_size_p (fun));
}

void
inline_wrappers (cgraph_node *node)
{
  auto_vec<cgraph_edge *> wrappers;
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (wrapper_p (e))
      wrappers.safe_push (e);
  if (wrappers.is_empty ())
    return;
  for (cgraph_edge *e : wrappers)
    plan_inlined (e, node);
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  push_cfun (fun);
  inline_planned (node);
  finish_edit (fun, true);
  pop_cfun ();
}
