/* How large are the objects that a body asks for?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char b[8];  co_yield (1);  strcpy (b, from);

   _FORTIFY_SOURCE asks __builtin_object_size, which GCC answers late.  By then b is a part
   of the frame, and the answer would be "I do not know", or what is left of the whole
   frame.  So it is answered now, and what GCC finds later may only be better: a maximum
   is the smaller of the two, a minimum the larger.

   Input: a coroutine's body, its wrappers inlined (support/inline-wrappers.cc), before
   anything has moved to the frame.  Output: the same body.  */

#include "support/edit.h"
#include "frame/frame.h"
#include "support/compat.h"

/* Let CALL, which asks for the size of an object, give what is known now if nothing better
   turns up.  */

static void
bound_answer (gcall *call)
{
  tree lhs = gimple_call_lhs (call), type = gimple_call_arg (call, 1), known;
  if (!lhs || TREE_CODE (lhs) != SSA_NAME || !tree_fits_shwi_p (type)
      || !known_object_size (gimple_call_arg (call, 0), tree_to_shwi (type), &known)
      || TREE_CODE (known) != INTEGER_CST)
    return;
  bool minimum = (tree_to_shwi (type) & 2) != 0;
  tree none = build_int_cst (TREE_TYPE (lhs), minimum ? 0 : -1);
  known = fold_convert (TREE_TYPE (lhs), known);
  if (tree_int_cst_equal (known, none))
    return;
  tree later = make_ssa_name (TREE_TYPE (lhs));
  gimple_call_set_lhs (call, later);
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gassign *bound = gimple_build_assign (lhs, minimum ? MAX_EXPR : MIN_EXPR, later, known);
  gimple_set_location (bound, gimple_location (call));
  gsi_insert_after (&gsi, bound, GSI_NEW_STMT);
  update_stmt (call);
}

/* Answer the questions of FUN's body.  */

void
bound_object_sizes (function *fun)
{
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (object_size_call_p (gsi_stmt (gsi)))
	calls.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  if (calls.is_empty ())
    return;
  push_cfun (fun);
  init_object_sizes ();
  for (gcall *call : calls)
    bound_answer (call);
  fini_object_sizes ();
  pop_cfun ();
}
