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

   1. open_web does all of this but the places, with a call of the inlined form
      where the body is to be.  That call stands where the step was: an exception of
      the producer passes the cleanups there.
   2. inline_forms has GCC inline those calls of all webs at once.
   3. close_webs (dissolve/close.cc) finds the places and lets each lead to where it was
      stepped from.

   What an exception leaves that goes out of a body has ended: the tag says so from
   before the step on.  So has what was dropped while something in it waited.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "dissolve/splice.h"
#include "support/dump.h"
#include "support/inline-calls.h"
#include "support/queries.h"
#include "support/runtime-calls.h"

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

/* STMT makes a variable of W null.  */

static void
lower_null (dissolver *d, web *w, gimple *stmt)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  emitter e = { &gsi, gimple_location (stmt) };
  gassign *null = e.assign (d->tags[d->index_of (gimple_assign_lhs (stmt))],
			    tag_value (TAG_NULL));
  if (w->last.contains (stmt))
    w->last_ends.safe_push (null);
  remove_plain (&gsi);
}

/* Let the tags follow what W's variables hold.  */

static void
lower_flow (dissolver *d, web *w)
{
  for (gimple *stmt : w->ends)
    if (w->last.contains (stmt))
      lower_null (d, w, stmt);
    else
      {
	gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
	remove_plain (&gsi);
      }
  for (gimple *stmt : w->nulls)
    lower_null (d, w, stmt);
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
  for (tree place : { w->result, w->arg })
    if (place)
      c->args.safe_push (build_fold_addr_expr (place));
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
      if (s.arg)
	put_copy (&e, w->arg, is_gimple_reg_type (w->t.arg)
			      ? e.convert (w->t.arg, s.arg) : s.arg);
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

/* What happens where W is null: a panic that names the step.  */

static basic_block
build_null (dissolver *d, web *w)
{
  basic_block bb = new_block (d->fun, w->head);
  auto_vec<way> ways;
  unsigned k = 0;
  for (const step &s : w->steps)
    {
      way there = { (int) k++, w->turn ? new_block (d->fun, bb) : bb };
      there.dest->count = profile_count::zero ();
      append (there.dest,
	      build_panic (place_string (function_of_statement (d->fun, s.call), s.loc),
			   CO__PANIC_NULL), s.loc);
      ways.safe_push (there);
    }
  if (w->turn)
    {
      basic_block last = ways.pop ().dest;
      append_switch (bb, w->turn, ways, last, w->steps[0].loc);
    }
  return bb;
}

/* Let each step of W lead to its head.  The places are not there yet: one way leads
   to where they will, so that it stays.  */

static void
build_head (dissolver *d, web *w)
{
  auto_vec<way> ways;
  way items = { -1, w->landing[OUTCOME_ITEM] };
  ways.safe_push (items);
  if (w->checks)
    {
      way null = { TAG_NULL, build_null (d, w) };
      ways.safe_push (null);
    }
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
  append_switch (w->head, w->state, ways, w->ended, w->steps[0].loc);
}

/* Where W's head leads what has ended: it has so again, but a generator panics that is
   resumed.  */

static basic_block
build_ended (dissolver *d, web *w)
{
  bool resumed = false;
  for (const step &s : w->steps)
    resumed |= s.resumes;
  if (!resumed)
    return w->landing[OUTCOME_END];
  basic_block bb = new_block (d->fun, w->head);
  append (bb, build_panic (coroutine_name_string
			   (w->creations[0]->child->body.node->decl),
			   CO__PANIC_FINISHED), w->steps[0].loc);
  return bb;
}

/* Where the step CALL puts what is of TYPE: its operand I says so.  Null if it does not
   want it.  */

static tree
place_of_operand (gcall *call, unsigned i, tree type)
{
  tree to = gimple_call_arg (call, i);
  if (integer_zerop (to))
    return NULL_TREE;
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

/* Fill in what the step S of W says of its operands.  */

static void
read_step (const web *w, step *s)
{
  s->loc = gimple_location (s->call);
  s->lhs = gimple_call_lhs (s->call);
  enum marker code = marker_code (s->call);
  if (code == MARKER_NEXT)
    s->to = place_of_operand (s->call, 1, w->t.item);
  s->resumes = code == MARKER_RESUME;
  if (!s->resumes)
    return;
  unsigned first = has_argument_p (w->t) ? 2 : 1;
  if (first == 2)
    s->arg = gimple_call_arg (s->call, 1);
  s->to = place_of_operand (s->call, first, w->t.item);
  if (has_result_p (w->t))
    s->result_to = place_of_operand (s->call, first + 1, w->t.result);
}

/* A variable of D's function of TYPE that is in memory for now, and whose address the
   body is told.  */

static tree
build_told (dissolver *d, tree type, const char *name, location_t loc)
{
  tree var = build_method_operand (d->fun, type, name, loc);
  if (is_gimple_reg_type (type))
    {
      DECL_NOT_GIMPLE_REG_P (var) = 1;
      d->artificial.add (var);
    }
  return var;
}

/* Lower all of W but the places and the drops.  */

void
open_web (dissolver *d, web *w)
{
  location_t loc = gimple_location (w->steps[0].call);
  w->lp = lookup_stmt_eh_lp (w->steps[0].call);
  for (step &s : w->steps)
    read_step (w, &s);
  for (gcall *drop : w->drops)
    w->dropped_vars.safe_push (d->operand (gimple_call_arg (drop, 0)));
  w->next_tag = TAG_FIRST;
  w->value = build_meanwhile (d, w->t.item, "value", loc);
  w->state = build_tag (d, "state", loc);
  if (w->steps.length () > 1)
    w->turn = build_tag (d, "turn", loc);
  if (has_result_p (w->t))
    w->result = build_told (d, w->t.result, "result", loc);
  if (has_argument_p (w->t))
    w->arg = build_told (d, w->t.arg, "arg", loc);
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
  w->ended = build_ended (d, w);
  build_head (d, w);
  for (gcall *fetch : w->fetches)
    lower_fetch (d, w, fetch);
}

/* Warn of no variable of FUN, beyond the first N, that it is used uninitialized, or after its
   life: on ways that its tag never takes it is, and its own coroutine is warned of.  GCC
   looks for pointers to what has ended only where a clobber says that the scope does.  */

static void
silence_copies (function *fun, unsigned n)
{
  hash_set<tree> copies;
  for (unsigned i = n; i < vec_safe_length (fun->local_decls); i++)
    {
      tree var = (*fun->local_decls)[i];
      silence_warning (var, OPT_Wuninitialized);
      silence_warning (var, OPT_Wmaybe_uninitialized);
      copies.add (var);
    }
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
	 gsi_next_nondebug (&gsi))
      if (gimple_clobber_p (gsi_stmt (gsi)))
	{
	  tree var = gimple_assign_lhs (gsi_stmt (gsi));
	  if (copies.contains (var))
	    gimple_assign_set_rhs1 (gsi_stmt (gsi), build_clobber (TREE_TYPE (var)));
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
