/* The body of a producer takes the place of a step.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	v = child (args)	P = args;  tag_v = START
	w = MOVE (&v)		tag_w = tag_v;  tag_v = NULL
	s = FOR_NEXT (&w, ID)	switch (tag_w) { START: child's body;
						 i: behind its place i }
	yield i			value = item;  tag_w = i;  s = 1;  goto behind FOR_NEXT
	the body's end		tag_w = FINISHED;  s = 0;  goto behind FOR_NEXT
	DROP (&w)		t = tag_w;  tag_w = NULL
				switch (t) { i: the way out of place i;
					     START: DROP what P owns }

   The tags, and the value, are variables in memory until dissolve/settle.cc makes
   registers of them: a variable can be renamed once only, and jumps come and go
   until then.

   1. open_web does all of this but the places, with a call of the inlined form
      where the body is to be.  That call stands where the step was: an exception of
      the producer passes the cleanups there.
   2. inline_forms has GCC inline those calls of all webs at once.
   3. close_webs finds the places, by the site that each YIELD names, and lets each
      lead to where it was stepped from.  A drop gets a copy of the blocks by which
      the body is left, so that it never leads back into the body.

   What an exception leaves that goes out of a body has ended: the tag says so from
   before the step on.  So has what was dropped while something in it waited.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"
#include "support/inline-calls.h"

static tree
tag_value (int tag)
{
  return build_int_cst (integer_type_node, tag);
}

/* A variable of D's function of TYPE that is in memory for now.  */

static tree
build_meanwhile (dissolver *d, tree type, const char *name, location_t loc)
{
  tree var = build_local (d->fun, type, name, loc);
  if (is_gimple_reg_type (type))
    {
      DECL_NOT_GIMPLE_REG_P (var) = 1;
      d->artificial.add (var);
    }
  return var;
}

static tree
build_tag (dissolver *d, const char *name, location_t loc)
{
  tree var = build_meanwhile (d, integer_type_node, name, loc);
  d->tag_vars.add (var);
  return var;
}

/* Put VAR = VALUE at E, where both may be in memory.  */

static void
put_copy (emitter *e, tree var, tree value)
{
  if (is_gimple_reg_type (TREE_TYPE (var)) && !is_gimple_reg (var)
      && !is_gimple_val (value))
    value = e->name (TREE_TYPE (value), value);
  e->assign (var, value);
}

/* Put it last in BB.  */

static void
append_copy (basic_block bb, tree var, tree value, location_t loc)
{
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (gsi_end_p (gsi))
    gsi = gsi_start_bb (bb);
  else
    gsi_next (&gsi);
  emitter e = { &gsi, loc };
  put_copy (&e, var, value);
}

/* One way of a switch.  */
struct way
{
  int value;
  basic_block dest;
};

/* End BB with a switch on INDEX, a variable or name, that leads by WAYS, sorted, or to
   OTHERWISE.  */

static void
append_switch (basic_block bb, tree index, const vec<way> &ways,
	       basic_block otherwise, location_t loc)
{
  if (ways.is_empty ())
    {
      make_single_succ_edge (bb, otherwise, EDGE_FALLTHRU);
      return;
    }
  profile_probability each
    = profile_probability::always ().apply_scale (1, ways.length () + 1);
  if (VAR_P (index))
    {
      tree name = make_ssa_name (integer_type_node);
      append (bb, gimple_build_assign (name, index), loc);
      index = name;
    }
  auto_vec<tree> labels;
  for (const way &w : ways)
    {
      labels.safe_push (build_case_label (tag_value (w.value), NULL_TREE,
					  gimple_block_label (w.dest)));
      if (!find_edge (bb, w.dest))
	connect (bb, w.dest, 0, each);
    }
  if (!find_edge (bb, otherwise))
    connect (bb, otherwise, 0, each);
  tree last = build_case_label (NULL_TREE, NULL_TREE,
				gimple_block_label (otherwise));
  append (bb, gimple_build_switch (index, last, labels), loc);
}

/* What S gets for OUTCOME.  A stream's step says whether it was dropped.  */

static tree
outcome_value (const web *w, const step &s, enum outcome o)
{
  bool yes = o == (w->stream ? OUTCOME_DROPPED : OUTCOME_ITEM);
  return build_int_cst (TREE_TYPE (s.lhs), yes);
}

/* Let FROM go on behind the step S of W with OUTCOME; the object is at TAG then, and
   its item, if any, is in ITEM.  */

static void
land_at (dissolver *d, web *w, const step &s, basic_block from, tree tag,
	 tree item, enum outcome o, location_t loc)
{
  if (w->advanced)
    append_copy (from, w->advanced, o == OUTCOME_ITEM ? boolean_true_node
						      : boolean_false_node, loc);
  append_copy (from, d->tags[s.var], tag, loc);
  if (o == OUTCOME_ITEM && s.to)
    append_copy (from, unshare_expr (s.to), item, loc);
  edge e = make_single_succ_edge (from, s.join, EDGE_FALLTHRU);
  if (s.lhs)
    add_phi_arg (as_a <gphi *> (SSA_NAME_DEF_STMT (s.lhs)),
		 outcome_value (w, s, o), e, loc);
}

/* Make what all that is stepped comes to in the end.  */

static void
build_landing (dissolver *d, web *w, enum outcome o)
{
  basic_block from = w->landing[o];
  location_t loc = w->steps[0].loc;
  if (o == OUTCOME_DROPPED)
    append_copy (from, w->state, tag_value (TAG_FINISHED), loc);
  if (!w->turn)
    {
      land_at (d, w, w->steps[0], from, w->state, w->value, o, loc);
      return;
    }
  auto_vec<way> ways;
  for (unsigned k = 0; k < w->steps.length (); k++)
    {
      way there = { (int) k, new_block (d->fun, from) };
      land_at (d, w, w->steps[k], there.dest, w->state, w->value, o, loc);
      ways.safe_push (there);
    }
  basic_block last = ways.pop ().dest;
  append_switch (from, w->turn, ways, last, loc);
}

/* Note the markers in D's function that fetch what the steps of its webs produce.  */

void
find_fetches (dissolver *d)
{
  hash_map<int_hash<HOST_WIDE_INT, -1, -2>, web *> stepped;
  for (web *w : d->webs)
    for (const step &s : w->steps)
      if (has_id_p (marker_code (s.call)))
	stepped.put (tree_to_shwi (gimple_call_arg (s.call,
						    id_operand (s.call))), w);
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!fetch_p (marker_code (gsi_stmt (gsi))))
	  continue;
	gcall *fetch = as_a <gcall *> (gsi_stmt (gsi));
	if (web **w = stepped.get (tree_to_shwi (gimple_call_arg (fetch, 0))))
	  (*w)->fetches.safe_push (fetch);
      }
}

static void
lower_fetch (dissolver *d, web *w, gcall *fetch)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (fetch);
  emitter e = { &gsi, gimple_location (fetch) };
  tree what = (marker_code (fetch) == MARKER_ADVANCED ? w->advanced
	       : w->value);
  if (tree lhs = gimple_call_lhs (fetch))
    put_copy (&e, lhs, what);
  if (!is_gimple_reg_type (TREE_TYPE (what)) && coroutine_decl_p (d->fun->decl))
    e.put (build_clobber_of (what));
  remove_marker (&gsi);
}

/* Remove STMT, no marker.  */

static void
remove_plain (gimple_stmt_iterator *gsi)
{
  unlink_stmt_vdef (gsi_stmt (*gsi));
  gsi_remove (gsi, true);
}

/* Let the tags follow what W's variables hold.  */

static void
lower_flow (dissolver *d, web *w)
{
  for (gimple *stmt : w->ends)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      remove_plain (&gsi);
    }
  for (gimple *stmt : w->nulls)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      emitter e = { &gsi, gimple_location (stmt) };
      e.assign (d->tags[d->index_of (gimple_assign_lhs (stmt))],
		tag_value (TAG_NULL));
      remove_plain (&gsi);
    }
  for (gimple *stmt : w->copies)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      emitter e = { &gsi, gimple_location (stmt) };
      int to = d->index_of (gimple_assign_lhs (stmt));
      int from = d->index_of (gimple_assign_rhs1 (stmt));
      if (to != from)
	{
	  put_copy (&e, d->tags[to], d->tags[from]);
	  if (DECL_ARTIFICIAL (d->vars[from]))
	    e.assign (d->tags[from], tag_value (TAG_NULL));
	}
      remove_plain (&gsi);
    }
  for (gcall *stmt : w->moves)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      emitter e = { &gsi, gimple_location (stmt) };
      int to = d->index_of (gimple_call_lhs (stmt));
      int from = d->operand (gimple_call_arg (stmt, 0));
      if (to != from)
	{
	  put_copy (&e, d->tags[to], d->tags[from]);
	  e.assign (d->tags[from], tag_value (TAG_NULL));
	}
      remove_stmt_from_eh_lp (stmt);
      remove_marker (&gsi);
    }
}

/* Keep the argument ARG of C, for a parameter of TYPE, until the body begins.  */

static void
keep_argument (dissolver *d, creation *c, tree type, tree arg, emitter *e)
{
  if (is_gimple_reg_type (type))
    arg = e->convert (type, arg);
  if (is_gimple_min_invariant (arg))
    {
      c->args.safe_push (arg);
      return;
    }
  tree kept = build_local (d->fun, type, "argument", e->loc);
  e->assign (kept, arg);
  c->args.safe_push (kept);
  trait t;
  if (is_gimple_reg (kept))
    d->artificial.add (kept);
  else if (trait_of_type (type, &t))
    {
      TREE_ADDRESSABLE (kept) = 1;
      note_given (kept, arg);
      c->owned.safe_push (kept);
    }
  if (VAR_P (arg) && DECL_ARTIFICIAL (arg) && !is_gimple_reg (arg)
      && coroutine_decl_p (d->fun->decl))
    e->put (build_clobber_of (arg));
}

/* C makes no object any more.  */

static void
lower_creation (dissolver *d, web *w, creation *c)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (c->call);
  emitter e = { &gsi, gimple_location (c->call) };
  tree fndecl = gimple_call_fndecl (c->call);
  dump_note (e.loc, "%qD dissolves in %qD", fndecl, d->fun->decl);
  c->start = w->next_tag++;
  tree parm = DECL_ARGUMENTS (fndecl);
  for (unsigned i = 0; i < gimple_call_num_args (c->call);
       i++, parm = DECL_CHAIN (parm))
    keep_argument (d, c, TYPE_MAIN_VARIANT (TREE_TYPE (parm)),
		   gimple_call_arg (c->call, i), &e);
  c->args.safe_push (build_int_cst (integer_type_node, w->index));
  e.assign (d->tags[c->var], tag_value (c->start));
}

/* Cut off what is behind each step of W.  */

static void
cut_steps (dissolver *d, web *w)
{
  unsigned k = 0;
  for (step &s : w->steps)
    {
      s.join = split_after (s.call);
      basic_block bb = gimple_bb (s.call);
      remove_edge (find_fallthru_edge (bb->succs));
      if (s.lhs)
	create_phi_node (s.lhs, s.join);
      gimple_call_set_lhs (s.call, NULL_TREE);
      gimple_stmt_iterator gsi = gsi_for_stmt (s.call);
      emitter e = { &gsi, s.loc };
      put_copy (&e, w->state, d->tags[s.var]);
      if (w->turn)
	e.assign (w->turn, tag_value (k++));
      e.assign (d->tags[s.var], tag_value (TAG_FINISHED));
    }
}

/* Build the call of C's form, to be inlined; return the block that it is in.  */

static basic_block
build_form_call (dissolver *d, web *w, creation *c)
{
  function *fun = d->fun;
  const step &first = w->steps[0];
  basic_block begin = new_block (fun, w->head), test = new_block (fun, begin);
  basic_block ended = new_block (fun, test);
  c->dropped = new_block (fun, test);
  tree form = c->child->body.inlined_form;
  gcall *call = gimple_build_call_vec (build_fold_addr_expr (form), c->args);
  gimple_call_set_fntype (call, TREE_TYPE (form));
  if (tree chain = gimple_call_chain (c->call))
    gimple_call_set_chain (call, chain);
  tree dropped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, dropped);
  append (begin, call, first.loc);
  gimple_set_block (call, gimple_block (first.call));
  make_single_succ_edge (begin, test, EDGE_FALLTHRU);
  copy_eh (first.call, call);
  append (test, gimple_build_cond (NE_EXPR, dropped, integer_zero_node, NULL_TREE,
				   NULL_TREE), first.loc);
  connect (test, c->dropped, EDGE_TRUE_VALUE, profile_probability::unlikely ());
  connect (test, ended, EDGE_FALSE_VALUE, profile_probability::likely ());
  append_copy (ended, w->state, tag_value (TAG_FINISHED), first.loc);
  make_single_succ_edge (ended, w->landing[OUTCOME_END], EDGE_FALLTHRU);
  make_single_succ_edge (c->dropped,
			 w->landing[w->stream ? OUTCOME_DROPPED : OUTCOME_END],
			 EDGE_FALLTHRU);
  gimple_stmt_iterator gsi = gsi_for_stmt (c->call);
  remove_stmt_from_eh_lp (c->call);
  remove_marker (&gsi);
  c->call = call;
  return begin;
}

/* Let each step of W lead to its head.  The places are not there yet: one way leads
   to where they will, so that it stays.  */

static void
build_head (dissolver *d, web *w)
{
  auto_vec<way> ways;
  way items = { -1, w->landing[OUTCOME_ITEM] };
  ways.safe_push (items);
  for (creation *c : w->creations)
    {
      way begin = { c->start, build_form_call (d, w, c) };
      ways.safe_push (begin);
    }
  for (step &s : w->steps)
    {
      basic_block bb = gimple_bb (s.call);
      gimple_stmt_iterator gsi = gsi_for_stmt (s.call);
      remove_stmt_from_eh_lp (s.call);
      remove_marker (&gsi);
      gimple_purge_dead_eh_edges (bb);
      make_single_succ_edge (bb, w->head, EDGE_FALLTHRU);
    }
  append_switch (w->head, w->state, ways, w->landing[OUTCOME_END],
		 w->steps[0].loc);
}

/* Where the step CALL, a NEXT of an object with items of TYPE, puts them.  */

static tree
item_place (gcall *call, tree type)
{
  tree to = gimple_call_arg (call, 1);
  if (TREE_CODE (to) == ADDR_EXPR
      && useless_type_conversion_p (type, TREE_TYPE (TREE_OPERAND (to, 0))))
    return TREE_OPERAND (to, 0);
  if (!is_gimple_mem_ref_addr (to))
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      emitter e = { &gsi, gimple_location (call) };
      to = e.name (TREE_TYPE (to), to);
    }
  return build2 (MEM_REF, type, to, build_zero_cst (build_pointer_type (type)));
}

/* Lower all of W but the places and the drops.  */

void
open_web (dissolver *d, web *w)
{
  location_t loc = gimple_location (w->steps[0].call);
  for (step &s : w->steps)
    {
      s.loc = gimple_location (s.call);
      w->lp = lookup_stmt_eh_lp (s.call);
      s.lhs = gimple_call_lhs (s.call);
      s.to = (marker_code (s.call) == MARKER_NEXT
	      ? item_place (s.call, w->t.item) : NULL_TREE);
    }
  for (gcall *drop : w->drops)
    w->dropped_vars.safe_push (d->operand (gimple_call_arg (drop, 0)));
  w->next_tag = TAG_FIRST;
  w->value = build_meanwhile (d, w->t.item, "value", loc);
  w->state = build_tag (d, "state", loc);
  if (w->steps.length () > 1)
    w->turn = build_tag (d, "turn", loc);
  if (w->stream)
    w->advanced = build_meanwhile (d, boolean_type_node, "advanced", loc);
  basic_block entry
    = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (d->fun)));
  for (unsigned v : w->vars)
    {
      d->tags[v] = build_tag (d, "tag", loc);
      /* At -O0 it has memory, where a debugger would look.  */
      if (!optimize)
	DECL_IGNORED_P (d->vars[v]) = 1;
      append_copy (entry, d->tags[v], tag_value (TAG_NULL), loc);
    }
  lower_flow (d, w);
  for (creation *c : w->creations)
    lower_creation (d, w, c);
  cut_steps (d, w);
  w->head = new_block (d->fun, gimple_bb (w->steps[0].call));
  basic_block after = w->head;
  for (int o = 0; o < (w->stream ? OUTCOMES : OUTCOME_DROPPED); o++)
    {
      w->landing[o] = after = new_block (d->fun, after);
      build_landing (d, w, (enum outcome) o);
    }
  build_head (d, w);
  for (gcall *fetch : w->fetches)
    lower_fetch (d, w, fetch);
}

/* Warn of no variable of FUN, beyond the first N, that it is used uninitialized: on ways
   that its tag never takes it is, and its own coroutine is warned of.  */

static void
silence_copies (function *fun, unsigned n)
{
  for (unsigned i = n; i < vec_safe_length (fun->local_decls); i++)
    {
      silence_warning ((*fun->local_decls)[i], OPT_Wuninitialized);
      silence_warning ((*fun->local_decls)[i], OPT_Wmaybe_uninitialized);
    }
}

/* Inline the forms that the webs of D call.  */

void
inline_forms (dissolver *d)
{
  finish_edit (d->fun, true);
  unsigned n = vec_safe_length (d->fun->local_decls);
  dump_body ("opened", d->fun);
  for (web *w : d->webs)
    for (creation *c : w->creations)
      plan_inlined (d->node->get_edge (c->call), d->node);
  inline_planned (d->node);
  silence_copies (d->fun, n);
  thread_drops (d->fun);
  id_number_map numbers;
  settle_ids (d->fun, &numbers, greatest_id (d->fun) + 1);
  simplify_values (d->fun);
  forget_dominance ();
}

/* The web whose place the YIELD MARKER is.  */

static web *
web_of_yield (const dissolver *d, const gcall *marker)
{
  tree site = gimple_call_arg (marker, 1);
  while (TREE_CODE (site) == SSA_NAME)
    site = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (site));
  return d->webs[tree_to_uhwi (site)];
}

/* Let MARKER, a YIELD of what was inlined for W, be a place.  */

static void
close_yield (dissolver *d, web *w, gcall *marker)
{
  edge out = nonzero_edge (gimple_call_lhs (marker)), yes, no;
  gcc_assert (out);
  extract_true_false_edges_from_block (out->src, &yes, &no);
  place p;
  p.tag = w->next_tag++;
  p.again = split_edge (out == yes ? no : yes);
  p.out = split_edge (out);
  w->places.safe_push (p);

  location_t loc = gimple_location (marker);
  basic_block from = gimple_bb (marker);
  split_after (marker);
  edge e;
  for (edge_iterator ei = ei_start (from->succs); (e = ei_safe_edge (ei)); )
    remove_edge (e);
  gimple_stmt_iterator last = gsi_last_nondebug_bb (single_pred (p.again));
  gsi_remove (&last, true);
  remove_edge (single_pred_edge (p.again));
  remove_edge (single_pred_edge (p.out));

  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  emitter em = { &gsi, loc };
  tree item = gimple_call_arg (marker, 0);
  if (is_gimple_reg_type (w->t.item))
    item = em.convert (w->t.item, item);
  em.assign (w->value, unshare_expr (item));
  remove_stmt_from_eh_lp (marker);
  remove_marker (&gsi);
  append_stop (from, loc);
  tree tag = tag_value (p.tag);
  if (!w->turn)
    land_at (d, w, w->steps[0], from, tag, unshare_expr (item), OUTCOME_ITEM,
	     loc);
  else
    {
      append_copy (from, w->state, tag, loc);
      make_single_succ_edge (from, w->landing[OUTCOME_ITEM], EDGE_FALLTHRU);
    }
}

/* Collect in REGION the blocks by which W's bodies are left when they are dropped.
   True if something is done there.  */

static bool
collect_ways_out (web *w, vec<basic_block> *region)
{
  auto_bitmap seen, last;
  auto_vec<basic_block> work;
  bool any = false;
  for (creation *c : w->creations)
    bitmap_set_bit (last, c->dropped->index);
  for (const place &p : w->places)
    work.safe_push (p.out);
  while (!work.is_empty ())
    {
      basic_block bb = work.pop ();
      if (!bitmap_set_bit (seen, bb->index))
	continue;
      region->safe_push (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  bool copy = (gimple_assign_single_p (stmt)
		       && TREE_CODE (gimple_assign_lhs (stmt)) == SSA_NAME
		       && is_gimple_val (gimple_assign_rhs1 (stmt)));
	  any |= (!mark_p (stmt) && !copy
		  && gimple_code (stmt) != GIMPLE_GOTO);
	}
      if (bitmap_bit_p (last, bb->index))
	continue;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (!(e->flags & (EDGE_EH | EDGE_ABNORMAL)))
	  work.safe_push (e->dest);
    }
  return any;
}

/* STMT is in a copy of a way out, and threw to the landing pad LP where the steps
   are: let it throw where DROP does.  */

static void
throw_like (gimple *stmt, int lp, gcall *drop)
{
  if (lookup_stmt_eh_lp (stmt) != lp || lp == lookup_stmt_eh_lp (drop)
      || !stmt_could_throw_p (cfun, stmt))
    return;
  basic_block bb = gimple_bb (stmt);
  if (lp)
    {
      remove_stmt_from_eh_lp (stmt);
      gimple_purge_dead_eh_edges (bb);
    }
  if (lookup_stmt_eh_lp (drop) > 0
      && stmt != gsi_stmt (gsi_last_nondebug_bb (bb)))
    split_block (bb, stmt);
  copy_eh (drop, stmt);
}

/* Add to WAYS those by which W's bodies are left by DROP: copies of REGION, that go
   on in AFTER.  */

static void
add_ways_out (dissolver *d, web *w, const vec<basic_block> &region, gcall *drop,
	      basic_block after, vec<way> *ways)
{
  unsigned n = region.length ();
  auto_vec<basic_block> copies;
  copies.safe_grow (n, true);
  initialize_original_copy_tables ();
  copy_bbs (const_cast<basic_block *> (region.address ()), n,
	    copies.address (), NULL, 0, NULL, loops_for_fn (d->fun)->tree_root,
	    EXIT_BLOCK_PTR_FOR_FN (d->fun)->prev_bb, false);
  add_phi_args_after_copy (copies.address (), n, NULL);
  for (const place &p : w->places)
    {
      way out = { p.tag, get_bb_copy (p.out) };
      ways->safe_push (out);
    }
  for (creation *c : w->creations)
    if (region.contains (c->dropped))
      redirect_fallthru (get_bb_copy (c->dropped), after);
  free_original_copy_tables ();
  auto_vec<gimple *> stmts;
  for (basic_block bb : copies)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      stmts.safe_push (gsi_stmt (gsi));
  for (gimple *stmt : stmts)
    throw_like (stmt, w->lp, drop);
}

/* The way of an object that C has made and nobody has stepped.  */

static basic_block
build_unstarted_drop (dissolver *d, creation *c, gcall *drop, basic_block after)
{
  basic_block bb = new_block (d->fun, gimple_bb (drop));
  basic_block last = bb;
  for (unsigned i = c->owned.length (); i-- > 0; )
    {
      tree var = c->owned[i];
      trait t;
      trait_of_type (TREE_TYPE (var), &t);
      gcall *call = gimple_build_call (trait_marker (t, MARKER_DROP), 1,
				       build_fold_addr_expr (var));
      append (last, call, gimple_location (drop));
      gimple_set_block (call, gimple_block (drop));
      basic_block next = new_block (d->fun, last);
      make_single_succ_edge (last, next, EDGE_FALLTHRU);
      copy_eh (drop, call);
      last = next;
    }
  make_single_succ_edge (last, after, EDGE_FALLTHRU);
  return bb;
}

/* Lower DROP, of the variable V; REGION is what W's bodies do when they are
   dropped.  */

static void
close_drop (dissolver *d, web *w, gcall *drop, unsigned v,
	    const vec<basic_block> &region)
{
  location_t loc = gimple_location (drop);
  basic_block after = split_after (drop), bb = gimple_bb (drop);
  remove_edge (find_fallthru_edge (bb->succs));
  auto_vec<way> ways;
  for (creation *c : w->creations)
    if (!c->owned.is_empty ())
      {
	way unstarted = { c->start, build_unstarted_drop (d, c, drop, after) };
	ways.safe_push (unstarted);
      }
  if (!region.is_empty ())
    add_ways_out (d, w, region, drop, after, &ways);
  gimple_stmt_iterator gsi = gsi_for_stmt (drop);
  remove_stmt_from_eh_lp (drop);
  remove_marker (&gsi);
  gimple_purge_dead_eh_edges (bb);
  tree tag = make_ssa_name (integer_type_node);
  append (bb, gimple_build_assign (tag, d->tags[v]), loc);
  append (bb, gimple_build_assign (d->tags[v], tag_value (TAG_NULL)), loc);
  append_switch (bb, tag, ways, after, loc);
}

/* Let W's head lead to its places.  Nothing steps what is null, and what has ended
   is stepped by hand only.  */

static void
close_head (web *w)
{
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (w->head);
  gswitch *old = as_a <gswitch *> (gsi_stmt (gsi));
  auto_vec<way> ways;
  for (unsigned i = 1; i < gimple_switch_num_labels (old); i++)
    {
      tree label = gimple_switch_label (old, i);
      way begin = { (int) tree_to_shwi (CASE_LOW (label)),
		    label_to_block (cfun, CASE_LABEL (label)) };
      if (begin.value >= TAG_FIRST)
	ways.safe_push (begin);
      else
	remove_edge (find_edge (w->head, begin.dest));
    }
  gsi_remove (&gsi, true);
  for (const place &p : w->places)
    {
      way again = { p.tag, p.again };
      ways.safe_push (again);
    }
  append_switch (w->head, w->state, ways, w->landing[OUTCOME_END],
		 w->steps[0].loc);
}

/* Let the places of the webs of D be ones.  */

void
close_webs (dissolver *d)
{
  auto_vec<gcall *> yields;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (marker_code (gsi_stmt (gsi)) == MARKER_YIELD
	  && gimple_call_num_args (gsi_stmt (gsi)) == 2)
	yields.safe_push (as_a <gcall *> (gsi_stmt (gsi)));
  for (gcall *yield : yields)
    close_yield (d, web_of_yield (d, yield), yield);
  for (web *w : d->webs)
    {
      auto_vec<basic_block> region;
      if (!collect_ways_out (w, &region))
	region.truncate (0);
      /* That of a handler is gone if nothing throws there any more.  */
      for (unsigned i = 0; i < w->drops.length (); i++)
	if (gimple_bb (w->drops[i]))
	  close_drop (d, w, w->drops[i], w->dropped_vars[i], region);
      close_head (w);
    }
}
