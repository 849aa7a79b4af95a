/* The phase that lowers all that a function does with trait objects.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   1. elide_in_arrays builds the frames of objects in arrays; lower_moves:
      `x = co_move (&y)' becomes a copy and a null; drop_earlier lets what a variable
      has end before the next object is made for it.
   2. object_flow finds out which objects stay inside (objects/private.cc);
      diagnose_moved looks at uses of what was given away, diagnose_outliving for
      objects that outlive what they refer to; separate_ways gives ways of their
      own to drops that find null there.
   3. plan_operations notes what each operation's object can be, before
      anything is edited.
   4. elide_site builds the frames of those that stay (objects/elide.cc).
   5. lower_operation makes calls of the operations (objects/operations.cc);
      remake_object makes a copy of an object from what is known of it.
   6. insert_null: a variable that is null across a suspension is made null
      after it again, so that it is not live across it.  A parameter that has
      been consumed is one; it is dropped, to no effect, at the end.
   7. remove_dead_objects removes the variables nobody reads any more, so that
      an elided loop keeps nothing but the frame (objects/dead.cc).  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/split.h"

/* An operation and what is known of its object.  */
struct planned_operation
{
  gcall *call;
  int var;
  contents what;
  auto_vec<unsigned> dead;
};

/* True if STMT makes an object of a coroutine.  */

static bool
coroutine_call_p (const gimple *stmt)
{
  tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return callee && coroutine_decl_p (callee);
}

typedef hash_map<tree, unsigned> use_map;

static bool
count_use (gimple *, tree op, tree, void *data)
{
  if (VAR_P (op))
    ((use_map *) data)->get_or_insert (op)++;
  return false;
}

/* Count in MAP how often each variable of FUN is read or its address taken.  */

static void
count_uses (function *fun, use_map *map)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
	 gsi_next_nondebug (&gsi))
      walk_stmt_load_store_addr_ops (gsi_stmt (gsi), map, count_use, NULL,
				     count_use);
}

static bool
argument_p (const gimple *call, tree var)
{
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    if (gimple_call_arg (call, i) == var)
      return true;
  return false;
}

/* Insert on the way on from CALL that VAR, one of its arguments, has nothing any more.  */

static void
end_after_call (gimple *call, tree var)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  if (!stmt_ends_bb_p (call))
    {
      gsi_insert_after (&gsi, build_clobber_of (var), GSI_SAME_STMT);
      return;
    }
  edge e = find_fallthru_edge (gimple_bb (call)->succs);
  if (!e || !single_pred_p (e->dest))
    return;
  gsi = gsi_after_labels (e->dest);
  gsi_insert_before (&gsi, build_clobber_of (var), GSI_SAME_STMT);
}

/* The temporary VAR gets an object at GSI.  If it hands it on at once, to a coroutine or to
   another variable, which is the parameter of a body that was inlined, say that it has
   nothing then: that helps objects/private.cc.  */

static void
end_temporary (gimple_stmt_iterator gsi, tree var, const use_map &uses)
{
  unsigned *n = const_cast<use_map &> (uses).get (var);
  if (!n || *n != 1)
    return;
  for (; !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      if (is_gimple_debug (stmt))
	continue;
      if (coroutine_call_p (stmt) && argument_p (stmt, var))
	end_after_call (stmt, var);
      if (!gimple_assign_single_p (stmt))
	return;
      if (gimple_assign_rhs1 (stmt) != var)
	continue;
      gimple_stmt_iterator next = gsi;
      gsi_next_nondebug (&next);
      if (DECL_P (gimple_assign_lhs (stmt))
	  && !(!gsi_end_p (next) && gimple_clobber_p (gsi_stmt (next))
	       && gimple_assign_lhs (gsi_stmt (next)) == var))
	gsi_insert_after (&gsi, build_clobber_of (var), GSI_SAME_STMT);
      return;
    }
}

/* Replace each MOVE in FUN, by M; true if there is any operation on objects.  */

static bool
lower_moves (function *fun, moves *m)
{
  bool found = false;
  use_map uses;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      {
	gimple *stmt = gsi_stmt (gsi);
	enum marker code = marker_code (stmt);
	if (code != MARKER_MOVE)
	  {
	    found |= ((code >= MARKER_NEXT && code <= MARKER_IS_NULL)
		      || block_on_call_p (stmt)
		      || coroutine_call_p (stmt) || referred_arguments (stmt));
	    gsi_next (&gsi);
	    continue;
	  }
	found = true;
	tree type = marker_trait (as_a <gcall *> (stmt)).type;
	emitter e = { &gsi, gimple_location (stmt) };
	tree from = object_at (&e, gimple_call_arg (stmt, 0), type);
	tree lhs = gimple_call_lhs (stmt), to = lhs;
	/* `x = co_move (x)', and the same by pointers.  */
	if (lhs && (lhs == from || !DECL_P (lhs) || !DECL_P (from)))
	  to = build_local (fun, type, "moved", e.loc);
	if (to)
	  m->copies.add (e.assign (to, unshare_expr (from)));
	m->nulls.add (e.assign (unshare_expr (from),
				build_constructor (type, NULL)));
	if (to != lhs)
	  e.assign (lhs, to);
	remove_marker (&gsi);
	if (to && to == lhs && VAR_P (to) && DECL_ARTIFICIAL (to))
	  {
	    if (uses.is_empty ())
	      count_uses (fun, &uses);
	    end_temporary (gsi, to, uses);
	  }
      }
  return found;
}

/* Note in DATA the operation that STMT is, if it is one.  */

static void
plan_operation (gimple *stmt, object_flow *flow, void *data)
{
  auto_vec<planned_operation *> *plan = (auto_vec<planned_operation *> *) data;
  enum marker code = marker_code (stmt);
  if ((code < MARKER_NEXT || code > MARKER_IS_NULL || code == MARKER_MOVE)
      && !block_on_call_p (stmt))
    return;
  planned_operation *p = new planned_operation;
  p->call = as_a <gcall *> (stmt);
  p->var = flow->tracked_operand (gimple_call_arg (stmt, 0));
  plan->safe_push (p);
  if (p->var < 0)
    return;
  flow->contents_of (p->var, &p->what);
  if (code != MARKER_DROP)
    return;
  for (unsigned s : p->what.sites)
    if (!flow->held_elsewhere_p (s, p->var))
      p->dead.safe_push (s);
  auto_vec<unsigned> carried;
  flow->carried_by (p->var, &carried);
  for (unsigned s : carried)
    if (!p->what.sites.contains (s) && !flow->held_elsewhere_p (s, p->var))
      p->dead.safe_push (s);
}

/* A copy of an object that, if there is one, was made at SITE.  */

struct known_copy
{
  gimple *copy;
  unsigned site;
  bool maybe_null;
};

/* If STMT is one, note it in DATA.  */

static void
plan_copy (gimple *stmt, object_flow *flow, void *data)
{
  if (!gimple_assign_single_p (stmt)
      || !flow->private_p (gimple_assign_lhs (stmt))
      || !flow->private_p (gimple_assign_rhs1 (stmt)))
    return;
  contents c;
  flow->contents_of (flow->index_of (gimple_assign_rhs1 (stmt)), &c);
  if (c.unknown || c.sites.length () != 1)
    return;
  known_copy known = { stmt, c.sites[0], c.null };
  ((auto_vec<known_copy> *) data)->safe_push (known);
}

/* Let KNOWN read no more of the variable that it copies than is not known: whether
   there is an object.  Nobody looks at the pointer of a private one that is null.  */

static void
remake_object (object_flow *flow, const known_copy &known)
{
  const creation_site *site = &flow->sites[known.site];
  if (!site->frame)
    return;
  tree to = gimple_assign_lhs (known.copy);
  gimple_stmt_iterator gsi = gsi_for_stmt (known.copy);
  emitter e = { &gsi, gimple_location (known.copy) };
  tree address = build_fold_addr_expr (site->frame);
  if (known.maybe_null)
    {
      tree field = trait_vtable_field (TREE_TYPE (to));
      tree from = gimple_assign_rhs1 (known.copy);
      tree vtable = e.name (TREE_TYPE (field), object_field (from, field));
      e.assign (object_field (to, trait_self_field (TREE_TYPE (to))),
		e.convert (ptr_type_node, address));
      e.assign (object_field (to, field), vtable);
    }
  else
    build_object (&e, to, address, site->callee->placed_vtable);
  unlink_stmt_vdef (known.copy);
  gsi_remove (&gsi, true);
}

/* What is null across a suspension need not be kept: note in DATA the variables
   that STMT, a suspension point, can be followed by setting to null.  */

struct null_after
{
  gimple *suspension;
  unsigned var;
};

static void
plan_null (gimple *stmt, object_flow *flow, void *data)
{
  auto_vec<null_after> *plan = (auto_vec<null_after> *) data;
  if (!suspension_p (stmt))
    return;
  for (unsigned v = 0; v < flow->vars.length (); v++)
    {
      contents c;
      /* The compiler's own are dropped where they end; who has borrowed one looks
	 there.  */
      if (!flow->tracked_p (flow->vars[v]) || DECL_ARTIFICIAL (flow->vars[v])
	  || flow->lent_p (flow->vars[v]))
	continue;
      flow->contents_of (v, &c);
      if (c.null && !c.unknown && c.sites.is_empty ())
	{
	  null_after n = { stmt, v };
	  plan->safe_push (n);
	}
    }
}

static void
insert_null (object_flow *flow, const null_after &n)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (n.suspension);
  tree var = flow->vars[n.var];
  gassign *stmt = gimple_build_assign (var, build_constructor (TREE_TYPE (var),
							       NULL));
  gimple_set_location (stmt, gimple_location (n.suspension));
  gsi_insert_after (&gsi, stmt, GSI_NEW_STMT);
}

/* Make the hidden variables of FLOW null at the start of its function, if an
   operation of PLAN may find one before its loop has made an object.  */

static void
initialize_hidden (object_flow *flow, const vec<planned_operation *> &plan)
{
  auto_bitmap done;
  basic_block entry = single_succ (ENTRY_BLOCK_PTR_FOR_FN (flow->fun));
  for (planned_operation *p : plan)
    {
      if (p->var < 0 || !p->what.null
	  || !hidden_loop_var_p (flow->vars[p->var])
	  || !bitmap_set_bit (done, p->var))
	continue;
      tree var = flow->vars[p->var];
      gassign *stmt
	= gimple_build_assign (var, build_constructor (TREE_TYPE (var), NULL));
      gimple_set_location (stmt, gimple_location (p->call));
      gimple_stmt_iterator gsi = gsi_after_labels (entry);
      gsi_insert_before (&gsi, stmt, GSI_SAME_STMT);
    }
}

/* Plan the operations of FUN whose objects are no variables at all, when FLOW
   has none to visit.  */

static void
plan_operations (object_flow *flow, auto_vec<planned_operation *> *plan)
{
  if (!flow->vars.is_empty ())
    {
      flow->visit (plan_operation, plan);
      return;
    }
  basic_block bb;
  FOR_EACH_BB_FN (bb, flow->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      plan_operation (gsi_stmt (gsi), flow, plan);
}

/* How often separate_ways gets another chance: each time a drop further out may
   follow.  Where ways meet in circles each round finds some more: no more blocks than
   that times as many.  */
enum { MAX_ROUNDS = 16, MOST_BLOCKS = 2 };

/* Find out what the variables of FUN hold, with the ways of its drops separated;
   warn about what FUN, whose moves are M, does with them.  */

static object_flow *
analyze_objects (function *fun, coroutine *self, moves *m)
{
  object_flow *flow = new object_flow (fun, self);
  diagnose_moved (flow, m);
  diagnose_outliving (flow);
  int most = MOST_BLOCKS * n_basic_blocks_for_fn (fun) + 100;
  for (int round = 0;
       round < MAX_ROUNDS && n_basic_blocks_for_fn (fun) < most
       && separate_ways (flow);
       round++)
    {
      delete flow;
      flow = new object_flow (fun, self);
    }
  return flow;
}

/* Lower the operations of FLOW's function.  */

static void
lower_operations (object_flow *flow)
{
  flow->decide ();
  auto_vec<planned_operation *> plan;
  plan_operations (flow, &plan);
  auto_vec<known_copy> copies;
  flow->visit (plan_copy, &copies);
  auto_vec<null_after> nulls;
  flow->visit (plan_null, &nulls);
  initialize_hidden (flow, plan);
  for (creation_site &site : flow->sites)
    if (!site.boxed_because)
      elide_site (flow, &site);
  for (planned_operation *p : plan)
    {
      lower_operation (flow, p->call, &p->what, p->var, &p->dead);
      delete p;
    }
  for (const known_copy &copy : copies)
    remake_object (flow, copy);
  for (const null_after &n : nulls)
    insert_null (flow, n);
  remove_dead_objects (flow);
  finish_edit (flow->fun, true);
}

void
lower_objects (function *fun, coroutine *self)
{
  moves m;
  elide_in_arrays (fun);
  bool any = lower_moves (fun, &m);
  if (!any && !self)
    return;
  drop_earlier (fun);
  object_flow *flow = analyze_objects (fun, self, &m);
  if (self)
    for (tree parm = DECL_ARGUMENTS (fun->decl); parm;
	 parm = DECL_CHAIN (parm))
      self->parm_private.safe_push (flow->private_p (parm));
  if (any)
    lower_operations (flow);
  delete flow;
}
