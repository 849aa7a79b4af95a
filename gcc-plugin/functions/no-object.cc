/* What does a function without markers do that ends without an object?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) f (int n) { if (n) return range (0, n); }
   =>	co_iterator(int) f (int n) { if (n) return range (0, n); co__panic ("f", ...); }

   It is no coroutine, whose end is one.  What its caller got would be no null object
   either, but what happens to be in two registers: so it panics, as a coroutine does
   that ends without a result, and here is warned of it.

   The pass runs where GCC would warn, with its option, and leaves it nothing to warn
   of.  A function that has no return at all is an error of the front end
   (front-end/finish.cc).  */

#include "support/edit.h"
#include "context.h"
#include "diagnostic-core.h"
#include "functions/functions.h"
#include "support/runtime-calls.h"

namespace {

const pass_data pass_data_no_object =
{
  GIMPLE_PASS, "cogen_no_object", OPTGROUP_NONE, TV_NONE, PROP_cfg, 0, 0, 0, 0
};

class pass_no_object : public gimple_opt_pass
{
public:
  pass_no_object (gcc::context *ctxt) : gimple_opt_pass (pass_data_no_object, ctxt) {}
  bool gate (function *fun) final override
  {
    trait t;
    return (!seen_error () && !coroutine_decl_p (fun->decl)
	    && trait_of_function (fun->decl, &t)
	    && !lookup_attribute ("naked", DECL_ATTRIBUTES (fun->decl)));
  }
  unsigned execute (function *) final override;
};

/* Let FUN panic where RET returns nothing.  */

static void
panic_instead (function *fun, greturn *ret)
{
  location_t loc = gimple_location (ret);
  if (LOCATION_LOCUS (loc) == UNKNOWN_LOCATION)
    loc = fun->function_end_locus;
  basic_block bb = gimple_bb (ret);
  gimple_stmt_iterator gsi = gsi_for_stmt (ret);
  gcall *panic = build_panic (coroutine_name_string (fun->decl), CO__PANIC_NO_RESULT);
  gimple_set_location (panic, loc);
  gsi_replace (&gsi, panic, false);
  remove_edge (single_succ_edge (bb));
  auto_diagnostic_group group;
  if (warning_at (loc, OPT_Wreturn_type, "control reaches the end of %qD, which "
		  "returns %qT", fun->decl, TREE_TYPE (TREE_TYPE (fun->decl))))
    inform (DECL_SOURCE_LOCATION (fun->decl), "without a marker it is no coroutine: "
	    "it gives an object by %<return%> only");
}

unsigned
pass_no_object::execute (function *fun)
{
  auto_vec<greturn *> returns;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, EXIT_BLOCK_PTR_FOR_FN (fun)->preds)
    if (!gsi_end_p (gsi_last_bb (e->src)))
      if (greturn *ret = dyn_cast <greturn *> (gsi_stmt (gsi_last_bb (e->src))))
	if (!gimple_return_retval (ret))
	  returns.safe_push (ret);
  for (greturn *ret : returns)
    panic_instead (fun, ret);
  return 0;
}

} // anon namespace

opt_pass *
make_pass_no_object (gcc::context *ctxt)
{
  return new pass_no_object (ctxt);
}
