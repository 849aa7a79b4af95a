/* An object that is made for one of several who may get it is made where one gets it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a = range (0, n);
	if (c)					if (c)
	  t = move (&a);  b = map (t, f);   =>	  t = range (0, n);  b = map (t, f);
	else					else
	  u = move (&a);  b = map (u, g);	  u = range (0, n);  b = map (u, g);

   Otherwise the two that are made of it would share one body, which would have to ask
   each time by which of them it is stepped.  Now it is as if the choice were one of two
   calls, and each has a body of its own.

   The arguments are evaluated where they were.  Making an object does nothing but keep
   them, so nobody sees that it comes later.  What is an object itself is in a variable
   meanwhile, and is dropped with what is not made any more:

	a = filter (p, odd)  ...  drop (&a)   =>   k = p  ...  drop (&k)

   Not if the object may be gone where it is moved from: then the program is wrong, and
   what uses it says so.  Nor if it is stepped before.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dataflow.h"
#include "support/dump.h"

/* What happens to a variable.  */
struct life
{
  gcall *made;			/* What makes its object,  */
  gimple *put;			/* and puts it there, if that does not,  */
  auto_vec<gcall *> moves;	/* who gets it,  */
  auto_vec<gimple *> ends;	/* and what drops it, or makes the variable null.  */
  bool several;			/* So do others,  */
  bool otherwise;		/* or something else happens, too.  */
  bool gone;			/* It may be null where it is moved from.  */
};

struct lives
{
  const dissolver *d;
  auto_delete_vec<life> all;	/* By variable.  */

  life *of (int var) { return var >= 0 ? all[var] : NULL; }
  void put_there (life *to, gimple *, int from);
  void mention (tree op)
  {
    if (op && TREE_CODE (op) == ADDR_EXPR)
      op = TREE_OPERAND (op, 0);
    if (life *l = of (op ? d->index_of (op) : -1))
      l->otherwise = true;
  }
  void note_call (gcall *);
  void note (gimple *);
  tree keep_arguments (gcall *, vec<tree> *args);
  void sink (life *);
};

void
lives::note_call (gcall *call)
{
  enum marker code = marker_code (call);
  life *to = of (d->index_of (gimple_call_lhs (call)));
  life *op = of (gimple_call_num_args (call) > 0
		 ? d->operand (gimple_call_arg (call, 0)) : -1);
  if (code == MARKER_DROP && op)
    op->ends.safe_push (call);
  else if (code == MARKER_MOVE && op)
    op->moves.safe_push (call);
  else
    for (unsigned i = 0; i < gimple_call_num_args (call); i++)
      mention (gimple_call_arg (call, i));
  if (to)
    put_there (to, call, -1);
}

/* STMT lets TO have an object: one that it makes, or that of the variable FROM.  */

void
lives::put_there (life *to, gimple *stmt, int from)
{
  to->several |= to->put != NULL;
  to->put = stmt;
  if (from >= 0 && DECL_ARTIFICIAL (d->vars[from]))
    {
      /* It was made before that.  */
      life *l = all[from];
      stmt = l->several || !l->moves.is_empty () ? NULL : l->put;
      l->otherwise = true;
    }
  to->made = stmt ? dyn_cast <gcall *> (stmt) : NULL;
  if (to->made && marker_code (to->made) != MARKER_NONE)
    to->made = NULL;
}

void
lives::note (gimple *stmt)
{
  if (is_gimple_debug (stmt))
    return;
  if (gcall *call = dyn_cast <gcall *> (stmt))
    {
      note_call (call);
      return;
    }
  object_effect e = effect_of (d, stmt);
  if (gimple_clobber_p (stmt) || (e.to >= 0 && e.null))
    {
      if (life *l = of (e.to))
	l->ends.safe_push (stmt);
      return;
    }
  life *to = of (e.to);
  if (to && gimple_assign_single_p (stmt) && e.from >= 0)
    put_there (to, stmt, e.from);
  for (unsigned i = to ? 1 : 0; i < gimple_num_ops (stmt); i++)
    mention (gimple_op (stmt, i));
}

/* Note in LIVES which objects may be gone where they are moved from.  */

static void
transfer_gone (basic_block bb, bitmap null, void *data)
{
  lives *l = (lives *) data;
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    {
      if (marker_code (gsi_stmt (gsi)) == MARKER_MOVE)
	{
	  int v = l->d->operand (gimple_call_arg (gsi_stmt (gsi), 0));
	  if (v >= 0 && bitmap_bit_p (null, v))
	    l->all[v]->gone = true;
	}
      pass_null (l->d, gsi_stmt (gsi), null);
    }
}

static void
find_gone (lives *l)
{
  dataflow nulls (l->d->fun, FLOW_FORWARD);
  bitmap_set_range (nulls.seed (single_succ (ENTRY_BLOCK_PTR_FOR_FN (l->d->fun))), 0,
		    l->d->vars.length ());
  nulls.solve (transfer_gone, l);
}

/* The call behind MOVE that gets what it moves, or null.  */

static gimple *
taker_of (gcall *move)
{
  tree what = gimple_call_lhs (move);
  gimple_stmt_iterator gsi = gsi_for_stmt (move);
  for (gsi_next (&gsi); !gsi_end_p (gsi); gsi_next (&gsi))
    if (is_gimple_call (gsi_stmt (gsi)) && marker_code (gsi_stmt (gsi)) == MARKER_NONE)
      for (unsigned i = 0; i < gimple_call_num_args (gsi_stmt (gsi)); i++)
	if (gimple_call_arg (gsi_stmt (gsi), i) == what)
	  return gsi_stmt (gsi);
  return NULL;
}

/* True if what CALL is given can be kept until later; at most one is an object.  */

static bool
arguments_keep_p (const dissolver *d, const gcall *call)
{
  unsigned objects = 0;
  trait t;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      if (TREE_CODE (arg) == WITH_SIZE_EXPR
	  || (TREE_CODE (arg) == SSA_NAME && SSA_NAME_OCCURS_IN_ABNORMAL_PHI (arg)))
	return false;
      if (!trait_of_type (TREE_TYPE (arg), &t))
	continue;
      if (d->index_of (arg) < 0 || !DECL_ARTIFICIAL (arg))
	return false;
      objects++;
    }
  return objects <= 1;
}

/* True if the object of the variable V, whose life is L, is to be made later.  */

static bool
sinks_p (const dissolver *d, unsigned v, const life *l)
{
  if (!l->made || l->several || l->otherwise || l->gone || l->moves.length () < 2 || !d->known_p (v)
      || !arguments_keep_p (d, l->made))
    return false;
  producer *child = producer_of (gimple_call_fndecl (l->made));
  if (!child || child->why || child->body.statements > SHARED_BODY)
    return false;
  /* What else would it unwind that throws where it is made?  */
  if (cfun->eh && cfun->eh->region_tree)
    for (gcall *move : l->moves)
      if (!taker_of (move))
	return false;
  return true;
}

/* A new variable for the object ARG, that is an argument.  */

static tree
build_kept (const dissolver *d, tree arg, location_t loc)
{
  tree kept = build_local (d->fun, TREE_TYPE (arg), "kept", loc);
  DECL_ABSTRACT_ORIGIN (kept) = DECL_ORIGIN (arg);
  TREE_ADDRESSABLE (kept) = 1;
  return kept;
}

/* Keep the arguments of CALL in ARGS; return the one that is an object, or null.  */

tree
lives::keep_arguments (gcall *call, vec<tree> *args)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  tree owned = NULL_TREE;
  trait t;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      if (is_gimple_reg_type (TREE_TYPE (arg)))
	{
	  args->safe_push (arg);
	  continue;
	}
      bool object = trait_of_type (TREE_TYPE (arg), &t);
      tree kept = (object ? build_kept (d, arg, e.loc)
		   : build_local (d->fun, TREE_TYPE (arg), "kept", e.loc));
      args->safe_push (kept);
      if (object)
	owned = kept;
      /* What makes it is to be seen.  */
      life *l = object ? of (d->index_of (arg)) : NULL;
      if (l && l->made && l->made == l->put && !l->several)
	gimple_call_set_lhs (l->made, kept);
      else
	e.assign (kept, arg);
    }
  return owned;
}

/* Let MADE, with ARGS, take the place of MOVE.  */

static void
make_here (const dissolver *d, gcall *move, gcall *made, const vec<tree> &args,
	   tree owned)
{
  gimple *taker = taker_of (move);
  gimple_stmt_iterator gsi = gsi_for_stmt (move);
  gcall *call = gimple_build_call_vec (gimple_call_fn (made), args);
  gimple_call_set_fntype (call, gimple_call_fntype (made));
  if (tree chain = gimple_call_chain (made))
    gimple_call_set_chain (call, unshare_expr (chain));
  for (unsigned i = 0; i < args.length (); i++)
    if (args[i] == owned)
      {
	trait t;
	trait_of_type (TREE_TYPE (owned), &t);
	tree moved = build_kept (d, owned, gimple_location (move));
	gcall *take = gimple_build_call (trait_marker (t, MARKER_MOVE), 1,
					 build_fold_addr_expr (owned));
	gimple_call_set_lhs (take, moved);
	gimple_set_location (take, gimple_location (move));
	gsi_insert_before (&gsi, take, GSI_SAME_STMT);
	gimple_call_set_arg (call, i, moved);
      }
    else
      gimple_call_set_arg (call, i, unshare_expr (args[i]));
  replace_call (&gsi, call);
  if (taker && lookup_stmt_eh_lp (taker))
    {
      if (lookup_stmt_eh_lp (taker) > 0)
	split_block (gimple_bb (call), call);
      copy_eh (taker, call);
    }
}

/* What STMT did to an object that is not made any more, it does to OWNED, which that
   would own, if not null.  */

static void
end_owned (gimple *stmt, tree owned)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  trait t;
  if (!owned)
    {
      remove_stmt_from_eh_lp (stmt);
      unlink_stmt_vdef (stmt);
      gsi_remove (&gsi, true);
      return;
    }
  trait_of_type (TREE_TYPE (owned), &t);
  if (gcall *drop = dyn_cast <gcall *> (stmt))
    {
      gimple_call_set_fndecl (drop, trait_marker (t, MARKER_DROP));
      gimple_call_set_fntype (drop, TREE_TYPE (trait_marker (t, MARKER_DROP)));
      gimple_call_set_arg (drop, 0, build_fold_addr_expr (owned));
    }
  else
    {
      gimple_assign_set_rhs1 (stmt, (gimple_clobber_p (stmt)
				     ? build_storage_end (t.type)
				     : build_constructor (t.type, NULL)));
      gimple_assign_set_lhs (stmt, owned);
    }
  update_stmt (stmt);
}

/* Make the object of the life L where it is moved to.  */

void
lives::sink (life *l)
{
  auto_vec<tree> args;
  gcall *made = l->made;
  gimple *put = l->put;
  dump_note (gimple_location (made), "the object of %qD is made where it is used",
	     gimple_call_fndecl (made));
  tree owned = keep_arguments (made, &args);
  for (gcall *move : l->moves)
    make_here (d, move, made, args, owned);
  for (gimple *end : l->ends)
    end_owned (end, owned);
  if (put != made)
    end_owned (put, NULL_TREE);
  end_owned (made, NULL_TREE);
}

/* Let the objects of D's function be made where they are used; true if there are
   some.  */

bool
sink_creations (dissolver *d)
{
  lives l;
  l.d = d;
  for (unsigned v = 0; v < d->vars.length (); v++)
    l.all.safe_push (new life ());
  basic_block bb;
  FOR_EACH_BB_FN (bb, d->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      l.note (gsi_stmt (gsi));
  find_gone (&l);
  bool any = false;
  for (unsigned v = 0; v < l.all.length (); v++)
    if (sinks_p (d, v, l.all[v]))
      {
	l.sink (l.all[v]);
	/* A debugger would look where nothing is.  */
	if (!optimize)
	  DECL_IGNORED_P (d->vars[v]) = 1;
	any = true;
      }
  if (any)
    finish_edit (d->fun, true);
  return any;
}
