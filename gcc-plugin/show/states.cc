/* Which suspension can be reached next from which?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	while (n--)		start -> 1, start -> finished
	  co_yield (n);		1 -> 1, 1 -> finished

   Input: a resume body before it is rewritten, with its suspensions.  Output:
   the nodes and edges of its state machine.

   The control-flow graph is that state machine already, with too many nodes.
   1. find_zeros: the edges that a resumed coroutine can take.  The way of a
      drop is not among them: it leaves from every state alike.
   2. find_polls: a coroutine that awaits or delegates asks the child first and
      suspends only if that has something to wait for or to yield, again and
      again.  Both would be edges past and back to each such state.  So the
      state is taken to be where the child is asked: it is reached by whatever
      awaits there, and left when the child is done.
   3. merge_delegations: what suspends for several causes, as
      delegation/chain.cc has it, is one node.
   4. condense: remove the blocks that do not suspend one by one; each joins
      its predecessors to its successors.  A block where many ways meet and
      many part, such as the switch in a lexer's loop, stays if that saves
      edges: it is a join.

   The invariant: a path between two kept blocks that passes no other exists
   after a removal if and only if it did before.

   None of this is a problem for support/dataflow.cc: which edges there are
   depends on what is found, and condense takes the graph itself apart.  */

#include "support/edit.h"
#include "show/graph.h"
#include "support/split.h"

/* The control-flow graph while it is condensed.  Sets of blocks are bitmaps of
   their indices.  */
struct flow
{
  const split *s;
  auto_bitmap zero;	/* SSA names that are zero unless the coroutine is being
			   dropped.  */
  auto_bitmap reached;	/* Blocks that a resumed coroutine can reach.  */
  auto_bitmap kept;	/* The start, the end, the states.  */
  auto_vec<basic_block> states;	/* For each suspension, the block that
				   stands for it; null if that of the one
				   before does.  */
  auto_bitmap asked;	/* Blocks that suspend for which another stands.  */
  auto_vec<bitmap> preds, succs;
};

/* An await tests the answer within so many blocks after it is resumed.  */
enum { MAX_POLL_BLOCKS = 16 };

static bool
zero_p (flow *f, tree value)
{
  return (integer_zerop (value)
	  || (TREE_CODE (value) == SSA_NAME
	      && bitmap_bit_p (f->zero, SSA_NAME_VERSION (value))));
}

/* False if only a coroutine that is being dropped takes E, or one whose child
   is not done.  */

static bool
taken_p (flow *f, edge e)
{
  if (bitmap_bit_p (f->asked, e->dest->index))
    return false;
  gimple_stmt_iterator gsi = gsi_last_nondebug_bb (e->src);
  gcond *test = gsi_end_p (gsi) ? NULL : dyn_cast <gcond *> (gsi_stmt (gsi));
  if (!test || !integer_zerop (gimple_cond_rhs (test))
      || !zero_p (f, gimple_cond_lhs (test)))
    return true;
  switch (gimple_cond_code (test))
    {
    case EQ_EXPR: return (e->flags & EDGE_TRUE_VALUE) != 0;
    case NE_EXPR: return (e->flags & EDGE_FALSE_VALUE) != 0;
    default: return true;
    }
}

/* Compute what F reaches from BB.  */

static void
reach (flow *f, basic_block bb)
{
  auto_vec<basic_block> todo;
  todo.safe_push (bb);
  bitmap_set_bit (f->reached, bb->index);
  while (!todo.is_empty ())
    {
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, todo.pop ()->succs)
	if (taken_p (f, e) && bitmap_set_bit (f->reached, e->dest->index))
	  todo.safe_push (e->dest);
    }
}

/* True if PHI is zero on all ways that F takes to it.  */

static bool
zero_phi_p (flow *f, gphi *phi)
{
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      edge e = gimple_phi_arg_edge (phi, i);
      if (bitmap_bit_p (f->reached, e->src->index) && taken_p (f, e)
	  && !zero_p (f, gimple_phi_arg_def (phi, i)))
	return false;
    }
  return true;
}

/* Note that NAME is zero in F; true if that is new.  */

static bool
note_zero (flow *f, tree name)
{
  return (TREE_CODE (name) == SSA_NAME
	  && bitmap_set_bit (f->zero, SSA_NAME_VERSION (name)));
}

/* Note the names that are zero in F since those that they are copied from are;
   true if any is new.  */

static bool
note_zero_copies (flow *f)
{
  bool changed = false;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (f->reached, 0, i, bi)
    {
      basic_block bb = BASIC_BLOCK_FOR_FN (f->s->fun, i);
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	if (!virtual_operand_p (gimple_phi_result (gpi.phi ()))
	    && zero_phi_p (f, gpi.phi ()))
	  changed |= note_zero (f, gimple_phi_result (gpi.phi ()));
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (gimple_assign_ssa_name_copy_p (gsi_stmt (gsi))
	    && zero_p (f, gimple_assign_rhs1 (gsi_stmt (gsi))))
	  changed |= note_zero (f, gimple_assign_lhs (gsi_stmt (gsi)));
    }
  return changed;
}

static void
note_zero_result (flow *f, gcall *marker)
{
  if (marker && gimple_call_lhs (marker))
    note_zero (f, gimple_call_lhs (marker));
}

/* Find what is zero in F, and what it reaches.  */

static void
find_zeros (flow *f)
{
  note_zero_result (f, f->s->initial);
  for (const suspension &p : f->s->suspensions)
    note_zero_result (f, p.call);
  do
    {
      bitmap_clear (f->reached);
      reach (f, ENTRY_BLOCK_PTR_FOR_FN (f->s->fun));
    }
  while (note_zero_copies (f));
}

/* If one block alone follows BB in F return it, else null.  Exceptions and the
   ways to a panic do not count.  */

static basic_block
only_successor (flow *f, basic_block bb)
{
  basic_block only = NULL;
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    if ((e->flags & EDGE_EH) || !taken_p (f, e)
	|| EDGE_COUNT (e->dest->succs) == 0)
      continue;
    else if (only)
      return NULL;
    else
      only = e->dest;
  return only;
}

/* If P asks a child, again as soon as it is resumed, return the block that
   tests the answer, else null.  */

static basic_block
find_poll (flow *f, const suspension *p)
{
  if (marker_code (p->call) == MARKER_YIELD || !single_pred_p (p->before))
    return NULL;
  basic_block test = single_pred (p->before), bb = p->after;
  for (int steps = 0; bb && bb != test; steps++)
    bb = steps < MAX_POLL_BLOCKS ? only_successor (f, bb) : NULL;
  return bb;
}

/* Find the blocks that stand for the suspensions.  A child that can wait and
   yield is asked by two tests: the second is found when the first is.  */

static void
find_polls (flow *f)
{
  for (const suspension &p : f->s->suspensions)
    f->states.safe_push (p.before);
  bool changed = true;
  while (changed)
    {
      changed = false;
      for (unsigned i = 0; i < f->states.length (); i++)
	{
	  const suspension *p = &f->s->suspensions[i];
	  basic_block test = (f->states[i] == p->before ? find_poll (f, p)
			      : NULL);
	  if (!test)
	    continue;
	  f->states[i] = test;
	  bitmap_set_bit (f->asked, p->before->index);
	  changed = true;
	}
    }
}

/* Store the blocks and edges that a resumed coroutine can take.  */

static void
find_taken (flow *f)
{
  function *fun = f->s->fun;
  bitmap_clear (f->reached);
  reach (f, ENTRY_BLOCK_PTR_FOR_FN (fun));
  for (int i = 0; i < last_basic_block_for_fn (fun); i++)
    {
      f->preds.safe_push (BITMAP_ALLOC (NULL));
      f->succs.safe_push (BITMAP_ALLOC (NULL));
    }
  basic_block bb;
  edge e;
  edge_iterator ei;
  FOR_ALL_BB_FN (bb, fun)
    if (bitmap_bit_p (f->reached, bb->index))
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (taken_p (f, e))
	  {
	    bitmap_set_bit (f->succs[bb->index], e->dest->index);
	    bitmap_set_bit (f->preds[e->dest->index], bb->index);
	  }
}

/* True if P suspends a delegation for CAUSE.  */

static bool
suspends_for_p (const suspension *p, int cause)
{
  return (marker_code (p->call) == MARKER_SUSPEND
	  && tree_to_shwi (gimple_call_arg (p->call, 0)) == cause);
}

/* True if the suspension I of S belongs to the same delegation as the one
   before, the first of which is FIRST.  They are made in a row, one for each
   cause, SUSPEND_LINKED first.  */

static bool
same_delegation_p (const split *s, unsigned first, unsigned i)
{
  const suspension *p = &s->suspensions[i], *q = &s->suspensions[first];
  if (marker_code (p->call) != MARKER_SUSPEND
      || marker_code (q->call) != MARKER_SUSPEND
      || suspends_for_p (p, SUSPEND_LINKED)
      || LOCATION_LOCUS (p->loc) != LOCATION_LOCUS (q->loc)
      || gimple_block (p->call) != gimple_block (q->call))
    return false;
  int cause = tree_to_shwi (gimple_call_arg (p->call, 0));
  for (unsigned j = first; j < i; j++)
    if (suspends_for_p (&s->suspensions[j], cause))
      return false;
  return true;
}

/* Let the block INTO of F stand for the block I as well.  */

static void
merge_blocks (flow *f, unsigned into, unsigned i)
{
  unsigned j;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (f->preds[i], 0, j, bi)
    {
      bitmap_clear_bit (f->succs[j], i);
      if (j != into && j != i)
	{
	  bitmap_set_bit (f->succs[j], into);
	  bitmap_set_bit (f->preds[into], j);
	}
    }
  EXECUTE_IF_SET_IN_BITMAP (f->succs[i], 0, j, bi)
    {
      bitmap_clear_bit (f->preds[j], i);
      if (j != into && j != i)
	{
	  bitmap_set_bit (f->preds[j], into);
	  bitmap_set_bit (f->succs[into], j);
	}
    }
  bitmap_clear (f->preds[i]);
  bitmap_clear (f->succs[i]);
  bitmap_clear_bit (f->reached, i);
}

/* Merge the suspensions of each delegation.  */

static void
merge_delegations (flow *f)
{
  for (unsigned first = 0, i = 1; i < f->states.length (); i++)
    if (same_delegation_p (f->s, first, i))
      {
	merge_blocks (f, f->states[first]->index, f->states[i]->index);
	f->states[i] = NULL;
      }
    else
      first = i;
}

/* Remove the block I from F: what precedes it leads to what follows it.  */

static void
remove_block (flow *f, unsigned i)
{
  unsigned j;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (f->preds[i], 0, j, bi)
    {
      bitmap_clear_bit (f->succs[j], i);
      bitmap_ior_into (f->succs[j], f->succs[i]);
    }
  EXECUTE_IF_SET_IN_BITMAP (f->succs[i], 0, j, bi)
    {
      bitmap_clear_bit (f->preds[j], i);
      bitmap_ior_into (f->preds[j], f->preds[i]);
    }
  bitmap_clear (f->preds[i]);
  bitmap_clear (f->succs[i]);
  bitmap_clear_bit (f->reached, i);
}

/* True if removing the block I from F leaves no more than EXTRA edges more than
   there were.  */

static bool
removable_p (flow *f, unsigned i, unsigned long extra)
{
  if (bitmap_bit_p (f->kept, i))
    return false;
  bitmap_clear_bit (f->preds[i], i);
  bitmap_clear_bit (f->succs[i], i);
  unsigned long in = bitmap_count_bits (f->preds[i]);
  unsigned long out = bitmap_count_bits (f->succs[i]);
  return in * out <= in + out + extra;
}

/* Remove one block from F that is removable with EXTRA edges.  */

static bool
remove_one (flow *f, unsigned long extra)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (f->reached, 0, i, bi)
    if (removable_p (f, i, extra))
      {
	remove_block (f, i);
	return true;
      }
  return false;
}

/* Remove the blocks from F that need not be shown.  First those that cost
   nothing, so that of several in a row the one that counts is left.  */

static void
condense (flow *f)
{
  bool changed = true;
  while (changed)
    {
      changed = false;
      for (unsigned i = 0; i < f->preds.length (); i++)
	if (bitmap_bit_p (f->reached, i) && removable_p (f, i, 0))
	  {
	    remove_block (f, i);
	    changed = true;
	  }
      if (!changed)
	changed = remove_one (f, 1);
    }
}

/* Where the ways out of BB part: its last statement with a location.  */

static location_t
parting_location (basic_block bb)
{
  for (gimple_stmt_iterator gsi = gsi_last_nondebug_bb (bb); !gsi_end_p (gsi);
       gsi_prev_nondebug (&gsi))
    if (gimple_has_location (gsi_stmt (gsi)))
      return gimple_location (gsi_stmt (gsi));
  return UNKNOWN_LOCATION;
}

/* Add a node of KIND for the block BB to G; NODE_OF tells it by the block.  */

static void
add_node (state_graph *g, vec<unsigned> *node_of, basic_block bb,
	  enum graph_node_kind kind, unsigned number)
{
  graph_node node = { kind, number, number,
		      kind == GRAPH_JOIN ? parting_location (bb)
					 : UNKNOWN_LOCATION };
  (*node_of)[bb->index] = g->nodes.length ();
  g->nodes.safe_push (node);
}

static int
compare_edges (const void *pa, const void *pb)
{
  const graph_edge *a = (const graph_edge *) pa, *b = (const graph_edge *) pb;
  if (a->from != b->from)
    return a->from < b->from ? -1 : 1;
  return a->to < b->to ? -1 : a->to > b->to;
}

/* Store what is left of F in G.  */

static void
collect_graph (flow *f, state_graph *g)
{
  function *fun = f->s->fun;
  auto_vec<unsigned> node_of;
  node_of.safe_grow_cleared (last_basic_block_for_fn (fun));
  add_node (g, &node_of, ENTRY_BLOCK_PTR_FOR_FN (fun), GRAPH_START, 0);
  for (unsigned k = 0; k < f->states.length (); k++)
    if (f->states[k])
      add_node (g, &node_of, f->states[k], GRAPH_STATE,
		f->s->suspensions[k].state);
    else
      g->nodes.last ().last = f->s->suspensions[k].state;
  if (bitmap_bit_p (f->reached, EXIT_BLOCK))
    add_node (g, &node_of, EXIT_BLOCK_PTR_FOR_FN (fun), GRAPH_FINISHED, 0);
  unsigned joins = 0, i, j;
  bitmap_iterator bi, bj;
  EXECUTE_IF_AND_COMPL_IN_BITMAP (f->reached, f->kept, 0, i, bi)
    add_node (g, &node_of, BASIC_BLOCK_FOR_FN (fun, i), GRAPH_JOIN, ++joins);
  EXECUTE_IF_SET_IN_BITMAP (f->reached, 0, i, bi)
    EXECUTE_IF_SET_IN_BITMAP (f->succs[i], 0, j, bj)
      {
	graph_edge e = { node_of[i], node_of[j] };
	g->edges.safe_push (e);
      }
  g->edges.qsort (compare_edges);
}

/* Compute the state machine G of the body S.  */

void
compute_state_graph (const split *s, state_graph *g)
{
  flow f;
  f.s = s;
  find_zeros (&f);
  find_polls (&f);
  find_taken (&f);
  bitmap_set_bit (f.kept, ENTRY_BLOCK);
  bitmap_set_bit (f.kept, EXIT_BLOCK);
  merge_delegations (&f);
  for (basic_block bb : f.states)
    if (bb)
      bitmap_set_bit (f.kept, bb->index);
  condense (&f);
  collect_graph (&f, g);
  for (unsigned i = 0; i < f.preds.length (); i++)
    {
      BITMAP_FREE (f.preds[i]);
      BITMAP_FREE (f.succs[i]);
    }
}
