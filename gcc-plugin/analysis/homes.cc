/* At -O0: which values are used in the frame?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int v0 = f (0);  co_yield (v0);
	int v1 = f (1);  co_yield (v1);
	...
	co_yield (v0 + v1 + ...);

   Left to rewrite_suspension each of n variables would be stored and loaded at
   each of n suspensions.  When optimizing, most of that goes again
   (split/reloads.cc).  Without, a debugger has to find each variable at one
   place wherever the body stops.  So that place is the slot: frame->v0 is stored
   where v0 is set and loaded where it is used, as -O0 does it with the stack, and
   no suspension touches it.

   Input: a body, its liveness and its layout, which is the same at every -O and
   knows nothing of this: two values that no suspension keeps at once may have
   the same bytes, and the body may need both.  Output: S->homes, for a variable,
   or a name of none, the slot in which all of its values live; it is at home
   there.  split/homes.cc rewrites what names it.

   1. collect_homes: a variable whose values that live across some suspension
      all have the same slot.
   2. find_clashes: two of them that overlap are never needed at once, nor is one
      and a variable in memory.
   3. choose_homes, those first that more suspensions would have to keep.
   4. What is left is stored and loaded at each suspension, for the debugger's
      sake, if that is not too much in all; else the suspensions keep what they
      must (S->lazy), and the debugger finds less.

   The invariant: from where a value at home is set to where it is used last,
   nothing else is written to its bytes.  What is written there is:
   - other values at home: where they are set.  If both are needed at once, one
     of them is needed where the other is set (find_clashes);
   - values that are not, at the suspensions that they live across.  If the one at
     home does too, the layout keeps them apart, unless it has no slot of its own
     there since it is a constant (find_constants);
   - variables in memory, where they are mentioned, or by those who know their
     addresses while they live: they are not mentioned while the one at home is
     needed, and do not live where it is set (find_clashes);
   - parameters, by the ramp.  At the start all that are needed are loaded, and then
     those at home elsewhere stored.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/live.h"
#include "support/dataflow.h"
#include "support/dump.h"
#include "support/markers.h"
#include "support/split.h"

/* What may live at home.  */
struct home
{
  tree key;		/* The variable, or a name of none.  */
  int slot;		/* Its index, -1 if it has none.  */
  unsigned place;	/* The bytes of that.  */
  const char *why_not;	/* Null if it may.  */
  unsigned gain;	/* The suspensions that it lives across.  */
  bitmap clashes;	/* Those of lower index it is needed at once with.  */
  bool chosen;
};

/* Bytes that some slots have, all of the same ones.  */
struct home_place
{
  unsigned HOST_WIDE_INT offset, size;
  bitmap at_home;	/* Names, by version, of what may live in some of them;  */
  bitmap kept;		/* names whose slot has some of them;  */
  bitmap memory;	/* variables in memory, by index, whose slot has.  */
};

struct homes
{
  split *s;
  auto_vec<home> list;
  auto_vec<int> home_of;	/* By the version of a name, or -1.  */
  auto_vec<home_place> places;	/* By offset.  */
  auto_vec<unsigned> place_of;	/* By slot.  */
  live_vars_walk *vars;		/* Null if all are on the stack.  */
  bitmap_obstack sets;
};

tree
home_key (tree name)
{
  tree var = SSA_NAME_VAR (name);
  return var && DECL_P (var) ? var : name;
}

static unsigned HOST_WIDE_INT
end_of (const home_place &p)
{
  return p.offset + MAX (p.size, 1);
}

static int
compare_places (const void *pa, const void *pb)
{
  const home_place *a = (const home_place *) pa;
  const home_place *b = (const home_place *) pb;
  if (a->offset != b->offset)
    return a->offset < b->offset ? -1 : 1;
  return a->size < b->size ? -1 : a->size > b->size;
}

/* Find the places of the layout.  */

static void
collect_places (homes *h)
{
  const layout *l = &h->s->frame;
  auto_vec<home_place> all;
  for (const slot &sl : l->slots)
    {
      home_place p = { sl.offset, sl.size, NULL, NULL, NULL };
      all.safe_push (p);
    }
  all.qsort (compare_places);
  for (home_place &p : all)
    if (h->places.is_empty () || compare_places (&h->places.last (), &p))
      {
	p.at_home = BITMAP_ALLOC (&h->sets);
	p.kept = BITMAP_ALLOC (&h->sets);
	p.memory = BITMAP_ALLOC (&h->sets);
	h->places.safe_push (p);
      }
  for (const slot &sl : l->slots)
    {
      home_place p = { sl.offset, sl.size, NULL, NULL, NULL };
      unsigned low = 0, high = h->places.length ();
      while (high - low > 1)
	{
	  unsigned middle = low + (high - low) / 2;
	  if (compare_places (&h->places[middle], &p) <= 0)
	    low = middle;
	  else
	    high = middle;
	}
      h->place_of.safe_push (low);
    }
}

/* Let each place know what is in those that it overlaps.  */

static void
spread (homes *h)
{
  auto_vec<home_place> own;
  for (const home_place &p : h->places)
    {
      home_place copy = p;
      copy.at_home = BITMAP_ALLOC (&h->sets);
      copy.kept = BITMAP_ALLOC (&h->sets);
      copy.memory = BITMAP_ALLOC (&h->sets);
      bitmap_copy (copy.at_home, p.at_home);
      bitmap_copy (copy.kept, p.kept);
      bitmap_copy (copy.memory, p.memory);
      own.safe_push (copy);
    }
  for (unsigned i = 0; i < own.length (); i++)
    for (unsigned j = i + 1;
	 j < own.length () && own[j].offset < end_of (own[i]); j++)
      {
	bitmap_ior_into (h->places[i].at_home, own[j].at_home);
	bitmap_ior_into (h->places[i].kept, own[j].kept);
	bitmap_ior_into (h->places[i].memory, own[j].memory);
	bitmap_ior_into (h->places[j].at_home, own[i].at_home);
	bitmap_ior_into (h->places[j].kept, own[i].kept);
	bitmap_ior_into (h->places[j].memory, own[i].memory);
      }
}

static home *
home_of (homes *h, tree name)
{
  int i = h->home_of[SSA_NAME_VERSION (name)];
  return i < 0 ? NULL : &h->list[i];
}

static void
refuse (home *a, const char *why)
{
  if (!a->why_not)
    a->why_not = why;
}

/* NAME, whose slot is K, is one of A's values.  */

static void
add_slot (homes *h, home *a, tree name, unsigned k)
{
  const slot *sl = &h->s->frame.slots[k];
  if (a->slot < 0)
    {
      a->slot = k;
      a->place = h->place_of[k];
    }
  else if (h->place_of[k] != a->place
	   || !types_compatible_p (sl->type, h->s->frame.slots[a->slot].type))
    refuse (a, "its values have several places");
  if (DECL_P (a->key) && !useless_type_conversion_p (TREE_TYPE (name), sl->type))
    refuse (a, "it is stored as another type");
}

/* List what lives across some suspension, and its values.  */

static void
collect_homes (homes *h)
{
  hash_map<tree, unsigned> index;
  unsigned i;
  tree name;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (h->s->live.across, 0, i, bi)
    {
      name = ssa_name (i);
      tree key = home_key (name);
      if (DECL_P (key) && !VAR_P (key))
	continue;
      bool existed;
      unsigned &at = index.get_or_insert (key, &existed);
      if (!existed)
	{
	  at = h->list.length ();
	  home a = { key, -1, 0, NULL, 0, BITMAP_ALLOC (&h->sets), false };
	  h->list.safe_push (a);
	}
      unsigned *k = h->s->frame.slot_of.get (name);
      if (k && !recomputable_p (name))
	add_slot (h, &h->list[at], name, *k);
    }
  h->home_of.safe_grow (num_ssa_names, true);
  for (int &of : h->home_of)
    of = -1;
  FOR_EACH_SSA_NAME (i, name, h->s->fun)
    if (!virtual_operand_p (name))
      if (unsigned *at = index.get (home_key (name)))
	h->home_of[i] = *at;
  for (home &a : h->list)
    if (a.slot < 0)
      refuse (&a, "it is a constant");
}

/* Let the places know who may live there.  */

static void
fill_places (homes *h)
{
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, h->s->fun)
    {
      if (virtual_operand_p (name))
	continue;
      home *a = home_of (h, name);
      if (a && !a->why_not)
	bitmap_set_bit (h->places[a->place].at_home, i);
      if (unsigned *k = h->s->frame.slot_of.get (name))
	bitmap_set_bit (h->places[h->place_of[*k]].kept, i);
    }
  for (unsigned k = 0; k < h->s->frame.slots.length (); k++)
    if (h->s->frame.slots[k].memory)
      bitmap_set_bit (h->places[h->place_of[k]].memory,
		      *h->s->live.index_of (h->s->frame.slots[k].decl));
  spread (h);
}

static const char in_memory[]
  = "a variable in memory is needed at once in its bytes";

/* A store to the home of NAME would hit what is LIVE, or VARS, there.  */

static void
note_set (homes *h, tree name, const_bitmap live, const_bitmap vars)
{
  home *a = home_of (h, name);
  if (!a || a->why_not)
    return;
  if (vars && bitmap_intersect_p (h->places[a->place].memory, vars))
    {
      refuse (a, in_memory);
      return;
    }
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_AND_IN_BITMAP (h->places[a->place].at_home, live, 0, i, bi)
    {
      home *b = home_of (h, ssa_name (i));
      if (a != b)
	bitmap_set_bit ((a > b ? a : b)->clashes, (a > b ? b : a) - h->list.begin ());
      else if (ssa_name (i) != name)
	refuse (a, "two of its values are needed at once");
    }
}

/* Something happens to the variables VARS while LIVE are needed.  */

static void
note_mentions (homes *h, const_bitmap vars, const_bitmap live)
{
  unsigned i, j;
  bitmap_iterator bi, bj;
  EXECUTE_IF_SET_IN_BITMAP (vars, 0, i, bi)
    if (unsigned *k = h->s->frame.slot_of.get (h->s->live.vars[i].decl))
      if (h->s->frame.slots[*k].memory)
	EXECUTE_IF_AND_IN_BITMAP (h->places[h->place_of[*k]].at_home, live, 0, j,
				  bj)
	  refuse (home_of (h, ssa_name (j)), in_memory);
}

/* Collect in LIVE what is live after BB if the last statement has done what it
   is to do.  If a call throws, or another one returns for the second time, its
   result is not stored.  */

static void
live_after_last (const dataflow *names, basic_block bb, bitmap live)
{
  edge e;
  edge_iterator ei;
  FOR_EACH_EDGE (e, ei, bb->succs)
    if (!(e->flags & (EDGE_EH | EDGE_ABNORMAL)))
      {
	bitmap_ior_into (live, names->at_start (e->dest));
	for (gphi_iterator gpi = gsi_start_phis (e->dest); !gsi_end_p (gpi);
	     gsi_next (&gpi))
	  {
	    tree arg = PHI_ARG_DEF_FROM_EDGE (gpi.phi (), e);
	    if (TREE_CODE (arg) == SSA_NAME && !virtual_operand_p (arg))
	      bitmap_set_bit (live, SSA_NAME_VERSION (arg));
	  }
      }
}

/* What STMT sets, after which LIVE and VARS are needed, can be stored, and what
   is needed is not hit by STMT.  */

static void
visit_statement (homes *h, const dataflow *names, gimple *stmt, bitmap live,
		 const_bitmap vars, const_bitmap mentioned)
{
  ssa_op_iter it;
  tree name;
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_DEF)
    {
      home *a = home_of (h, name);
      if (!a)
	continue;
      bool last = stmt_ends_bb_p (stmt);
      if (suspension_p (stmt) || (last && !is_gimple_call (stmt))
	  || (last && gimple_call_internal_p (stmt)))
	refuse (a, "it is set where nothing can be stored");
      else if (last)
	{
	  auto_bitmap after;
	  live_after_last (names, gimple_bb (stmt), after);
	  note_set (h, name, after, vars);
	}
      else
	note_set (h, name, live, vars);
    }
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_DEF)
    bitmap_clear_bit (live, SSA_NAME_VERSION (name));
  if (mentioned)
    note_mentions (h, mentioned, live);
  FOR_EACH_SSA_TREE_OPERAND (name, stmt, it, SSA_OP_USE)
    bitmap_set_bit (live, SSA_NAME_VERSION (name));
}

/* The parameters are set at once, behind the loads of all of them, the last of
   which STMT may be; LIVE and VARS are needed there.  */

static void
visit_parameters (homes *h, gimple *stmt, const_bitmap live, const_bitmap vars)
{
  bool start = false;
  auto_vec<tree> names;
  for (tree parm : h->s->ramp_parms)
    {
      gimple **load = parm ? h->s->parm_load.get (parm) : NULL;
      if (!load || !*load)
	continue;
      start |= *load == stmt;
      names.safe_push (gimple_get_lhs (*load));
    }
  if (start)
    for (tree name : names)
      note_set (h, name, live, vars);
}

/* PHI's result is stored, and its arguments are loaded, on the edges into its
   block, unless it is at home where they are.  */

static void
check_edges (homes *h, gphi *phi)
{
  home *a = home_of (h, gimple_phi_result (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      tree arg = gimple_phi_arg_def (phi, i);
      home *b = TREE_CODE (arg) == SSA_NAME ? home_of (h, arg) : NULL;
      if (a == b
	  || !(gimple_phi_arg_edge (phi, i)->flags & (EDGE_EH | EDGE_ABNORMAL)))
	continue;
      static const char why[] = "it is set where control cannot be followed";
      if (a)
	refuse (a, why);
      if (b)
	refuse (b, why);
    }
}

/* Find what is needed at once in BB.  */

static void
find_clashes_in (homes *h, const dataflow *names, basic_block bb)
{
  auto_bitmap live;
  auto_vec<bitmap> vars, mentioned;
  if (h->vars)
    h->vars->visit (bb, &vars, &mentioned);
  unsigned n = vars.length ();
  bitmap_copy (live, names->at_end (bb));
  gimple_stmt_iterator gsi = gsi_last_bb (bb);
  if (single_pred_p (bb)
      && single_pred (bb) == ENTRY_BLOCK_PTR_FOR_FN (h->s->fun)
      && !gsi_end_p (gsi))
    visit_parameters (h, gsi_stmt (gsi), live, n ? vars[n - 1] : NULL);
  for (; !gsi_end_p (gsi); gsi_prev (&gsi))
    {
      n -= n > 0;
      if (!is_gimple_debug (gsi_stmt (gsi)))
	visit_statement (h, names, gsi_stmt (gsi), live, n ? vars[n] : NULL,
			 n ? mentioned[n] : NULL);
    }
  /* All results of PHI nodes are set at once.  */
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      bitmap_set_bit (live, SSA_NAME_VERSION (gimple_phi_result (gpi.phi ())));
  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
       gsi_next (&gpi))
    if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
      {
	note_set (h, gimple_phi_result (gpi.phi ()), live,
		  h->vars ? vars[0] : NULL);
	check_edges (h, gpi.phi ());
      }
  if (h->vars)
    note_mentions (h, mentioned[0], live);
  live_vars_walk::free_sets (&vars);
  live_vars_walk::free_sets (&mentioned);
}

static void
find_clashes (homes *h)
{
  dataflow names (h->s->fun, FLOW_BACKWARD);
  solve_live_names (&names);
  h->vars = (bitmap_empty_p (h->s->live.vars_across) ? NULL
	     : new live_vars_walk (h->s));
  basic_block bb;
  FOR_EACH_BB_FN (bb, h->s->fun)
    find_clashes_in (h, &names, bb);
  delete h->vars;
}

/* Count what each suspension keeps; a constant has no slot that it would keep for
   it.  */

static void
visit_suspensions (homes *h)
{
  for (const suspension &p : h->s->suspensions)
    {
      unsigned i, j;
      bitmap_iterator bi, bj;
      EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
	{
	  home *a = home_of (h, ssa_name (i));
	  if (!a)
	    continue;
	  a->gain++;
	  if (a->slot >= 0 && recomputable_p (ssa_name (i)))
	    EXECUTE_IF_AND_IN_BITMAP (h->places[a->place].kept, p.names, 0, j, bj)
	      if (home_of (h, ssa_name (j)) != a)
		refuse (a, "a suspension keeps another value in its bytes");
	}
    }
}

static int
compare_gains (const void *pa, const void *pb, void *data)
{
  const vec<home> *list = (const vec<home> *) data;
  unsigned a = *(const unsigned *) pa, b = *(const unsigned *) pb;
  if ((*list)[a].gain != (*list)[b].gain)
    return (*list)[a].gain > (*list)[b].gain ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* Choose as many as there is room for.  */

static void
choose_homes (homes *h)
{
  auto_vec<unsigned> order;
  unsigned i;
  bitmap_iterator bi;
  for (unsigned a = 0; a < h->list.length (); a++)
    {
      order.safe_push (a);
      EXECUTE_IF_SET_IN_BITMAP (h->list[a].clashes, 0, i, bi)
	bitmap_set_bit (h->list[i].clashes, a);
    }
  order.sort (compare_gains, static_cast <vec<home> *> (&h->list));
  auto_bitmap chosen;
  for (unsigned a : order)
    {
      if (!h->list[a].why_not && bitmap_intersect_p (h->list[a].clashes, chosen))
	refuse (&h->list[a], "another one is needed at once in its bytes");
      h->list[a].chosen = !h->list[a].why_not;
      if (h->list[a].chosen)
	bitmap_set_bit (chosen, a);
    }
}

/* The stores at all suspensions of what is not at home.  */

static unsigned HOST_WIDE_INT
count_left (homes *h)
{
  unsigned HOST_WIDE_INT n = 0;
  for (const home &a : h->list)
    if (!a.chosen)
      n += a.gain;
  return n;
}

/* So many of these, and so many more for each suspension, are not too many.  */
enum { LEFT_IN_ALL = 512, LEFT_EACH = 4 };

/* Set for each place in SHARED whether a value that is at home, if AT_HOME, else
   one that is not, has some of its bytes.  */

static void
find_shared (homes *h, bool at_home, bitmap shared)
{
  auto_bitmap own;
  for (const slot &sl : h->s->frame.slots)
    if (sl.name)
      {
	home *a = home_of (h, sl.name);
	if ((a && a->chosen) == at_home)
	  bitmap_set_bit (own, h->place_of[&sl - h->s->frame.slots.begin ()]);
      }
  for (unsigned i = 0; i < h->places.length (); i++)
    {
      if (bitmap_bit_p (own, i))
	bitmap_set_bit (shared, i);
      for (unsigned j = i + 1;
	   j < h->places.length ()
	   && h->places[j].offset < end_of (h->places[i]); j++)
	{
	  if (bitmap_bit_p (own, i))
	    bitmap_set_bit (shared, j);
	  if (bitmap_bit_p (own, j))
	    bitmap_set_bit (shared, i);
	}
    }
}

/* Let nothing be at home where a suspension keeps something else: only then need
   that not be stored if it is there already.  */

static void
give_way (homes *h)
{
  bool changed = true;
  while (changed)
    {
      changed = false;
      auto_bitmap shared;
      find_shared (h, false, shared);
      for (home &a : h->list)
	if (a.chosen && bitmap_bit_p (shared, a.place))
	  {
	    a.chosen = false;
	    refuse (&a, "the function is too large for it");
	    changed = true;
	  }
    }
}

/* Hand over what was chosen.  */

static void
record_homes (homes *h)
{
  for (const home &a : h->list)
    if (a.chosen)
      h->s->homes.put (a.key, a.slot);
    else if (DECL_P (a.key) && !DECL_IGNORED_P (a.key))
      dump_note (DECL_SOURCE_LOCATION (a.key),
		 "%qD is not used in the frame: %s", a.key, a.why_not);
  auto_bitmap shared;
  find_shared (h, true, shared);
  for (unsigned k = 0; k < h->s->frame.slots.length (); k++)
    if (bitmap_bit_p (shared, h->place_of[k]))
      h->s->frame.slots[k].exclusive = false;
}

void
compute_homes (split *s)
{
  if (optimize || s->suspensions.is_empty () || bitmap_empty_p (s->live.across))
    return;
  homes h;
  h.s = s;
  bitmap_obstack_initialize (&h.sets);
  collect_places (&h);
  collect_homes (&h);
  fill_places (&h);
  find_clashes (&h);
  visit_suspensions (&h);
  choose_homes (&h);
  s->lazy = count_left (&h) > LEFT_IN_ALL + (unsigned HOST_WIDE_INT) LEFT_EACH
			      * s->suspensions.length ();
  if (s->lazy)
    give_way (&h);
  record_homes (&h);
  bitmap_obstack_release (&h.sets);
}
