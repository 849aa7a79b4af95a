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
#include "analysis/homes.h"
#include "support/dump.h"
#include "support/split.h"

tree
home_key (tree name)
{
  tree var = SSA_NAME_VAR (name);
  return var && DECL_P (var) ? var : name;
}

home *
home_of (homes *h, tree name)
{
  int i = h->home_of[SSA_NAME_VERSION (name)];
  return i < 0 ? NULL : &h->list[i];
}

void
refuse_home (home *a, const char *why)
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
    refuse_home (a, "its values have several places");
  if (DECL_P (a->key) && !useless_type_conversion_p (TREE_TYPE (name), sl->type))
    refuse_home (a, "it is stored as another type");
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
      refuse_home (&a, "it is a constant");
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
		refuse_home (a, "a suspension keeps another value in its bytes");
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
	refuse_home (&h->list[a], "another one is needed at once in its bytes");
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
	    refuse_home (&a, "the function is too large for it");
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
