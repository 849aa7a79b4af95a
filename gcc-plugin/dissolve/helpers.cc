/* Plain functions that are given objects, or give some, become part of their caller.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static unsigned sum (co_iterator(int) it) { co_for (int v, it) ... }
	static co_iterator(int) evens (int n) { return filter (range (0, n), even); }

   An object dissolves where all that happens to it is known.  So what small static
   functions do to it should stand where they are called.  Each that is inlined here
   has a copy whose IDs are addresses, so that two calls do not share one.

   Not where the address of an object is given to somebody else in the end, who may
   move what it finds there: that is found out when its variables are looked at, and
   nothing is lost but the call.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"
#include "support/function-copy.h"
#include "support/inline-calls.h"
#include "support/queries.h"
#include "support/unit.h"

/* The most statements that such a function may have.  */
enum { LARGEST_HELPER = 100 };

/* The copies, and null for functions that cannot be inlined.  */
static hash_map<tree, tree> *helper_forms;

/* True if CALL takes or gives an object of a variable of D's.  One whose address it
   gets must not be null, and where it is is known only before anything
   dissolves: FIRST.  */

static bool
handles_object_p (const dissolver *d, const gcall *call, bool first)
{
  bool handles = d->index_of (gimple_call_lhs (call)) >= 0;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      bool by_address = d->operand (arg) >= 0;
      if (!first && (by_address || given_null_p (arg)))
	return false;
      handles |= by_address || d->index_of (arg) >= 0;
    }
  return handles;
}

/* True if the function of NODE can be inlined where it is called.  */

static bool
helper_p (cgraph_node *node)
{
  tree fndecl = node->decl;
  if (TREE_PUBLIC (fndecl) || DECL_EXTERNAL (fndecl) || coroutine_decl_p (fndecl)
      || !body_available_p (node) || recursive_p (node))
    return false;
  unsigned statements;
  push_cfun (DECL_STRUCT_FUNCTION (fndecl));
  const char *why = body_stays (node, &statements);
  pop_cfun ();
  return !why && statements <= LARGEST_HELPER;
}

/* The copy of FNDECL that is inlined, or null.  */

static tree
helper_form (tree fndecl)
{
  if (!helper_forms)
    helper_forms = new hash_map<tree, tree>;
  if (tree *known = helper_forms->get (fndecl))
    return *known;
  cgraph_node *node = cgraph_node::get (fndecl);
  tree form = NULL_TREE;
  if (node && helper_p (node))
    {
      form = build_sibling_decl (fndecl, "helper");
      copy_body (fndecl, form);
      push_cfun (DECL_STRUCT_FUNCTION (form));
      id_map map;
      replace_ids (cfun, &map, true);
      finish_edit (cfun, true);
      pop_cfun ();
    }
  helper_forms->put (fndecl, form);
  return form;
}

void
forget_helpers (void)
{
  if (!helper_forms)
    return;
  for (auto known : *helper_forms)
    if (known.second)
      remove_form (known.second);
  delete helper_forms;
  helper_forms = NULL;
}

/* Inline into D's function the helpers that it calls; true if there are some.  FIRST:
   nothing has dissolved in it yet.  */

bool
inline_helpers (dissolver *d, bool first)
{
  auto_vec<gcall *> calls;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	tree fndecl = call ? gimple_call_fndecl (call) : NULL_TREE;
	if (fndecl && marker_code (call) == MARKER_NONE
	    && handles_object_p (d, call, first) && !same_cycle_p (fndecl, d->fun->decl)
	    && arguments_fit_p (call, fndecl) && helper_form (fndecl))
	  calls.safe_push (call);
      }
  if (calls.is_empty ())
    return false;
  for (gcall *call : calls)
    {
      tree fndecl = gimple_call_fndecl (call);
      dump_note (gimple_location (call), "%qD is inlined in %qD", fndecl,
		 d->fun->decl);
      gimple_call_set_fndecl (call, helper_form (fndecl));
      update_stmt (call);
    }
  finish_edit (d->fun, false);
  for (gcall *call : calls)
    plan_inlined (d->node->get_edge (call), d->node);
  inline_planned (d->node);
  id_number_map numbers;
  settle_ids (d->fun, &numbers, greatest_id (d->fun) + 1);
  simplify_values (d->fun);
  resolve_operands (d->fun);
  finish_edit (d->fun, true);
  return true;
}
