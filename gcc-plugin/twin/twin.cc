/* The plain function that a coroutine would be, for the sake of its warnings.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int a[4] = { 0 };
	co_await (g ());
	co_return (a[5]);	warning: array subscript 5 is above array bounds

   GCC finds such things while it optimizes.  Once a coroutine is split, there is no array
   any more but bytes of a frame, and what is stored before a suspension is not seen
   behind it.  So a copy of the body is optimized before anything is done to it, by those
   of GCC's own passes that warn and by those that they build on; then the copy goes.  A
   marker is a call of a function that nobody knows, which is what a suspension looks like
   to plain C.

   At -O0, where little is warned of, most functions have nothing that may be
   (may_warn_without_optimizing_p), and no copy.

   1. forget_drops: nobody asks a plain function whether it is being dropped.
   2. The passes, in GCC's order.  They are objects of their own, so that they neither
      count as GCC's nor write its dumps.
   3. What the coroutine becomes is not warned of (twin/silence.cc).

   Limits: where a function is inlined into another, GCC warns of the two together; here
   only what is always inlined is.  A function that keeps its labels' addresses cannot be
   copied: what it becomes is warned of, as far as that goes.  */

#include "support/edit.h"
#include "diagnostic-core.h"
#include "tree-inline.h"
#include "support/compat.h"
#include "support/function-copy.h"
#include "support/inline-calls.h"
#include "support/options.h"
#include "support/queries.h"
#include "twin/twin.h"

/* Let no suspension of FUN say that the coroutine is dropped.  */

static void
forget_drops (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	enum marker code = marker_code (stmt);
	tree lhs = is_gimple_call (stmt) ? gimple_call_lhs (stmt) : NULL_TREE;
	if (code < MARKER_INITIAL || code > MARKER_YIELD_FROM || !lhs
	    || TREE_CODE (lhs) != SSA_NAME)
	  continue;
	gimple_call_set_lhs (stmt, NULL_TREE);
	replace_name (lhs, build_zero_cst (TREE_TYPE (lhs)));
	update_stmt (stmt);
      }
}

typedef auto_vec<opt_pass *> pass_list;

/* Append the COUNT passes LIST to TO.  */

static void
add_passes (pass_list *to, opt_pass *const *list, unsigned count)
{
  for (unsigned i = 0; i < count; i++)
    if (list[i])
      to->safe_push (list[i]);
}

/* Build in TO the passes that a copy goes through at -O0.  */

static void
build_few_passes (pass_list *to)
{
  opt_pass *list[] = {
    make_pass_early_warn_uninitialized (g), build_access_pass (false)
  };
  add_passes (to, list, ARRAY_SIZE (list));
}

/* Build in TO those that warn when optimizing, and what they need: these are GCC's, in its
   order.  */

static void
build_passes (pass_list *to)
{
  opt_pass *list[] = {
    make_pass_early_warn_uninitialized (g),
    /* Before the inter-procedural passes.  */
    make_pass_ccp (g), make_pass_forwprop (g), make_pass_sra_early (g),
    make_pass_build_ealias (g), make_pass_fre (g), make_pass_early_vrp (g),
    make_pass_merge_phi (g), make_pass_dse (g), make_pass_cd_dce (g),
    make_pass_phiopt (g),
    /* After them.  */
    make_pass_ccp (g), make_pass_object_sizes (g), make_pass_post_ipa_warn (g),
    build_access_pass (true), make_pass_complete_unrolli (g),
    make_pass_forwprop (g), make_pass_build_alias (g), make_pass_fre (g),
    make_pass_merge_phi (g), build_array_bounds_pass (), make_pass_dse (g),
    make_pass_dce (g), make_pass_phiopt (g), make_pass_sra (g),
    make_pass_dominator (g), make_pass_isolate_erroneous_paths (g),
    make_pass_dce (g), make_pass_forwprop (g), make_pass_ccp (g), make_pass_dse (g),
    /* The loops, and after them.  */
    make_pass_tree_loop_init (g), make_pass_iv_canon (g), make_pass_tree_loop_done (g),
    make_pass_fre (g), make_pass_dominator (g), make_pass_strlen (g),
    build_range_pass (), make_pass_warn_restrict (g), make_pass_dse (g),
    make_pass_cd_dce (g), make_pass_forwprop (g), build_folding_pass (),
    make_pass_late_warn_uninitialized (g), build_access_pass (false)
  };
  add_passes (to, list, ARRAY_SIZE (list));
}

/* Optimize the current function as far as warnings need it.  */

static void
run_passes (void)
{
  static pass_list few, all;
  if (few.is_empty ())
    {
      build_few_passes (&few);
      build_passes (&all);
    }
  for (opt_pass *pass : optimize ? all : few)
    execute_one_pass (pass);
}

/* Warn of the coroutine of NODE by a copy of it.  */

static void
warn_by_copy (cgraph_node *node)
{
  tree decl = build_sibling_decl (node->decl, "plain");
  DECL_NAME (decl) = DECL_NAME (node->decl);
  cgraph_node *twin = copy_body (node->decl, decl);
  inline_wrappers (twin);
  function *fun = DECL_STRUCT_FUNCTION (decl);
  opt_pass *running = current_pass;
  push_cfun (fun);
  forget_drops (fun);
  finish_edit (fun, true);
  cleanup_tree_cfg ();
  run_passes ();
  forget_dominance ();
  pop_cfun ();
  current_pass = running;
  twin->remove ();
}

bool
may_have_twin_p (function *fun)
{
  /* What torture mode makes coroutines of is warned of as what it was.  */
  if (cogen_opts.torture)
    return false;
  bool forbidden = copy_forbidden (fun) != NULL;
  fun->cannot_be_copied_set = false;
  return !forbidden;
}

/* OP, of a statement, is in memory: true if that is a local variable's.  */

static bool
local_memory_p (gimple *, tree op, tree, void *)
{
  tree base = base_decl (op);
  return base && auto_var_p (base);
}

/* True if STMT may be one that the passes at -O0 warn of: it reads a variable in memory or
   passes its address on, or calls a function of which more is known than its type.  */

static bool
may_be_warned_of_p (gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt) || marker_code (stmt) != MARKER_NONE)
    return false;
  if (const gcall *call = dyn_cast <const gcall *> (stmt))
    {
      tree fn = gimple_call_fndecl (call);
      if (!fn || fndecl_built_in_p (fn) || DECL_ATTRIBUTES (fn)
	  || TYPE_ATTRIBUTES (gimple_call_fntype (call)))
	return true;
    }
  return walk_stmt_load_store_addr_ops (stmt, NULL, local_memory_p, NULL, local_memory_p);
}

/* True if FUN, which is not optimized, may have something that is warned of.  */

static bool
may_warn_without_optimizing_p (function *fun)
{
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, fun)
    if (SSA_NAME_IS_DEFAULT_DEF (name) && !virtual_operand_p (name)
	&& SSA_NAME_VAR (name) && VAR_P (SSA_NAME_VAR (name)) && !has_zero_uses (name))
      return true;	/* It is not initialized.  */
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); gsi_next (&gsi))
      if (may_be_warned_of_p (gsi_stmt (gsi)))
	return true;
  return false;
}

void
warn_as_plain (cgraph_node *node)
{
  if (inhibit_warnings || DECL_ARTIFICIAL (node->decl))
    return;
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  if (warn_return_local_addr)
    {
      push_cfun (fun);
      warn_of_returned_addresses (fun);
      pop_cfun ();
    }
  if (!may_have_twin_p (fun) || (!optimize && !may_warn_without_optimizing_p (fun)))
    return;
  if (warn_uninitialized || warn_maybe_uninitialized || warn_array_bounds
      || warn_stringop_overflow || warn_restrict || warn_null_dereference
      || warn_format_overflow)
    warn_by_copy (node);
}
