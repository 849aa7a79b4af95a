/* Calls that are inlined at once.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   GCC's inliner does what the edges of the call graph say.  Here they say it of a few
   calls, and of all others that they stay.  As if at -O0, at each -O: frames must not
   depend on it.  */

#include "support/edit.h"
#include "tree-inline.h"
#include "support/inline-calls.h"

cgraph_node *
plan_inlined (cgraph_edge *e, cgraph_node *root)
{
  e->inline_failed = CIF_OK;
  cgraph_node *copy
    = e->callee->create_clone (e->callee->decl, e->count, false, vNULL, true, root, NULL,
			       NULL);
  e->redirect_callee (copy);
  copy->inlined_to = root;
  return copy;
}

/* All other calls in the function, or inlined copy, NODE stay as they are for
   now: without this the inliner would complain of each that must always be
   inlined.  */

static void
leave_other_calls (cgraph_node *node)
{
  for (cgraph_edge *e = node->callees; e; e = e->next_callee)
    if (e->inline_failed)
      e->indirect_inlining_edge = true;
    else
      leave_other_calls (e->callee);
}

void
inline_planned (cgraph_node *root)
{
  leave_other_calls (root);
  int level = optimize;
  optimize = 0;
  /* Those of the calls that are to vanish; finish_edit finds the others
     again.  */
  root->remove_all_references ();
  optimize_inline_calls (root->decl);
  optimize = level;
  update_ssa (TODO_update_ssa);
}
