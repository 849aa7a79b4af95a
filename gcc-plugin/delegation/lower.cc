/* Lowering of delegation: await, yield_from and the steps of a loop.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

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

   Of `co_await (co__suspend ())' nothing but the suspension is left: so the runtime's
   own coroutines wait, which are in headers (<cogen/wait.h>).

   A borrowed future is not dropped; a stream's step leaves S for ADVANCED;
   yield_from passes the address of the outer item on, and yields each.  An
   object that is owned and may itself delegate takes another way, without the
   loop: delegation/chain.cc puts that in front, and in the end one of the two
   remains.

   It runs before the operations on objects are lowered, so that elision sees
   awaited objects like any other.  The clobbers keep VALUE out of the frame:
   its address is taken, so only they tell that it is dead while suspended.  There
   is one in front, too, if VALUE is not always fetched: what a step has left there
   when there are no more items, or when nobody wants it, is not needed by the next.
   A function that is no coroutine gets none: GCC would take the next turn of a
   loop for a use of a dangling pointer.  */

#include "support/edit.h"
#include "delegation/delegation.h"
#include "support/runtime-calls.h"

/* What a marker with an ID produced.  */
struct produced
{
  tree value;		/* The variable that holds the item or result.  */
  tree status;		/* What poll_next returned.  */
};

typedef int_hash<HOST_WIDE_INT, -1, -2> id_hash;
typedef hash_map<id_hash, produced> produced_map;

/* Return the address of a variable that owns D's object from now on: ARG is
   the trait object that the marker was given.  */

static void
own_object (delegation *d, tree arg)
{
  tree var = build_method_operand (d->fun, d->t.type, "object", d->loc);
  gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
  emitter e = { &gsi, d->loc };
  e.assign (var, arg);
  /* A temporary has nothing any more; that helps objects/private.cc.  */
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
  tree address = address_or_null (value);
  gcall *poll = build_marker_call (d, stream ? MARKER_POLL_NEXT : MARKER_POLL,
				   stream ? "co_poll_next" : "co_poll",
				   integer_type_node, d->object, context,
				   address);
  tree status;
  basic_block test = append_step (d, again, poll, &status);
  if (owned)
    drop_when_left (d, poll);
  basic_block wait = new_block (d->fun, test);
  basic_block out = new_block (d->fun, wait);
  basic_block ready = new_block (d->fun, out);
  append_test (d, test, status, CO_PENDING, wait, ready);
  if (value)
    append (wait, build_clobber_of (value), d->loc);
  append_suspend (d, wait, SUSPEND_PENDING, again, out);
  connect_join (d, owned ? append_drop (d, out) : out, 1);
  connect_join (d, owned ? append_drop (d, ready) : ready, 0);
  basic_block first = again;
  if (owned)
    first = (lookup_stmt_eh_lp (d->marker) ? append_link (d, again, value)
	     : append_wait (d, again, value));
  finish_delegation (d, first);
  return status;
}

/* Return a call, to be appended to BB, that resumes D's generator with the latest
   resume argument.  What it yields goes to ITEM, what it finishes with to RESULT,
   each a pointer.  */

static gcall *
build_resume (delegation *d, basic_block bb, tree item, tree result)
{
  if (VOID_TYPE_P (d->t.arg))
    return build_marker_call (d, MARKER_RESUME, "co_resume", integer_type_node,
			      d->object, item, result);
  gcall *latest = build_marker_call (d, MARKER_ARG, "co_arg", d->t.arg);
  tree arg = (is_gimple_reg_type (d->t.arg) ? make_ssa_name (d->t.arg)
	      : build_local (d->fun, d->t.arg, "argument", d->loc));
  gimple_call_set_lhs (latest, arg);
  append (bb, latest, d->loc);
  return build_marker_call (d, MARKER_RESUME, "co_resume", integer_type_node,
			    d->object, arg, item, result);
}

/* Lower a yield_from of D's object: its items go straight to where the outer
   ones go, and what a generator finishes with to VALUE (null where there is
   none).  */

static void
lower_yield_from (delegation *d, tree value)
{
  bool stream = d->t.kind == TRAIT_STREAM;
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
  else if (d->t.kind == TRAIT_GENERATOR)
    step = build_resume (d, again, item, address_or_null (value));
  else
    step = build_marker_call (d, MARKER_NEXT, "co_next", boolean_type_node,
			      d->object, item);
  tree status;
  basic_block test = append_step (d, again, step, &status);
  drop_when_left (d, step);
  basic_block yield = new_block (d->fun, test);
  basic_block out = new_block (d->fun, yield);
  basic_block done = new_block (d->fun, out);
  if (stream)
    {
      basic_block wait = new_block (d->fun, test);
      basic_block more = new_block (d->fun, test);
      append_test (d, test, status, CO_PENDING, wait, more);
      append_test (d, more, status, CO_READY, yield, done);
      append_suspend (d, wait, SUSPEND_PENDING, again, out);
    }
  else if (d->t.kind == TRAIT_GENERATOR)
    append_test (d, test, status, CO_YIELDED, yield, done);
  else
    append_test (d, test, status, 0, done, yield);
  append_suspend (d, yield, SUSPEND_YIELDED, again, out);
  connect_join (d, append_drop (d, out), 1);
  connect_join (d, append_drop (d, done), 0);
  finish_delegation (d, append_link (d, again, value));
}

/* Lower the delegation D to an object that can be linked, whose result goes to
   VALUE.  */

static void
lower_linked (delegation *d, tree value)
{
  isolate_marker (d);
  finish_delegation (d, append_link (d, NULL, value));
}

/* Lower the await D of a future that nothing will be known of.  */

static void
lower_unknown (delegation *d, tree value)
{
  isolate_marker (d);
  finish_delegation (d, append_wait (d, NULL, value));
}

/* Lower the await D of what CALL gives: suspend once, because of CAUSE.  The call is not
   made.  */

static void
lower_suspension (delegation *d, gcall *call, enum suspend_cause cause)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  gimple_call_set_lhs (call, NULL_TREE);
  remove_marker (&gsi);
  isolate_marker (d);
  basic_block wait = new_block (d->fun, d->head);
  basic_block out = new_block (d->fun, wait);
  basic_block again = new_block (d->fun, out);
  append_suspend (d, wait, cause, again, out);
  connect_join (d, out, 1);
  connect_join (d, again, 0);
  finish_delegation (d, wait);
}

/* Return a variable for what D's marker produces: a future, and a generator at its
   END, give a result, all others an item.  Null for void.  */

static tree
build_value_var (delegation *d, bool end = false)
{
  tree type = end ? d->t.result : trait_value_type (d->t);
  if (VOID_TYPE_P (type))
    return NULL_TREE;
  tree value = build_method_operand (d->fun, type, "value", d->loc);
  if (d->stale && coroutine_decl_p (d->fun->decl))
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (d->marker);
      emitter e = { &gsi, d->loc };
      /* Not the end of its life.  */
      e.put (gimple_build_assign (value, build_clobber (type)));
    }
  return value;
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

/* Replace `lhs = RESULT (id)', FINAL or ADVANCED, at *GSI by what the marker of
   that id produced.  */

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
      tree ready = build_int_cst (TREE_TYPE (p->status), CO_READY);
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

/* Lower `lhs = FOR_NEXT (&obj, id)' at *GSI, where the object is a generator that
   takes no argument:

	s = RESUME (&obj, &value, &result);  result = {CLOBBER};
	lhs = s == YIELDED;

   VALUE is where its items go.  Its result is lost, as the front end has said.  */

static void
lower_for_resume (delegation *d, gimple_stmt_iterator *gsi, tree value)
{
  tree lhs = gimple_call_lhs (d->marker);
  tree result = build_value_var (d, true);
  gcall *resume = build_marker_call (d, MARKER_RESUME, "co_resume",
				     integer_type_node,
				     gimple_call_arg (d->marker, 0),
				     build_fold_addr_expr (value),
				     address_or_null (result));
  gimple_call_set_lhs (d->marker, NULL_TREE);
  basic_block after = split_after (d->marker);
  replace_call (gsi, resume);
  tree status = make_ssa_name (integer_type_node);
  gimple_call_set_lhs (resume, status);
  update_stmt (resume);
  gimple_seq seq = NULL;
  if (lhs)
    gimple_seq_add_stmt (&seq, gimple_build_assign
				 (lhs, EQ_EXPR, status,
				  build_int_cst (integer_type_node, CO_YIELDED)));
  if (result && coroutine_decl_p (d->fun->decl))
    gimple_seq_add_stmt (&seq, build_clobber_of (result));
  gimple_stmt_iterator start = gsi_after_labels (after);
  gsi_insert_seq_before (&start, seq, GSI_SAME_STMT);
}

/* Lower `lhs = FOR_NEXT (&obj, id)' at *GSI to `lhs = NEXT (&obj, &value)'.  */

static void
lower_for_next (delegation *d, gimple_stmt_iterator *gsi, produced_map *map)
{
  tree value = build_value_var (d);
  note_produced (map, d->marker, value);
  if (d->t.kind == TRAIT_GENERATOR)
    {
      lower_for_resume (d, gsi, value);
      return;
    }
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
  gcall *call = gimple_build_call (run, 2, d->object, address_or_null (value));
  basic_block after = split_after (d->marker);
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

/* Lower the delegating MARKER of FUN, SELF's body.  FETCHED has the IDs of those whose
   value is fetched whenever they have one.  */

static void
lower_one (function *fun, coroutine *self, gcall *marker, produced_map *map,
	   hash_set<id_hash> *fetched)
{
  delegation d = { };
  d.fun = fun;
  d.marker = marker;
  d.loc = gimple_location (marker);
  d.t = marker_trait (marker);
  gimple_stmt_iterator gsi = gsi_for_stmt (marker);
  produced *p;
  tree arg = gimple_call_arg (marker, 0), value;
  enum marker code = marker_code (marker);
  d.stale = code != MARKER_BLOCK_ON && !fetched->contains (marker_id (marker));
  enum suspend_cause cause;
  gcall *suspends = code == MARKER_AWAIT ? suspending_call (&d, arg, &cause) : NULL;
  if (suspends)
    {
      note_produced (map, marker, NULL_TREE);
      lower_suspension (&d, suspends, cause);
      return;
    }
  if (code == MARKER_AWAIT || code == MARKER_YIELD_FROM)
    {
      d.nested = nest_call (&d, self, arg);
      d.unknown = !lookup_stmt_eh_lp (marker) && unknown_make_p (&d, arg);
    }
  switch (code)
    {
    case MARKER_AWAIT:
      value = build_value_var (&d);
      note_produced (map, marker, value);
      own_object (&d, arg);
      if (d.nested)
	lower_linked (&d, value);
      else if (d.unknown)
	lower_unknown (&d, value);
      else
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
      value = d.t.kind == TRAIT_GENERATOR ? build_value_var (&d, true) : NULL_TREE;
      note_produced (map, marker, value);
      own_object (&d, arg);
      if (d.nested)
	lower_linked (&d, value);
      else
	lower_yield_from (&d, value);
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
	case MARKER_RESULT: case MARKER_FINAL: case MARKER_ADVANCED:
	  fetching->safe_push (as_a <gcall *> (gsi_stmt (gsi)));
	  break;
	default:
	  break;
	}
}

/* Lower all delegation in FUN, the current function.  */

void
lower_delegation (function *fun, coroutine *self)
{
  auto_vec<gcall *> delegating, fetching;
  bool separate = self && separate_items (fun);
  separate |= self && forget_filled_in (fun);
  collect_delegation (fun, &delegating, &fetching);
  if (delegating.is_empty () && !separate)
    return;
  produced_map map;
  hash_set<id_hash> fetched;
  for (gcall *marker : fetching)
    fetched.add (marker_id (marker));
  /* A step of a loop may give none.  */
  for (gcall *marker : delegating)
    if (marker_code (marker) == MARKER_FOR_NEXT
	|| marker_code (marker) == MARKER_AWAIT_NEXT)
      fetched.remove (marker_id (marker));
  for (gcall *marker : delegating)
    lower_one (fun, self, marker, &map, &fetched);
  for (gcall *marker : fetching)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (marker);
      lower_fetch (&gsi, &map);
    }
  finish_edit (fun, true);
}
