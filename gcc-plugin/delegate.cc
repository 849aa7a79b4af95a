/* Lowering of delegation: await, yield_from and the steps of a loop.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

   `x = co_await (f)' reaches the middle end as

	d = AWAIT (f, 7);  if (d != 0) return;  x = RESULT (7);

   and leaves this phase as a loop over operations on a variable that owns
   the object, with one plain suspension:

	obj = f;
     again:
	s = POLL (&obj, CONTEXT (), &value);
	if (s != PENDING) goto ready;
	value = {CLOBBER};
	d1 = SUSPEND (PENDING);
	if (d1 == 0) goto again;
	DROP (&obj);  return;			(being dropped)
     ready:
	DROP (&obj);
	x = value;

   A borrowed future is not dropped; a stream's step leaves S for ADVANCED;
   yield_from passes the address of the outer item on, and yields each.

   It runs before the operations on objects are lowered, so that elision sees
   awaited objects like any other.  The clobbers keep VALUE out of the frame:
   its address is taken, so only they tell that it is dead while suspended.
   A function that is no coroutine gets none: GCC would take the next turn of a
   loop for a use of a dangling pointer.  */

#include "edit.h"

/* One delegation while it is taken apart.  */
struct delegation
{
  function *fun;
  gcall *marker;
  location_t loc;
  trait t;		/* Of the object.  */
  tree object;		/* A pointer to it.  */
  basic_block head;	/* Ends with the marker.  */
  basic_block join;	/* Follows it.  */
  gphi *dropped;	/* Its result, in JOIN.  */
};

/* What a marker with an ID produced.  */
struct produced
{
  tree value;		/* The variable that holds the item or result.  */
  tree status;		/* What poll_next returned.  */
};

typedef hash_map<int_hash<HOST_WIDE_INT, -1, -2>, produced> produced_map;

/* Return the kind of object that MARKER operates on.  */

trait
marker_trait (const gcall *marker)
{
  trait t;
  bool ok = trait_of_type (marker_object_type (gimple_call_fndecl
						  (marker)), &t);
  gcc_assert (ok);
  return t;
}

/* Return a call of a new marker CODE, on D's object if on any, with up to three
   arguments.  */

static gcall *
build_marker_call (const delegation *d, enum marker code, const char *name,
		   tree result, tree a0 = NULL_TREE, tree a1 = NULL_TREE,
		   tree a2 = NULL_TREE)
{
  tree args[3] = { a0, a1, a2 }, types[3];
  unsigned n = 0;
  for (; n < 3 && args[n]; n++)
    types[n] = TREE_TYPE (args[n]);
  tree decl = build_marker_decl (code, name, result, n, types, d->t.type);
  gcall *call = gimple_build_call (decl, n);
  for (unsigned i = 0; i < n; i++)
    gimple_call_set_arg (call, i, args[i]);
  return call;
}

/* Make MARKER the last statement of a block whose only normal successor is a
   block of its own, and note both in D.  */

static void
isolate_marker (delegation *d)
{
  basic_block bb = gimple_bb (d->marker);
  edge fallthru;
  if (stmt_ends_bb_p (d->marker))
    {
      fallthru = find_fallthru_edge (bb->succs);
      d->join = split_edge (fallthru);
    }
  else
    d->join = split_block (bb, d->marker)->dest;
  d->head = gimple_bb (d->marker);
  d->dropped = NULL;
  if (tree lhs = gimple_call_lhs (d->marker))
    d->dropped = create_phi_node (lhs, d->join);
}

/* Return the edge that D's join takes if the coroutine is being dropped, when
   JOIN does nothing but test that, as the front end has it; else null.  */

static edge
drop_edge (delegation *d)
{
  gimple_stmt_iterator gsi
    = gsi_start_nondebug_after_labels_bb (d->join);
  gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
  if (!test || !d->dropped
      || gimple_cond_lhs (test) != gimple_phi_result (d->dropped)
      || !integer_zerop (gimple_cond_rhs (test)))
    return NULL;
  edge yes, no;
  extract_true_false_edges_from_block (d->join, &yes, &no);
  return gimple_cond_code (test) == NE_EXPR ? yes
	 : gimple_cond_code (test) == EQ_EXPR ? no : NULL;
}

/* Let FROM lead to D's join, where the marker's result is then DROPPED.  The
   way of a drop goes past the test there, so that it never seems to lead back
   into the body.  */

static void
connect_join (delegation *d, basic_block from, int dropped)
{
  edge out = dropped ? drop_edge (d) : NULL;
  if (out)
    {
      edge e = make_single_succ_edge (from, out->dest, EDGE_FALLTHRU);
      for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	add_phi_arg (gpi.phi (), PHI_ARG_DEF_FROM_EDGE (gpi.phi (), out), e,
		     gimple_phi_arg_location_from_edge (gpi.phi (), out));
      return;
    }
  edge e = make_single_succ_edge (from, d->join, EDGE_FALLTHRU);
  if (d->dropped)
    add_phi_arg (d->dropped,
		 build_int_cst (TREE_TYPE (gimple_phi_result (d->dropped)),
				dropped), e, d->loc);
}

/* When only one way leads to D's join, the marker's result is a constant there
   and so is the test of it.  */

static void
fold_join (delegation *d)
{
  if (!d->dropped || !single_pred_p (d->join))
    return;
  tree result = gimple_phi_result (d->dropped);
  tree value = gimple_phi_arg_def (d->dropped, 0);
  edge dead = drop_edge (d);
  gimple_stmt_iterator gsi = gsi_for_stmt (d->dropped);
  replace_name (result, value);
  remove_phi_node (&gsi, true);
  if (!dead || !integer_zerop (value))
    return;
  gsi = gsi_last_bb (d->join);
  gsi_remove (&gsi, true);
  remove_edge (dead);
  single_succ_edge (d->join)->flags &= ~(EDGE_TRUE_VALUE | EDGE_FALSE_VALUE);
  single_succ_edge (d->join)->flags |= EDGE_FALLTHRU;
  single_succ_edge (d->join)->probability = profile_probability::always ();
}

/* Remove D's marker and let its block lead to FIRST instead.  */

static void
finish_delegation (delegation *d, basic_block first)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
  remove_edge (find_edge (d->head, d->join));
  remove_stmt_from_eh_lp (d->marker);
  remove_marker (&gsi);
  gimple_purge_dead_eh_edges (d->head);
  make_single_succ_edge (d->head, first, EDGE_FALLTHRU);
  fold_join (d);
}

/* Put CALL, which can throw where the marker could, last in BB; return the
   block where execution goes on.  */

static basic_block
append_call (delegation *d, basic_block bb, gcall *call)
{
  append (bb, call, d->loc);
  gimple_set_block (call, gimple_block (d->marker));
  basic_block next = new_block (d->fun, bb);
  make_single_succ_edge (bb, next, EDGE_FALLTHRU);
  copy_eh (d->marker, call);
  return next;
}

/* Append to BB: drop D's object; return the block that follows.  */

static basic_block
append_drop (delegation *d, basic_block bb)
{
  return append_call (d, bb, build_marker_call (d, MARKER_DROP, "co_drop",
						void_type_node, d->object));
}

/* Append to BB the statements that suspend with STATUS, resume at AGAIN and
   go to OUT when dropped.  */

static void
append_suspend (delegation *d, basic_block bb, int status, basic_block again,
		basic_block out)
{
  gcall *call = build_marker_call (d, MARKER_SUSPEND, "co_suspend",
				   integer_type_node,
				   build_int_cst (integer_type_node, status));
  tree dropped = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (call, dropped);
  append (bb, call, d->loc);
  append (bb, gimple_build_cond (NE_EXPR, dropped, integer_zero_node,
				 NULL_TREE, NULL_TREE), d->loc);
  connect (bb, out, EDGE_TRUE_VALUE, profile_probability::unlikely ());
  connect (bb, again, EDGE_FALSE_VALUE, profile_probability::likely ());
}

/* Append to BB a test of STATUS == VALUE that goes to YES or NO.  */

static void
append_test (delegation *d, basic_block bb, tree status, int value,
	     basic_block yes, basic_block no)
{
  append (bb, gimple_build_cond (EQ_EXPR, status,
				 build_int_cst (TREE_TYPE (status), value),
				 NULL_TREE, NULL_TREE), d->loc);
  connect (bb, yes, EDGE_TRUE_VALUE, profile_probability::even ());
  connect (bb, no, EDGE_FALSE_VALUE, profile_probability::even ());
}

/* Return the address of a variable that owns D's object from now on: ARG is
   the trait object that the marker was given.  */

static void
own_object (delegation *d, tree arg)
{
  tree var = build_local (d->fun, d->t.type, "object", d->loc);
  TREE_ADDRESSABLE (var) = 1;
  gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
  emitter e = { &gsi, d->loc };
  e.assign (var, arg);
  /* A temporary has nothing any more; that helps objects.cc.  */
  if (VAR_P (arg) && DECL_ARTIFICIAL (arg))
    e.put (build_clobber_of (arg));
  d->object = build_fold_addr_expr (var);
}

/* Append to BB: CALL with its result in a new name, left in *STATUS.  */

static basic_block
append_step (delegation *d, basic_block bb, gcall *call, tree *status)
{
  *status = make_ssa_name (gimple_call_return_type (call));
  gimple_call_set_lhs (call, *status);
  return append_call (d, bb, call);
}

/* Return a call that asks for the context of the current poll, appended to
   BB.  */

static tree
append_context (delegation *d, basic_block bb)
{
  gcall *call = build_marker_call (d, MARKER_CONTEXT, "co_context",
				   ptr_type_node);
  tree context = make_ssa_name (ptr_type_node);
  gimple_call_set_lhs (call, context);
  append (bb, call, d->loc);
  return context;
}

/* Lower an await of D's object: a future whose result, or a stream whose next
   item, is stored in VALUE (null where there is none).  OWNED: it is dropped
   when it is done.  Return the status that ended the wait.  */

static tree
lower_await (delegation *d, tree value, bool owned)
{
  bool stream = d->t.kind == TRAIT_STREAM;
  isolate_marker (d);
  basic_block again = new_block (d->fun, d->head);
  tree context = append_context (d, again);
  tree address = value ? build_fold_addr_expr (value) : null_pointer_node;
  gcall *poll = build_marker_call (d, stream ? MARKER_POLL_NEXT : MARKER_POLL,
				   stream ? "co_poll_next" : "co_poll",
				   integer_type_node, d->object, context,
				   address);
  tree status;
  basic_block test = append_step (d, again, poll, &status);
  basic_block wait = new_block (d->fun, test);
  basic_block out = new_block (d->fun, wait);
  basic_block ready = new_block (d->fun, out);
  append_test (d, test, status, POLL_PENDING, wait, ready);
  if (value)
    append (wait, build_clobber_of (value), d->loc);
  append_suspend (d, wait, POLL_PENDING, again, out);
  connect_join (d, owned ? append_drop (d, out) : out, 1);
  connect_join (d, owned ? append_drop (d, ready) : ready, 0);
  finish_delegation (d, again);
  return status;
}

/* Lower a yield_from of D's object in a coroutine of kind OUTER: its items go
   straight to where the outer ones go.  */

static void
lower_yield_from (delegation *d, enum trait_kind outer)
{
  bool stream = d->t.kind == TRAIT_STREAM;
  int yielded = trait_shapes[outer].yielded;
  isolate_marker (d);
  basic_block again = new_block (d->fun, d->head);
  gcall *where = build_marker_call (d, MARKER_ITEM_ADDRESS, "co_item_address",
				    ptr_type_node);
  tree item = make_ssa_name (ptr_type_node);
  gimple_call_set_lhs (where, item);
  append (again, where, d->loc);
  gcall *step;
  if (stream)
    step = build_marker_call (d, MARKER_POLL_NEXT, "co_poll_next",
			      integer_type_node, d->object,
			      append_context (d, again), item);
  else
    step = build_marker_call (d, MARKER_NEXT, "co_next", boolean_type_node,
			      d->object, item);
  tree status;
  basic_block test = append_step (d, again, step, &status);
  basic_block yield = new_block (d->fun, test);
  basic_block out = new_block (d->fun, yield);
  basic_block done = new_block (d->fun, out);
  if (stream)
    {
      basic_block wait = new_block (d->fun, test);
      basic_block more = new_block (d->fun, test);
      append_test (d, test, status, POLL_PENDING, wait, more);
      append_test (d, more, status, POLL_READY, yield, done);
      append_suspend (d, wait, POLL_PENDING, again, out);
    }
  else
    append_test (d, test, status, 0, done, yield);
  append_suspend (d, yield, yielded, again, out);
  connect_join (d, append_drop (d, out), 1);
  connect_join (d, append_drop (d, done), 0);
  finish_delegation (d, again);
}

/* Return a variable for what the marker D produces, null for void.  */

static tree
build_value_var (delegation *d)
{
  tree type = d->t.kind == TRAIT_FUTURE ? d->t.result : d->t.item;
  if (VOID_TYPE_P (type))
    return NULL_TREE;
  return build_method_operand (d->fun, type, "value", d->loc);
}

/* The ID argument of MARKER.  */

static HOST_WIDE_INT
marker_id (const gcall *marker)
{
  tree id = gimple_call_arg (marker, gimple_call_num_args (marker) - 1);
  return tree_to_shwi (id);
}

static produced *
note_produced (produced_map *map, const gcall *marker, tree value)
{
  bool existed;
  produced *p = &map->get_or_insert (marker_id (marker), &existed);
  gcc_assert (!existed);
  p->value = value;
  p->status = NULL_TREE;
  return p;
}

/* Replace `lhs = RESULT (id)' or `lhs = ADVANCED (id)' at *GSI by what the
   marker of that id produced.  */

static void
lower_fetch (gimple_stmt_iterator *gsi, produced_map *map)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  produced *p = map->get (marker_id (call));
  gcc_assert (p);
  tree lhs = gimple_call_lhs (call);
  emitter e = { gsi, gimple_location (call) };
  if (marker_code (call) == MARKER_ADVANCED)
    {
      tree ready = build_int_cst (TREE_TYPE (p->status), POLL_READY);
      if (lhs)
	e.put (gimple_build_assign (lhs, EQ_EXPR, p->status, ready));
    }
  else
    {
      if (lhs)
	e.assign (lhs, p->value);
      if (coroutine_decl_p (cfun->decl))
	e.put (build_clobber_of (p->value));
    }
  remove_marker (gsi);
}

/* Lower `lhs = FOR_NEXT (&obj, id)' at *GSI to `lhs = NEXT (&obj, &value)'.  */

static void
lower_for_next (delegation *d, gimple_stmt_iterator *gsi, produced_map *map)
{
  tree value = build_value_var (d);
  note_produced (map, d->marker, value);
  replace_call (gsi, build_marker_call (d, MARKER_NEXT, "co_next",
					boolean_type_node,
					gimple_call_arg (d->marker, 0),
					build_fold_addr_expr (value)));
}

/* Lower `lhs = BLOCK_ON (f)' to a call of the runtime's loop.  */

static void
lower_block_on (delegation *d)
{
  own_object (d, gimple_call_arg (d->marker, 0));
  tree value = build_value_var (d);
  tree lhs = gimple_call_lhs (d->marker);
  tree type = build_function_type_list (void_type_node, ptr_type_node,
					ptr_type_node, NULL_TREE);
  tree run = runtime_function ("co__block_on", type, false);
  TREE_NOTHROW (run) = 0;
  gcall *call = gimple_build_call (run, 2, d->object,
				   value ? build_fold_addr_expr (value)
					 : null_pointer_node);
  basic_block after;
  if (stmt_ends_bb_p (d->marker))
    after = split_edge (find_fallthru_edge (gimple_bb (d->marker)->succs));
  else
    after = split_block (gimple_bb (d->marker), d->marker)->dest;
  gimple_call_set_lhs (d->marker, NULL_TREE);
  gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
  replace_call (&gsi, call);
  if (!value)
    return;
  gsi = gsi_after_labels (after);
  gimple_seq seq = NULL;
  if (lhs)
    gimple_seq_add_stmt (&seq, gimple_build_assign (lhs, value));
  if (coroutine_decl_p (d->fun->decl))
    gimple_seq_add_stmt (&seq, build_clobber_of (value));
  gsi_insert_seq_before (&gsi, seq, GSI_SAME_STMT);
}

/* The trait of the coroutine that FUN is the body of.  */

static enum trait_kind
kind_of_function (function *fun)
{
  trait t;
  bool ok = trait_of_function (fun->decl, &t);
  gcc_assert (ok);
  return t.kind;
}

/* Lower the delegating MARKER of FUN.  */

static void
lower_one (function *fun, gcall *marker, produced_map *map)
{
  delegation d = { };
  d.fun = fun;
  d.marker = marker;
  d.loc = gimple_location (marker);
  d.t = marker_trait (marker);
  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  produced *p;
  tree arg = gimple_call_arg (marker, 0), value;
  switch (marker_code (marker))
    {
    case MARKER_AWAIT:
      value = build_value_var (&d);
      note_produced (map, marker, value);
      own_object (&d, arg);
      lower_await (&d, value, true);
      break;
    case MARKER_AWAIT_REF:
      value = build_value_var (&d);
      note_produced (map, marker, value);
      d.object = arg;
      lower_await (&d, value, false);
      break;
    case MARKER_AWAIT_NEXT:
      value = build_value_var (&d);
      p = note_produced (map, marker, value);
      d.object = arg;
      p->status = lower_await (&d, value, false);
      break;
    case MARKER_YIELD_FROM:
      own_object (&d, arg);
      lower_yield_from (&d, kind_of_function (fun));
      break;
    case MARKER_FOR_NEXT:
      lower_for_next (&d, &gsi, map);
      break;
    case MARKER_BLOCK_ON:
      lower_block_on (&d);
      break;
    default:
      gcc_unreachable ();
    }
}

/* Collect the delegating markers of FUN, and those that fetch.  */

static void
collect_delegation (function *fun, vec<gcall *> *delegating,
		    vec<gcall *> *fetching)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      switch (marker_code (gsi_stmt (gsi)))
	{
	case MARKER_AWAIT: case MARKER_AWAIT_REF: case MARKER_AWAIT_NEXT:
	case MARKER_YIELD_FROM: case MARKER_FOR_NEXT: case MARKER_BLOCK_ON:
	  delegating->safe_push (as_a <gcall *> (gsi_stmt (gsi)));
	  break;
	case MARKER_RESULT: case MARKER_ADVANCED:
	  fetching->safe_push (as_a <gcall *> (gsi_stmt (gsi)));
	  break;
	default:
	  break;
	}
}

/* Lower all delegation in FUN, the current function.  */

void
lower_delegation (function *fun)
{
  auto_vec<gcall *> delegating, fetching;
  collect_delegation (fun, &delegating, &fetching);
  if (delegating.is_empty ())
    return;
  produced_map map;
  for (gcall *marker : delegating)
    lower_one (fun, marker, &map);
  for (gcall *marker : fetching)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (marker);
      lower_fetch (&gsi, &map);
    }
  finish_edit (fun, true);
}
