/* Blocks that seem never to be executed get a count again.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	case START: i = 0; goto test;
	case 1:	    i = frame->i;		a loop with two ways in
     body:  ...
     test:  if (i < n) goto body;

   GCC does not guess how often a loop with two ways in goes round, so its blocks have
   the count of the way into it.  Where jump threading then gives some of the ways to
   copies, it takes their counts away, and nothing may be left, or (GCC 11 and 14) what
   the first round has: a block that is part of the loop is compiled for size, as one
   that is seldom executed.

   Here such a block has the sum of the ways that lead to it.  It runs behind the
   threading that does so, and changes no statement.  */

#include "support/edit.h"
#include "context.h"
#include "cfganal.h"
#include "thread/thread.h"

/* Functions that suspend.  */
static hash_set<tree> *bodies;

void
note_body (tree fndecl)
{
  if (!bodies)
    bodies = new hash_set<tree>;
  bodies->add (fndecl);
}

namespace {

const pass_data pass_data_counts =
{
  GIMPLE_PASS, "cogen_counts", OPTGROUP_NONE, TV_NONE, PROP_cfg, 0, 0, 0, 0
};

class pass_counts : public gimple_opt_pass
{
public:
  pass_counts (gcc::context *ctxt) : gimple_opt_pass (pass_data_counts, ctxt) {}
  bool gate (function *fun) final override
  {
    return optimize && bodies && bodies->contains (fun->decl);
  }
  unsigned execute (function *) final override;
};

/* True if BB is executed again and again.  */

static bool
repeated_p (basic_block bb)
{
  edge e;
  edge_iterator ei;
  if (bb->loop_father && bb_loop_depth (bb) > 0)
    return true;
  FOR_EACH_EDGE (e, ei, bb->preds)
    if (e->flags & EDGE_IRREDUCIBLE_LOOP)
      return true;
  return false;
}

/* True if BB's count, a guess, is nothing, or that of a loop's block is far below
   SUM, what the ways that lead to it have.  */

static bool
lost_p (basic_block bb, profile_count sum)
{
  if (!bb->count.initialized_p () || bb->count.quality () == PRECISE)
    return false;
  return !bb->count.nonzero_p () || (bb->count < sum.apply_scale (1, 16) && repeated_p (bb));
}

unsigned
pass_counts::execute (function *fun)
{
  auto_vec<int> order;
  order.safe_grow (n_basic_blocks_for_fn (fun));
  int n = pre_and_rev_post_order_compute_fn (fun, NULL, order.address (), false);
  for (int i = 0; i < n; i++)
    {
      basic_block bb = BASIC_BLOCK_FOR_FN (fun, order[i]);
      profile_count sum = profile_count::zero ();
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->preds)
	if (e->count ().initialized_p () && e->count ().nonzero_p ())
	  sum += e->count ();
      if (sum.nonzero_p () && lost_p (bb, sum))
	bb->count = sum;
    }
  return 0;
}

} // anon namespace

opt_pass *
make_pass_counts (gcc::context *ctxt)
{
  return new pass_counts (ctxt);
}
