/* The phase that lowers all that a function does with trait objects.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   1. lower_moves: `x = co_move (&y)' becomes a copy and a null.
   2. object_flow finds out which objects stay inside (objects/private.cc);
      diagnose_moved looks at uses of what was given away, diagnose_outliving for
      objects that outlive what they refer to.
   3. plan_operations notes what each operation's object can be, before
      anything is edited.
   4. elide_site builds the frames of those that stay (objects/elide.cc).
   5. lower_operation makes calls of the operations (objects/operations.cc).
   6. insert_null: a variable that is null across a suspension is made null
      after it again, so that it is not live across it.  A parameter that has
      been consumed is one; it is dropped, to no effect, at the end.
   7. remove_dead_objects removes the variables nobody reads any more, so that
      an elided loop keeps nothing but the frame.  */

#include "support/edit.h"
#include "objects/objects.h"
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

/* Replace each MOVE in FUN, by M; true if there is any operation on objects.  */

static bool
lower_moves (function *fun, moves *m)
{
  bool found = false;
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
		      || coroutine_call_p (stmt));
	    gsi_next (&gsi);
	    continue;
	  }
	found = true;
	tree from = gimple_call_arg (stmt, 0);
	tree type = marker_trait (as_a <gcall *> (stmt)).type;
	from = (TREE_CODE (from) == ADDR_EXPR
		? TREE_OPERAND (from, 0)
		: build2 (MEM_REF, type, from,
			  build_zero_cst (build_pointer_type (type))));
	emitter e = { &gsi, gimple_location (stmt) };
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
      }
  return found;
}

/* Note in DATA the operation that STMT is, if it is one.  */

static void
plan_operation (gimple *stmt, object_flow *flow, void *data)
{
  auto_vec<planned_operation *> *plan = (auto_vec<planned_operation *> *) data;
  enum marker code = marker_code (stmt);
  if (code < MARKER_NEXT || code > MARKER_IS_NULL || code == MARKER_MOVE)
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
      /* The compiler's own are dropped where they end.  */
      if (!flow->tracked_p (flow->vars[v]) || DECL_ARTIFICIAL (flow->vars[v]))
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

/* Who reads and who assigns the private variables of a function, by their
   index.  */
struct object_uses
{
  object_flow *flow;
  auto_vec<unsigned> reads;	/* How often each is read, or its address
				   taken.  */
  auto_vec<int> last_store;	/* For each, what assigns it, or marks where
				   its life starts and ends: the last one, or
				   -1, in STORES,  */
  auto_vec<gimple *> stores;
  auto_vec<int> previous;	/* and for each of these the one before.  */
  auto_vec<unsigned> unread;	/* What was found to have no reader.  */
  int by;			/* What a walk adds to READS.  */
};

/* If REF, a load or an address, is of one of the variables of DATA, count
   it.  */

static bool
count_read (gimple *, tree ref, tree, void *data)
{
  object_uses *u = (object_uses *) data;
  tree base = base_decl (ref);
  int v = base ? u->flow->index_of (base) : -1;
  if (v >= 0)
    {
      u->reads[v] += u->by;
      if (u->reads[v] == 0)
	u->unread.safe_push (v);
    }
  return false;
}

/* Count what STMT reads, or no longer does if BY is -1.  */

static void
count_reads (object_uses *u, gimple *stmt, int by)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  u->by = by;
  walk_stmt_load_store_addr_ops (stmt, u, count_read, NULL, count_read);
}

/* Return the index of the variable that STMT assigns, or marks; else -1.  */

static int
stored_var (object_uses *u, gimple *stmt)
{
  tree var = NULL_TREE;
  if (gimple_assign_single_p (stmt))
    var = base_decl (gimple_assign_lhs (stmt));
  else if (gimple_call_internal_p (stmt, IFN_ASAN_MARK)
	   && TREE_CODE (gimple_call_arg (stmt, 1)) == ADDR_EXPR)
    var = TREE_OPERAND (gimple_call_arg (stmt, 1), 0);
  return var && DECL_P (var) ? u->flow->index_of (var) : -1;
}

static void
collect_uses (object_uses *u)
{
  u->reads.safe_grow_cleared (u->flow->vars.length (), true);
  for (unsigned v = 0; v < u->flow->vars.length (); v++)
    u->last_store.safe_push (-1);
  basic_block bb;
  FOR_EACH_BB_FN (bb, u->flow->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	count_reads (u, gpi.phi (), 1);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  count_reads (u, gsi_stmt (gsi), 1);
	  int v = stored_var (u, gsi_stmt (gsi));
	  if (v < 0)
	    continue;
	  u->previous.safe_push (u->last_store[v]);
	  u->last_store[v] = u->stores.length ();
	  u->stores.safe_push (gsi_stmt (gsi));
	}
    }
}

/* Remove the assignments to variable V; tell debuggers, if DEBUG.  */

static void
remove_stores (object_uses *u, unsigned v, object_debug *debug)
{
  for (int i = u->last_store[v]; i >= 0; i = u->previous[i])
    {
      gimple *stmt = u->stores[i];
      gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
      if (is_gimple_assign (stmt) && debug)
	debug->note_store (&gsi);
      count_reads (u, stmt, -1);
      unlink_stmt_vdef (stmt);
      gsi_remove (&gsi, true);
    }
}

/* True if a debugger shall find VAR of FLOW's function although nobody else
   reads it.  In a coroutine it could not be found: it would not be kept.  */

static bool
kept_for_debuggers_p (const object_flow *flow, tree var)
{
  return !optimize && !flow->self && !DECL_ARTIFICIAL (var);
}

/* Remove FLOW's private variables that nobody reads.  One that is removed may
   have been the only reader of another.  */

static void
remove_dead_objects (object_flow *flow)
{
  object_uses u;
  u.flow = flow;
  collect_uses (&u);
  for (unsigned v = flow->vars.length (); v-- > 0;)
    if (u.reads[v] == 0)
      u.unread.safe_push (v);
  while (!u.unread.is_empty ())
    {
      unsigned v = u.unread.pop ();
      tree var = flow->vars[v];
      if (!VAR_P (var) || !flow->private_p (var)
	  || kept_for_debuggers_p (flow, var))
	continue;
      object_debug debug (flow->fun, var);
      remove_stores (&u, v, flow->self ? NULL : &debug);
    }
}

void
lower_objects (function *fun, coroutine *self)
{
  moves m;
  bool any = lower_moves (fun, &m);
  if (!any && !self)
    return;
  object_flow flow (fun, self);
  if (self)
    for (tree parm = DECL_ARGUMENTS (fun->decl); parm;
	 parm = DECL_CHAIN (parm))
      self->parm_private.safe_push (flow.private_p (parm));
  if (!any)
    return;
  diagnose_moved (&flow, &m);
  diagnose_outliving (&flow);
  auto_vec<planned_operation *> plan;
  plan_operations (&flow, &plan);
  auto_vec<null_after> nulls;
  flow.visit (plan_null, &nulls);
  initialize_hidden (&flow, plan);
  for (creation_site &site : flow.sites)
    if (!site.boxed_because)
      elide_site (&flow, &site);
  for (planned_operation *p : plan)
    {
      lower_operation (&flow, p->call, &p->what, p->var, &p->dead);
      delete p;
    }
  for (const null_after &n : nulls)
    insert_null (&flow, n);
  remove_dead_objects (&flow);
  finish_edit (fun, true);
}
