/* A variable whose object may have been wrapped in another becomes two.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a = range (0, n);			a = range (0, n);
	if (c)					if (c)
	  a = map (move (&a), f);	=>	  b = map (move (&a), f);
						else
						  b = move (&a);
	for_next (&a, 1)			for_next (&b, 1)

   Otherwise an object that is given away, and what it is given to, would be of one web,
   and neither would dissolve.  What is moved from `a' is then made where it is moved to
   (dissolve/sink.cc), so the choice is one of two calls.

   As with PHI nodes in SSA form: where ways meet on which the variable has its first
   object and one that it was wrapped in, each way of the first kind moves it.

   Only if one call makes the first object, and what wraps it is not wrapped again: then
   one of several would be given away.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dataflow.h"
#include "support/dump.h"

/* What gives objects to a variable.  */
struct givers
{
  gimple *first;		/* A call that is given none of it, or a copy of what
				   that makes.  */
  gcall *made;			/* That call.  */
  auto_vec<gimple *> wrapping;	/* Those that get what was here.  */
  bool otherwise;		/* Others.  */
};

/* What a variable may have: the first object, or one that it is in.  */
enum { FIRST, WRAPPED, KINDS };

struct wrapped_flow
{
  const dissolver *d;
  auto_vec<gimple *> def;	/* By variable: what gives it its one object.  */
  auto_vec<bool> several;	/* It gets others, too.  */
  auto_delete_vec<givers> all;	/* By variable.  */
  hash_map<gimple *, unsigned> kind;	/* Of what gives one that is looked at.  */
  hash_map<gimple *, int> moved;	/* What is moved to be wrapped: of which.  */

  void collect ();
  gcall *made_by (gimple *) const;
  gcall *moved_from (const gcall *, int var) const;
  void note_giver (gimple *, int var);
  bool candidate_p (unsigned var) const;
  void verify (gimple *, bitmap now);
  void pass (gimple *, bitmap now);
  static void transfer (basic_block bb, bitmap now, void *data)
  {
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      ((wrapped_flow *) data)->pass (gsi_stmt (gsi), now);
  }
};

/* True if STMT gives an object to the variable that E says.  */

static bool
gives_p (const dissolver *d, gimple *stmt, const object_effect &e)
{
  return (e.to >= 0 && !e.null && marker_code (stmt) != MARKER_DROP
	  && d->index_of (gimple_get_lhs (stmt)) == e.to);
}

/* The call that makes what STMT gives to a variable, perhaps to another one first;
   or null.  */

gcall *
wrapped_flow::made_by (gimple *stmt) const
{
  if (gimple_assign_single_p (stmt))
    {
      int from = d->index_of (gimple_assign_rhs1 (stmt));
      if (from < 0 || several[from] || !DECL_ARTIFICIAL (d->vars[from]))
	return NULL;
      stmt = def[from];
    }
  gcall *call = stmt ? dyn_cast <gcall *> (stmt) : NULL;
  return call && marker_code (call) == MARKER_NONE ? call : NULL;
}

/* The MOVE by which CALL is given what VAR has, or null.  */

gcall *
wrapped_flow::moved_from (const gcall *call, int var) const
{
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      int arg = d->index_of (gimple_call_arg (call, i));
      if (arg < 0 || several[arg] || !DECL_ARTIFICIAL (d->vars[arg]))
	continue;
      gcall *move = safe_dyn_cast <gcall *> (def[arg]);
      if (move && marker_code (move) == MARKER_MOVE
	  && d->operand (gimple_call_arg (move, 0)) == var)
	return move;
    }
  return NULL;
}

/* STMT gives VAR an object.  */

void
wrapped_flow::note_giver (gimple *stmt, int var)
{
  givers *g = all[var];
  gcall *made = made_by (stmt);
  if (made && moved_from (made, var))
    g->wrapping.safe_push (stmt);
  else if (made && !g->first)
    {
      g->first = stmt;
      g->made = made;
    }
  else
    g->otherwise = true;
}

/* Find what gives variables objects.  */

void
wrapped_flow::collect ()
{
  def.safe_grow_cleared (d->vars.length (), true);
  several.safe_grow_cleared (d->vars.length (), true);
  for (unsigned v = 0; v < d->vars.length (); v++)
    all.safe_push (new givers ());
  for (bool again : { false, true })
    {
      basic_block bb;
      FOR_EACH_BB_FN (bb, d->fun)
	for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	     gsi_next (&gsi))
	  {
	    object_effect e = effect_of (d, gsi_stmt (gsi));
	    if (!gives_p (d, gsi_stmt (gsi), e))
	      continue;
	    if (again)
	      note_giver (gsi_stmt (gsi), e.to);
	    else
	      {
		several[e.to] |= def[e.to] != NULL;
		def[e.to] = gsi_stmt (gsi);
	      }
	  }
    }
}

/* True if VAR may become two.  */

bool
wrapped_flow::candidate_p (unsigned var) const
{
  const givers *g = all[var];
  if (!g->first || g->wrapping.is_empty () || g->otherwise || !d->known_p (var))
    return false;
  producer *child = producer_of (gimple_call_fndecl (g->made));
  return child && !child->why && child->body.statements <= SHARED_BODY;
}

/* NOW is what variables may have before STMT.  */

void
wrapped_flow::verify (gimple *stmt, bitmap now)
{
  int *var = moved.get (stmt);
  if (var && bitmap_bit_p (now, *var * KINDS + WRAPPED))
    all[*var]->otherwise = true;
}

void
wrapped_flow::pass (gimple *stmt, bitmap now)
{
  verify (stmt, now);
  object_effect e = effect_of (d, stmt);
  if (e.from >= 0 && e.moves)
    bitmap_clear_range (now, e.from * KINDS, KINDS);
  if (e.to < 0)
    return;
  bitmap_clear_range (now, e.to * KINDS, KINDS);
  if (unsigned *k = kind.get (stmt))
    bitmap_set_bit (now, e.to * KINDS + *k);
}

/* The splitting of one variable.  */
struct wrapped_split
{
  dissolver *d;
  wrapped_flow *flow;
  const dataflow *sets;
  unsigned var;
  tree other;			/* What has the objects that are wrapped.  */

  bool has_p (const_bitmap set, unsigned k) const
  {
    return bitmap_bit_p (set, var * KINDS + k);
  }
  bool find_meeting (vec<edge> *) const;
  void rename_in (basic_block);
  void put_null (gimple_stmt_iterator *, location_t);
  void put_move (edge);
};

/* Collect in EDGES those by which the first object comes where another may be; false if
   nothing can be inserted on one.  */

bool
wrapped_split::find_meeting (vec<edge> *edges) const
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    {
      edge e;
      edge_iterator ei;
      if (!has_p (sets->at_start (bb), WRAPPED))
	continue;
      FOR_EACH_EDGE (e, ei, bb->preds)
	if (e->src != ENTRY_BLOCK_PTR_FOR_FN (d->fun)
	    && has_p (sets->at_end (e->src), FIRST)
	    && !has_p (sets->at_end (e->src), WRAPPED))
	  {
	    if (e->flags & (EDGE_EH | EDGE_ABNORMAL))
	      return false;
	    edges->safe_push (e);
	  }
    }
  return true;
}

/* Insert before *GSI that nothing is wrapped.  */

void
wrapped_split::put_null (gimple_stmt_iterator *gsi, location_t loc)
{
  emitter e = { gsi, loc };
  e.assign (other, build_constructor (TREE_TYPE (other), NULL));
}

/* Let the first object be where the others are from E on.  */

void
wrapped_split::put_move (edge e)
{
  trait t;
  trait_of_type (TREE_TYPE (other), &t);
  gcall *move = gimple_build_call (trait_marker (t, MARKER_MOVE), 1,
				   build_fold_addr_expr (d->vars[var]));
  gimple_call_set_lhs (move, other);
  append (split_edge (e), move, gimple_location (flow->all[var]->first));
}

/* Let what is done in BB to what is wrapped be done to OTHER.  */

void
wrapped_split::rename_in (basic_block bb)
{
  tree old = d->vars[var];
  auto_bitmap now;
  bitmap_copy (now, sets->at_start (bb));
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      bool wrapped = has_p (now, WRAPPED);
      object_effect e = effect_of (d, stmt);
      flow->pass (stmt, now);
      if (is_gimple_debug (stmt))
	continue;
      if (e.to == (int) var && gimple_assign_single_p (stmt) && e.null)
	{
	  gimple *both = gimple_copy (stmt);
	  gimple_set_vdef (both, NULL_TREE);
	  gimple_set_vuse (both, NULL_TREE);
	  gimple_assign_set_lhs (both, other);
	  gsi_insert_before (&gsi, both, GSI_SAME_STMT);
	  continue;
	}
      if (wrapped)
	use_instead (stmt, old, other);
      unsigned *k = e.to == (int) var ? flow->kind.get (stmt) : NULL;
      if (k && *k == WRAPPED)
	gimple_set_lhs (stmt, other);
      else if (k)
	put_null (&gsi, gimple_location (stmt));
      update_stmt (stmt);
    }
}

/* Let variables of D be two whose object may have been wrapped in another; true if there
   are some.  */

bool
split_wrapped (dissolver *d)
{
  wrapped_flow flow;
  flow.d = d;
  flow.collect ();
  bool any = false;
  for (unsigned v = 0; v < d->vars.length (); v++)
    {
      if (!flow.candidate_p (v))
	continue;
      any = true;
      flow.kind.put (flow.all[v]->first, FIRST);
      for (gimple *stmt : flow.all[v]->wrapping)
	{
	  flow.kind.put (stmt, WRAPPED);
	  flow.moved.put (flow.moved_from (flow.made_by (stmt), v), v);
	}
    }
  /* What is made on an edge throws to nobody knows where.  */
  if (!any || (cfun->eh && cfun->eh->region_tree))
    return false;
  dataflow sets (d->fun, FLOW_FORWARD);
  sets.solve (wrapped_flow::transfer, &flow);
  any = false;
  auto_vec<wrapped_split> splits;
  auto_vec<edge> edges;
  auto_vec<unsigned> split_of;
  for (unsigned v = 0; v < d->vars.length (); v++)
    {
      wrapped_split s = { d, &flow, &sets, v, NULL_TREE };
      auto_vec<edge> meeting;
      if (!flow.candidate_p (v) || !s.find_meeting (&meeting) || meeting.is_empty ())
	continue;
      tree old = d->vars[v];
      s.other = build_local (d->fun, TREE_TYPE (old), "wrapped",
			     DECL_SOURCE_LOCATION (old));
      DECL_ARTIFICIAL (s.other) = DECL_ARTIFICIAL (old);
      DECL_ABSTRACT_ORIGIN (s.other) = DECL_ORIGIN (old);
      TREE_ADDRESSABLE (s.other) = 1;
      for (edge e : meeting)
	{
	  edges.safe_push (e);
	  split_of.safe_push (splits.length ());
	}
      splits.safe_push (s);
      dump_note (gimple_location (flow.all[v]->made),
		 "the object of %qD may be wrapped in another",
		 gimple_call_fndecl (flow.all[v]->made));
    }
  if (splits.is_empty ())
    return false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (wrapped_split &s : splits)
      s.rename_in (bb);
  for (unsigned i = 0; i < edges.length (); i++)
    splits[split_of[i]].put_move (edges[i]);
  basic_block entry
    = split_edge (single_succ_edge (ENTRY_BLOCK_PTR_FOR_FN (d->fun)));
  gimple_stmt_iterator gsi = gsi_start_bb (entry);
  for (wrapped_split &s : splits)
    s.put_null (&gsi, UNKNOWN_LOCATION);
  finish_edit (d->fun, true);
  return true;
}
