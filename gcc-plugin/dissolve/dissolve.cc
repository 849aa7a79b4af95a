/* Loops over a coroutine's items become its body: over the unit.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) range (int lo, int hi)
	{ for (int i = lo; i < hi; i++) co_yield (i); }

	co_for (int v, range (0, n))  sum += v;
   =>	for (int i = 0; i < n; i++)  { v = i;  sum += v; }

   An object that stays in one function need not be an object at all.  Where it is
   stepped its producer's body can stand, and its suspensions are jumps to and from
   there.  What is left of the object is a *tag*, an integer that says where its body
   goes on, and that is mostly known.  So a loop costs what it costs by hand, at each
   -O: nothing is left for the optimizers to find out.

   1. dissolve/helpers.cc inlines what small functions do to objects;
      dissolve/members.cc, dissolve/ranges.cc and dissolve/wrapped.cc let each object be
      in a variable of its own, and dissolve/sink.cc be made where it is used.
   2. dissolve/webs.cc decides which objects dissolve, with dissolve/nulls.cc;
      dissolve/producer.cc makes of their coroutines what can be inlined.
   3. dissolve/open.cc and dissolve/close.cc let bodies stand at steps.
   4. dissolve/settle.cc brings SSA form up to date and lets known tags jump.
   5. dissolve/counters.cc takes away what cannot be where the arguments are known.

   Again until nothing changes: what is given to a producer dissolves in the round
   after that, when the parameter is a variable here.

   What does not dissolve is elided (objects/), or on the heap.

   It runs before all else over the unit because the bodies are still those of
   coroutines then, whose suspensions are markers, and because there is less to fuse,
   flatten and split after it.  Callees come first, so what is inlined has dissolved
   what it loops over itself.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/options.h"
#include "support/unit.h"

static hash_set<cgraph_node *> *done;

/* Dissolve in the function of NODE what can be, once.  */

void
dissolve_function (cgraph_node *node)
{
  if (done->add (node))
    return;
  push_cfun (DECL_STRUCT_FUNCTION (node->decl));
  dissolver d (node);
  d.run ();
  pop_cfun ();
}

/* Not with the address sanitizer: that would see a variable of a producer used after
   its scope, on ways that the tag never takes, and a frame has guards.  Nor for gcov,
   which shall count lines and branches as they are written.  */

static bool
dissolving_p (void)
{
  return (!cogen_opts.no_dissolve && !flag_test_coverage
	  && !(flag_sanitize & (SANITIZE_ADDRESS | SANITIZE_HWADDRESS)));
}

void
dissolve_unit (void)
{
  if (!dissolving_p ())
    return;
  done = new hash_set<cgraph_node *>;
  auto_vec<cgraph_node *> functions;
  functions_callees_first (&functions);
  for (cgraph_node *node : functions)
    dissolve_function (node);
  forget_producers ();
  forget_helpers ();
  for (cgraph_node *node : functions)
    {
      push_cfun (DECL_STRUCT_FUNCTION (node->decl));
      settle_stops (cfun);
      pop_cfun ();
    }
  forget_stops ();
  forget_nulls ();
  delete done;
  done = NULL;
}
