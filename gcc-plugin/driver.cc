/* The middle end's pass: the table of contents.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   One pass over the whole unit, right after its functions got their SSA form
   and before anything is optimized:

   - what is live across a suspension, and so what a frame looks like, does
     not depend on -O;
   - nothing has been moved across a suspension yet (an address of a
     thread-local variable, errno, pthread_self ());
   - all that is made here still goes through early inlining, scalar
     replacement and the interprocedural passes.

   Functions are handled callees first, so that a caller knows the frames it
   may elide.  A coroutine on a cycle of calls is not split yet when its caller
   asks: its frame is boxed there.  */

#include "support/edit.h"
#include "context.h"
#include "driver.h"
#include "analysis/analysis.h"
#include "analysis/retain.h"
#include "delegation/delegation.h"
#include "dissolve/dissolve.h"
#include "frame/frame.h"
#include "functions/functions.h"
#include "merge/merge.h"
#include "objects/objects.h"
#include "recursion/recursion.h"
#include "show/show.h"
#include "split/rewrite.h"
#include "support/dump.h"
#include "support/inline-calls.h"
#include "support/options.h"
#include "support/split.h"
#include "support/unit.h"
#include "thread/thread.h"
#include "torture/torture.h"
#include "twin/twin.h"
#include "verify/verify.h"

/* Note in S->co where its frame keeps the parameters.  */

static void
record_parm_slots (split *s)
{
  coroutine *co = s->co;
  co->chain_slot = -1;
  for (unsigned i = 0; i < s->ramp_parms.length (); i++)
    {
      tree parm = s->ramp_parms[i];
      gimple **load = s->parm_load.get (parm);
      tree key = load && *load ? gimple_assign_lhs (*load) : parm;
      unsigned *k = s->frame.slot_of.get (key);
      HOST_WIDE_INT offset = k ? s->frame.slots[*k].offset : -1;
      if (s->has_chain && i == s->ramp_parms.length () - 1)
	co->chain_slot = offset;
      else
	co->parm_slots.safe_push (offset);
    }
}

/* Split the coroutine CO, the function of NODE.  */

static void
split_coroutine (cgraph_node *node, coroutine *co)
{
  split s = split ();	/* All null.  */
  s.co = co;
  function *old = DECL_STRUCT_FUNCTION (co->ramp);
  tree chain = old->static_chain_decl;
  dump_body ("before", old);
  outline_body (node, &s);
  lower_trampolines (&s);
  remove_dead_phis (s.fun);
  split_suspension_blocks (s.fun);
  analyze (&s, "collect_suspensions", collect_suspensions);
  analyze (&s, "compute_liveness", compute_liveness);
  verify_suspensions (&s);
  if (lower_vlas (&s))
    analyze (&s, "compute_liveness", compute_liveness);
  if (split_fields (&s))
    analyze (&s, "compute_liveness", compute_liveness);
  compute_movability (&s);
  verify_suspensions (&s);
  analyze (&s, "diagnose_live", diagnose_live);
  analyze (&s, "compute_layout", compute_layout);
  verify_layout (&s);
  remove_scope_marks (&s);
  verify_scope_marks (&s);
  finish_frame_type (&s);
  record_parm_slots (&s);
  verify_parm_slots (&s);
  co->suspensions = s.suspensions.length ();
  build_places (&s);
  dump_coroutine (&s);
  draw_coroutine (&s);
  analyze (&s, "compute_homes", compute_homes);
  verify_homes (&s);
  use_homes (&s);
  use_working_copies (&s);
  park_values (&s);
  verify_suspensions (&s);
  rewrite_body (&s);
  verify_state_machine (&s);
  specialize (&s);
  note_unwinding (co);
  if (co->links)
    build_run (co);
  verify_specialized (&s);
  note_body_moved (co->ramp, co->body);
  note_body (co->body);
  note_body_moved (co->ramp, co->drop);
  build_checked (co);
  build_vtables (co);
  build_ramp (&s, chain);
  if (TREE_PUBLIC (co->ramp) && !DECL_EXTERNAL (co->ramp))
    build_place (co);
  export_aliases (co);
  if (co->nested)
    build_nested (co);
  dump_body ("resume", DECL_STRUCT_FUNCTION (co->body));
  dump_body ("drop", DECL_STRUCT_FUNCTION (co->drop));
  dump_body ("ramp", DECL_STRUCT_FUNCTION (co->ramp));
  if (co->has_twin)
    for (tree fndecl : { co->ramp, co->body, co->drop })
      keep_silent (fndecl);
  note_split (co);
}

/* Transform the function of NODE: a coroutine, or one that may use some.  */

static void
transform_function (cgraph_node *node)
{
  function *fun = DECL_STRUCT_FUNCTION (node->decl);
  coroutine *co = NULL;
  if (coroutine_decl_p (node->decl))
    {
      il_unchanged guard (fun, "diagnose_unsupported");
      if (!diagnose_unsupported (fun))
	return;
      co = new coroutine ();
      co->ramp = node->decl;
      co->has_twin = may_have_twin_p (fun);
      trait_of_function (node->decl, &co->t);
    }
  if (co && cogen_opts.graph)
    note_awaited (fun, co);
  push_cfun (fun);
  verify_marker_ids (fun);
  if (co && optimize)
    {
      inline_wrappers (node);
      bound_object_sizes (fun);
    }
  lower_delegation (fun, co);
  verify_no_markers (fun, ROW_DELEGATION);
  lower_objects (fun, co);
  verify_no_markers (fun, ROW_OBJECTS);
  if (co)
    co->links = function_links_p (fun);
  pop_cfun ();
  if (co)
    split_coroutine (node, co);
}

/* Warn of the unit's coroutines as of plain functions.  */

static void
warn_of_unit (void)
{
  if (cogen_opts.torture)
    return;
  auto_vec<cgraph_node *> coroutines;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    if (coroutine_decl_p (node->decl))
      coroutines.safe_push (node);
  while (!coroutines.is_empty ())
    warn_as_plain (coroutines.pop ());
}

/* Transform the unit.  */

static unsigned
transform_unit (void)
{
  if (seen_error ())
    return 0;
  torture_unit ();
  resolve_aliases ();
  warn_of_unit ();
  find_cycles ();
  shorten_recursion (false);
  find_cycles ();
  dissolve_unit ();
  find_cycles ();
  fuse_unit ();
  flatten_unit ();
  find_cycles ();
  shorten_recursion (true);
  auto_vec<cgraph_node *> functions;
  functions_callees_first (&functions);
  for (cgraph_node *node : functions)
    transform_function (node);
  forget_summaries ();
  lower_facts ();
  verify_unit_without_markers ();
  call_checked ();
  write_graph ();
  return 0;
}

namespace {

const pass_data pass_data_cogen =
{
  SIMPLE_IPA_PASS, "cogen", OPTGROUP_NONE, TV_NONE, PROP_ssa | PROP_cfg, 0, 0,
  0, 0
};

class pass_cogen : public simple_ipa_opt_pass
{
public:
  pass_cogen (gcc::context *ctxt) : simple_ipa_opt_pass (pass_data_cogen, ctxt)
  {}
  unsigned execute (function *) final override { return transform_unit (); }
};

/* At -O0 GCC makes one copy of a cleanup for all the ways out of a scope, and
   a switch behind it.  The way of a drop would seem to lead back into the body
   there, and what the body needs would seem to be live; an object that is dropped
   by one way would seem to be by all.  So the cleanups of coroutines, and of what has
   objects, are lowered as if optimizing, at every -O alike.  */

static bool
has_objects_p (function *fun)
{
  unsigned i;
  tree var;
  trait t;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (trait_of_type (TREE_TYPE (var), &t))
      return true;
  return false;
}

class pass_copy_cleanups : public gimple_opt_pass
{
public:
  pass_copy_cleanups (gcc::context *ctxt, const pass_data &data, int level)
    : gimple_opt_pass (data, ctxt), m_level (level)
  {}
  bool gate (function *fun) final override
  {
    return coroutine_decl_p (fun->decl) || has_objects_p (fun);
  }
  unsigned execute (function *) final override;

private:
  int m_level;		/* 0: restore.  */
  static int saved;
};

int pass_copy_cleanups::saved;

unsigned
pass_copy_cleanups::execute (function *)
{
  if (m_level)
    {
      saved = optimize;
      optimize = m_level;
    }
  else
    optimize = saved;
  return 0;
}

const pass_data pass_data_copy =
{
  GIMPLE_PASS, "cogen_cleanups", OPTGROUP_NONE, TV_NONE, PROP_gimple_any, 0, 0,
  0, 0
};

const pass_data pass_data_restore =
{
  GIMPLE_PASS, "cogen_cleanups_end", OPTGROUP_NONE, TV_NONE, PROP_gimple_any,
  0, 0, 0, 0
};

} // anon namespace

static void
register_one_pass (const char *plugin, opt_pass *pass, const char *reference,
		   pass_positioning_ops where)
{
  register_pass_info info = { pass, reference, 1, where };
  register_callback (plugin, PLUGIN_PASS_MANAGER_SETUP, NULL, &info);
}

void
register_passes (const char *plugin)
{
  register_silence (plugin);
  name_in_messages ();
  register_one_pass (plugin, make_pass_torture (g), "lower",
		     PASS_POS_INSERT_BEFORE);
  register_one_pass (plugin, make_pass_torture_lowered (g),
		     "*warn_function_return", PASS_POS_INSERT_AFTER);
  register_one_pass (plugin, make_pass_no_object (g), "*warn_function_return",
		     PASS_POS_INSERT_BEFORE);
  register_one_pass (plugin,
		     new pass_copy_cleanups (g, pass_data_copy, 2), "eh",
		     PASS_POS_INSERT_BEFORE);
  register_one_pass (plugin,
		     new pass_copy_cleanups (g, pass_data_restore, 0), "eh",
		     PASS_POS_INSERT_AFTER);
  register_one_pass (plugin, new pass_cogen (g), "build_ssa_passes",
		     PASS_POS_INSERT_AFTER);
  register_one_pass (plugin, make_pass_thread (g), "esra",
		     PASS_POS_INSERT_AFTER);
  register_one_pass (plugin, make_pass_thread (g), "sra",
		     PASS_POS_INSERT_AFTER);
  register_one_pass (plugin, make_pass_counts (g), "uncprop",
		     PASS_POS_INSERT_AFTER);
}
