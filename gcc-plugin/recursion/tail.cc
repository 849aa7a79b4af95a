/* What a coroutine delegates to itself in last position is a jump to its start.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	static co_iterator(int) walk (struct list *l)
	{
	  if (!l)
	    co_return ();
	  co_yield (l->value);
	  co_yield_from (walk (l->next));	=>  l = l->next;  goto start;
	}

   The child does the rest of what this coroutine does, and this one waits for nothing
   but to end: the child can have its frame.  So a list of any length takes the memory
   of one node, and what is no recursion any more may dissolve in a loop over it.

   Input: a coroutine whose delegation is still markers.  Output: the same with a jump in
   the place of a call of itself and the marker behind it.

   1. find_flat_sites finds these pairs; why_stays says what is wrong with one.
   2. begin_loop makes the block to jump to, with a PHI node for each parameter.
   3. jump_back lets a site jump there.

   The invariant: after the delegation nothing is executed, whether it comes to its end
   or is dropped (find_ending), and nobody has the address of a variable, which the child
   would need another one of.

   It is done at every -O: a program whose memory does not grow must not need -O2.  A
   debugger shows one coroutine where there were many.

   Limits: parameters and what co_return gives must be values in registers.  */

#include "support/edit.h"
#include "recursion/recursion.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* Return why no call of the coroutine FUN can have its frame, or null.  */

static const char *
why_none (function *fun)
{
  if (fun->static_chain_decl || DECL_STATIC_CHAIN (fun->decl))
    return G_("it captures variables");
  if (fun->calls_setjmp || fun->has_nonlocal_label || fun->calls_alloca)
    return G_("its variables are those of one call");
  if (cgraph_node::get (fun->decl)->get_availability () <= AVAIL_INTERPOSABLE)
    return G_("another definition may replace it when the program is linked "
	      "or run");
  for (tree parm = DECL_ARGUMENTS (fun->decl); parm; parm = DECL_CHAIN (parm))
    if (!is_gimple_reg (parm))
      return G_("a parameter is in memory");
  unsigned i;
  tree var;
  trait t;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && !is_global_var (var)
	&& (TREE_ADDRESSABLE (var) || DECL_HARD_REGISTER (var))
	&& !trait_of_type (TREE_TYPE (var), &t))
      return G_("the address of a variable is taken");
  return start_edge (fun) ? NULL : G_("something comes before its body");
}

/* Return why SITE, of the coroutine of T, is no jump, or null.  */

static const char *
why_stays (const flat_site &site, const trait &t)
{
  edge dropped, after = edge_after (site, &dropped);
  if (!after)
    return G_("an exception is caught there");
  ending end, drop;
  if (!find_ending (after, id_of (site.marker), &end) || !end.stmts.is_empty ()
      || !find_ending (dropped, -1, &drop) || !drop.stmts.is_empty ())
    return G_("something comes after it");
  if (!VOID_TYPE_P (t.result)
      && (!end.fetch || !end.value || !gimple_call_lhs (end.fetch)
	  || end.value != gimple_call_lhs (end.fetch)))
    return G_("its result is another one");
  return NULL;
}

/* What the parameters of a coroutine are where it begins once more.  */
struct loop_start
{
  loop_start () : header (NULL) {}

  basic_block header;
  auto_vec<gphi *> phis;	/* Of each; null where it is not used.  */
};

/* Make the block where FUN, whose body begins after E, begins once more.  */

static void
begin_loop (function *fun, edge e, loop_start *b)
{
  b->header = split_edge (e);
  edge entry = single_pred_edge (b->header);
  for (tree parm = DECL_ARGUMENTS (fun->decl); parm; parm = DECL_CHAIN (parm))
    {
      tree first = ssa_default_def (fun, parm);
      if (!first || has_zero_uses (first))
	{
	  b->phis.safe_push (NULL);
	  continue;
	}
      gimple *def = SSA_NAME_DEF_STMT (first);
      tree name = make_ssa_name (TREE_TYPE (first));
      gphi *phi = create_phi_node (name, b->header);
      create_new_def_for (first, phi, gimple_phi_result_ptr (phi));
      SSA_NAME_DEF_STMT (first) = def;
      release_ssa_name (name);
      add_phi_arg (phi, first, entry, UNKNOWN_LOCATION);
      b->phis.safe_push (phi);
      if (MAY_HAVE_DEBUG_BIND_STMTS && !DECL_IGNORED_P (parm))
	{
	  gimple_stmt_iterator gsi = gsi_after_labels (b->header);
	  gsi_insert_before (&gsi, gimple_build_debug_bind
				     (parm, gimple_phi_result (phi), NULL),
			     GSI_SAME_STMT);
	}
    }
}

/* Let SITE jump to B.  */

static void
jump_back (const flat_site &site, loop_start *b)
{
  gcall *call = site.call;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  auto_vec<tree> values;
  for (unsigned i = 0; i < b->phis.length (); i++)
    {
      gphi *phi = b->phis[i];
      values.safe_push (NULL_TREE);
      if (phi)
	{
	  tree type = TREE_TYPE (gimple_phi_result (phi));
	  values[i] = e.name (type, e.convert (type, gimple_call_arg (call, i)));
	}
    }
  edge old = split_before (call);
  basic_block from = old->src;
  remove_edge (old);
  edge back = make_single_succ_edge (from, b->header, EDGE_FALLTHRU);
  for (unsigned i = 0; i < values.length (); i++)
    if (values[i])
      add_phi_arg (b->phis[i], values[i], back, gimple_location (call));
}

bool
loop_tails (function *fun)
{
  trait t;
  if (!trait_of_function (fun->decl, &t))
    return false;
  auto_vec<flat_site> sites;
  find_flat_sites (fun, &sites);
  loop_start b;
  const char *none = NULL;
  bool first = true;
  for (const flat_site &site : sites)
    {
      if (gimple_call_fndecl (site.call) != fun->decl)
	continue;
      if (first)
	none = why_none (fun);
      first = false;
      const char *why = none ? none : why_stays (site, t);
      if (!why && !within_limit_p ())
	why = G_("%<-fplugin-arg-cogen-limit%> is reached");
      location_t loc = gimple_location (site.marker);
      if (why)
	{
	  dump_note (loc, "%qD does not begin once more: %s", fun->decl, _(why));
	  continue;
	}
      dump_note (loc, "%qD begins once more", fun->decl);
      if (!b.header)
	begin_loop (fun, start_edge (fun), &b);
      jump_back (site, &b);
    }
  if (b.header)
    finish_edit (fun, true);
  return b.header != NULL;
}
