/* Calls of functions that are always inlined.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   With _FORTIFY_SOURCE, <string.h> has

	inline char *strcpy (char *to, const char *from)
	{ return __builtin___strcpy_chk (to, from, __builtin_object_size (to, 1)); }

   which GCC inlines before it looks for the object.  By then a variable of a coroutine is
   a part of its frame, so these are inlined before that.  They are always inlined, so
   that does no harm; and only if they ask for sizes.  As if at -O0, like the inliner in
   merge/flatten.cc: frames must not depend on -O.  */

#include "support/edit.h"
#include "tree-inline.h"
#include "support/compat.h"
#include "support/inline-wrappers.h"

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

bool
inline_wrappers (cgraph_node *node)
{
  auto_vec<cgraph_edge *> wrappers;
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (wrapper_p (e))
      wrappers.safe_push (e);
  if (wrappers.is_empty ())
    return false;
  /* Without this the inliner would complain of the others.  */
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    e->indirect_inlining_edge = true;
  for (cgraph_edge *e : wrappers)
    {
      e->inline_failed = CIF_OK;
      e->indirect_inlining_edge = false;
      cgraph_node *copy
	= e->callee->create_clone (e->callee->decl, e->count, false, vNULL, true, node,
				   NULL, NULL);
      e->redirect_callee (copy);
      copy->inlined_to = node;
      for (cgraph_edge *inner = copy->callees; inner; inner = inner->next_callee)
	inner->indirect_inlining_edge = true;
    }
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  push_cfun (fun);
  int level = optimize;
  optimize = 0;
  node->remove_all_references ();
  optimize_inline_calls (node->decl);
  optimize = level;
  update_ssa (TODO_update_ssa);
  finish_edit (fun, true);
  pop_cfun ();
  return true;
}
