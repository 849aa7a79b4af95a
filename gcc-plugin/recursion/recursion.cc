/* Recursion over the unit.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A coroutine that delegates to a call of itself needs a frame for each turn.  Two
   kinds of turns need none:

   - in last position, the child can have the frame of the one that makes it
     (recursion/tail.cc);
   - a child that ends at once needs no frame at all (recursion/early.cc).

   A loop that only passes on what such a child yields is a delegation, too
   (recursion/passed-on.cc).

   The first is done before anything else over the unit: what is a loop then may dissolve,
   or be merged.  And once more after coroutines have been merged: two that call each other
   are one that calls itself then.  The second is done last, since it asks what is left.

   All others have a nested frame (functions/nested.cc) or are boxed.

   Not in torture mode, whose suspensions shall stay where they are; nor for gcov, which
   shall count what is written.  */

#include "support/edit.h"
#include "recursion/recursion.h"
#include "support/dump.h"
#include "support/options.h"
#include "support/unit.h"

void
shorten_recursion (bool last)
{
  if (cogen_opts.torture || flag_test_coverage)
    return;
  auto_vec<cgraph_node *> functions;
  functions_in_order (&functions);
  for (cgraph_node *node : functions)
    {
      if (!coroutine_decl_p (node->decl))
	continue;
      function *fun = DECL_STRUCT_FUNCTION (node->decl);
      push_cfun (fun);
      bool changed = !last && pass_on_items (fun);
      changed |= loop_tails (fun);
      if (last)
	changed |= ask_early (fun);
      if (changed)
	dump_body ("shortened", fun);
      pop_cfun ();
    }
}
