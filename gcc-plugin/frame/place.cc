/* At which offset is each slot?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	conflicts: a - b, b - c; sizes 8, 4, 8
   =>	a at 0..8, c at 0..8, b at 8..12

   Input: the slots of a layout, and for each those that it must share no byte
   with (frame/layout.cc).  Output: their offsets, the frame's size and its
   alignment.

   First fit, in order of decreasing alignment and size, but what is huge last,
   then of the requests, so that the result never depends on hash order.  A
   name goes where one is that it is a copy of, or where another of the same
   variable is, if it can.

   What is awaited, and its result, come first if the frame is no larger then: where they are
   in most frames a wake polls without a step (functions/awaited.cc).

   A value that shares no byte with a variable in memory need not be stored again
   when it has not changed (split/reloads.cc).  So all is placed a second time
   with values apart from variables, and stays so if the frame is no larger.

   The invariant: two slots that conflict share no byte (verify/layout.cc).

   Variables whose address is known to others may be accessed through pointers
   of their own type, so two of them share bytes only if these accesses may
   alias anyway.

   Offsets and sizes have 64 bits.  A frame that is larger than any object of
   the target can be is an error.  What is huge comes last, so that the results
   of linked coroutines, whose offset a frame keeps in 32 bits, do not come
   behind it.  */

#include "support/edit.h"
#include "frame/frame.h"
#include "support/abi.h"

/* The type that decides what A, a memory variable, may share bytes with.  */

static tree
shared_type (const slot *a)
{
  return TYPE_MAIN_VARIANT (strip_array_types (a->type));
}

static bool
character_p (tree type)
{
  return (TREE_CODE (type) == INTEGER_TYPE
	  && TYPE_PRECISION (type) == BITS_PER_UNIT);
}

/* True if the variable A, placed at OFFSET, must not overlap the variable B
   although they do not conflict: their addresses are known elsewhere, so that
   accesses to the two could be reordered.  Such accesses have the type of a
   scalar, so the scalars that overlap must be of types that alias each other.
   (GCC's own answer depends on -fstrict-aliasing, and so on -O; a frame must
   not.)  */

static bool
must_not_share_p (const slot *a, unsigned HOST_WIDE_INT offset, const slot *b)
{
  tree ta = shared_type (a), tb = shared_type (b);
  if (RECORD_OR_UNION_TYPE_P (ta) || RECORD_OR_UNION_TYPE_P (tb))
    return ta != tb || offset != b->offset;
  return ta != tb && !character_p (ta) && !character_p (tb);
}

/* How slots are placed.  */
struct placing
{
  const layout *l;
  bool apart;			/* No value shares bytes with a variable.  */
  bool awaited_first;		/* What is awaited comes first, then its result.  */
};

/* Of which rank A is, if what is awaited comes first.  */

static int
await_rank (const slot *a)
{
  return a->awaited ? 0 : a->answer ? 1 : 2;
}

/* Order slots of the layout of DATA, a placing, given by their indices, as they are
   placed.  */

static int
compare_slots (const void *pa, const void *pb, void *data)
{
  const placing *how = (const placing *) data;
  const layout *l = how->l;
  unsigned ia = *(const unsigned *) pa, ib = *(const unsigned *) pb;
  const slot *a = &l->slots[ia], *b = &l->slots[ib];
  if ((a->size >= HUGE_SIZE) != (b->size >= HUGE_SIZE))
    return a->size < HUGE_SIZE ? -1 : 1;
  if (how->awaited_first && await_rank (a) != await_rank (b))
    return await_rank (a) - await_rank (b);
  if (a->align != b->align)
    return a->align > b->align ? -1 : 1;
  if (a->size != b->size)
    return a->size > b->size ? -1 : 1;
  return ia < ib ? -1 : ia > ib;
}

/* Bytes that some slots were given already, all of the same ones.  */
struct extent
{
  unsigned HOST_WIDE_INT offset, size;	/* With guards.  */
  bool guarded;
  bool values;			/* Something else than memory variables is here.  */
  bitmap slots;			/* All that are here.  */
  auto_vec<unsigned> memory;	/* The memory variables among them.  */
  auto_vec<unsigned> kinds;	/* One of these of each type that escapes.  */
  bitmap vars;			/* Their indices in the liveness.  */
};

/* What is placed of one layout.  Many slots share few extents, and what is asked
   is asked of extents.  */
struct placement
{
  split *s;
  const vec<bitmap> &conflicts, &copies;
  bool apart;			/* No value shares bytes with a variable.  */
  auto_vec<extent *> extents;	/* In the order in which they came up.  */
  hash_map<tree, int> last_of;	/* For each variable, of the extents of its
				   names the last one in NAMED, or -1.  */
  auto_vec<unsigned> named;
  auto_vec<int> previous;	/* For each in NAMED the one before.  */

  placement (split *body, const vec<bitmap> &others, const vec<bitmap> &same,
	     bool values_apart)
    : s (body), conflicts (others), copies (same), apart (values_apart)
  {}
};

static bool
overlap_p (const slot *a, unsigned HOST_WIDE_INT offset, const extent *b)
{
  return (offset - a->before < b->offset + MAX (b->size, 1)
	  && b->offset < offset + MAX (a->size, 1) + a->after);
}

static unsigned
var_of_slot (split *s, const slot *a)
{
  return *s->live.var_index.get (a->decl);
}

/* True if slot I, placed at OFFSET, must not overlap something in B.  Two
   variables, or names, of which one is copied to the other may be in the same
   extent, but not overlap in part.  */

static bool
blocked_p (placement *p, unsigned i, unsigned HOST_WIDE_INT offset,
	   const extent *b)
{
  const slot *a = &p->s->frame.slots[i];
  if (!overlap_p (a, offset, b))
    return false;
  if (a->guarded || b->guarded)
    return true;
  if (bitmap_intersect_p (p->conflicts[i], b->slots))
    return true;
  if (p->apart && (a->memory ? b->values : !b->memory.is_empty ()))
    return true;
  if ((offset != b->offset || a->size != b->size)
      && bitmap_intersect_p (p->copies[i], b->slots))
    return true;
  if (!a->memory)
    return false;
  const memory_var *v = &p->s->live.vars[var_of_slot (p->s, a)];
  if ((offset != b->offset || a->size != b->size)
      && bitmap_intersect_p (v->copies, b->vars))
    return true;
  if (v->escapes)
    for (unsigned j : b->kinds)
      if (must_not_share_p (a, offset, &p->s->frame.slots[j]))
	return true;
  return false;
}

/* Return OFFSET rounded up to a multiple of ALIGN.  GCC's own macro computes in
   the type of the alignment, of 32 bits.  */

static unsigned HOST_WIDE_INT
aligned_offset (unsigned HOST_WIDE_INT offset, unsigned HOST_WIDE_INT align)
{
  return ROUND_UP (offset, align);
}

/* Return the lowest offset for slot I at which it overlaps nothing that it must
   not.  */

static unsigned HOST_WIDE_INT
first_fit (placement *p, unsigned i)
{
  slot *a = &p->s->frame.slots[i];
  unsigned HOST_WIDE_INT offset
    = aligned_offset (frame_header_size (p->s->co) + a->before, a->align);
  bool moved = true;
  while (moved)
    {
      moved = false;
      for (extent *b : p->extents)
	if (blocked_p (p, i, offset, b))
	  {
	    offset = aligned_offset (b->offset + MAX (b->size, 1) + a->before,
				     a->align);
	    moved = true;
	  }
    }
  return offset;
}

/* True if slot I may be where B is.  */

static bool
fits_p (placement *p, unsigned i, const extent *b)
{
  if (b->size != p->s->frame.slots[i].size)
    return false;
  for (const extent *other : p->extents)
    if (blocked_p (p, i, b->offset, other))
      return false;
  return true;
}

/* If slot I has the value of an earlier placed one, and may have its bytes, return
   true and their *OFFSET.  */

static bool
same_value_fit (placement *p, unsigned i, unsigned HOST_WIDE_INT *offset)
{
  if (bitmap_empty_p (p->copies[i]))
    return false;
  for (const extent *b : p->extents)
    if (bitmap_intersect_p (p->copies[i], b->slots) && fits_p (p, i, b))
      {
	*offset = b->offset;
	return true;
      }
  return false;
}

/* If an earlier placed slot of the same variable, type and no conflict has an
   offset where slot I may go too, return true and the *OFFSET: a value that
   does not change need not be stored again.  */

static bool
same_variable_fit (placement *p, unsigned i, unsigned HOST_WIDE_INT *offset)
{
  slot *a = &p->s->frame.slots[i];
  if (!a->name || !a->decl)
    return false;
  int *last = p->last_of.get (a->decl);
  bool found = false;
  for (int k = last ? *last : -1; k >= 0; k = p->previous[k])
    {
      const extent *b = p->extents[p->named[k]];
      /* The first one it is.  */
      if (fits_p (p, i, b))
	{
	  *offset = b->offset;
	  found = true;
	}
    }
  return found;
}

/* Return the index of the extent of SIZE at OFFSET, a new one if there is
   none.  */

static unsigned
place_at (placement *p, unsigned HOST_WIDE_INT offset,
	  unsigned HOST_WIDE_INT size)
{
  for (unsigned k = 0; k < p->extents.length (); k++)
    if (p->extents[k]->offset == offset && p->extents[k]->size == size)
      return k;
  extent *b = new extent;
  b->offset = offset;
  b->size = size;
  b->guarded = b->values = false;
  b->slots = BITMAP_ALLOC (NULL);
  b->vars = BITMAP_ALLOC (NULL);
  p->extents.safe_push (b);
  return p->extents.length () - 1;
}

/* Note that slot I is where it is now.  */

static void
note_placed (placement *p, unsigned i)
{
  const slot *a = &p->s->frame.slots[i];
  unsigned at = place_at (p, a->offset - a->before, a->before + a->size + a->after);
  extent *b = p->extents[at];
  b->guarded |= a->guarded;
  bitmap_set_bit (b->slots, i);
  if (a->memory)
    {
      unsigned v = var_of_slot (p->s, a);
      b->memory.safe_push (i);
      bitmap_set_bit (b->vars, v);
      bool known = !p->s->live.vars[v].escapes;
      for (unsigned j : b->kinds)
	known |= shared_type (a) == shared_type (&p->s->frame.slots[j]);
      if (!known)
	b->kinds.safe_push (i);
    }
  else
    b->values = true;
  if (!a->memory && a->name && a->decl)
    {
      bool existed;
      int &last = p->last_of.get_or_insert (a->decl, &existed);
      if (!existed)
	last = -1;
      for (int k = last; k >= 0; k = p->previous[k])
	if (p->named[k] == at)
	  return;
      p->previous.safe_push (last);
      last = p->named.length ();
      p->named.safe_push (at);
    }
}

/* Note of each slot in B whether a memory variable shares its bytes.  */

static void
compute_exclusive (placement *p, const extent *b)
{
  layout *l = &p->s->frame;
  slot whole = { };
  whole.size = b->size;
  bool elsewhere = false;
  for (const extent *other : p->extents)
    elsewhere |= (other != b && !other->memory.is_empty ()
		  && overlap_p (&whole, b->offset, other));
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (b->slots, 0, i, bi)
    l->slots[i].exclusive
      = !elsewhere && b->memory.length () <= (l->slots[i].memory ? 1 : 0);
}

/* The frame of S is too large.  */

static void
diagnose_size (const split *s)
{
  tree ramp = s->co->ramp;
  error_at (DECL_SOURCE_LOCATION (ramp),
	    "the frame of %qD exceeds the maximum object size %E", ramp,
	    max_object_size ());
}

static void
free_extents (placement *p)
{
  for (extent *b : p->extents)
    {
      BITMAP_FREE (b->slots);
      BITMAP_FREE (b->vars);
      delete b;
    }
}

/* Give each slot of S an offset, by HOW.  Return false if the frame is too large.  */

static bool
place_all (split *s, const vec<bitmap> &conflicts, const vec<bitmap> &copies,
	   placing how)
{
  layout *l = &s->frame;
  unsigned HOST_WIDE_INT largest = tree_to_uhwi (max_object_size ());
  bool fits = true;
  placement p (s, conflicts, copies, how.apart);
  auto_vec<unsigned> order;
  for (unsigned i = 0; i < l->slots.length (); i++)
    order.safe_push (i);
  order.sort (compare_slots, &how);
  l->align = TYPE_ALIGN_UNIT (s->co->links ? ptr_type_node : integer_type_node);
  l->size = frame_header_size (s->co);
  for (unsigned i : order)
    {
      slot *a = &l->slots[i];
      if (!same_value_fit (&p, i, &a->offset)
	  && !same_variable_fit (&p, i, &a->offset))
	a->offset = first_fit (&p, i);
      fits = fits && a->size <= largest && a->offset <= largest - a->size;
      /* After the error it does not matter what is where.  */
      if (!fits)
	a->offset = a->before;
      note_placed (&p, i);
      l->align = MAX (l->align, a->align);
      l->size = MAX (l->size, a->offset + a->size + a->after);
    }
  l->size = aligned_offset (l->size, l->align);
  for (extent *b : p.extents)
    compute_exclusive (&p, b);
  free_extents (&p);
  return fits && l->size <= largest;
}

/* True if a value of S is where a variable in memory is at other times.  */

static bool
shared_values_p (const split *s)
{
  for (const slot &a : s->frame.slots)
    if (!a.memory && !a.exclusive)
      return true;
  return false;
}

/* How many of S wait for what is where roots poll it.  */

static unsigned
count_in_place (const split *s)
{
  unsigned n = 0;
  for (const slot &a : s->frame.slots)
    n += ((a.awaited && a.offset == frame_awaited_offset ())
	  + (a.answer && a.offset == frame_awaited_result_offset ()));
  return n;
}

/* Place all by HOW, if the frame, whose slots have offsets already, is no larger then; if it
   is about what is awaited, only if more of that is in its place.  Return whether it is so.  */

static bool
place_again (split *s, const vec<bitmap> &conflicts, const vec<bitmap> &copies,
	     placing how)
{
  layout *l = &s->frame;
  unsigned HOST_WIDE_INT size = l->size;
  unsigned align = l->align, in_place = count_in_place (s);
  auto_vec<slot> before;
  before.safe_splice (l->slots);
  if (place_all (s, conflicts, copies, how) && l->size <= size
      && (!how.awaited_first || count_in_place (s) > in_place))
    return true;
  l->size = size;
  l->align = align;
  for (unsigned i = 0; i < before.length (); i++)
    l->slots[i] = before[i];
  return false;
}

/* True if somebody of S waits for what is not where roots poll it.  */

static bool
awaited_elsewhere_p (const split *s)
{
  for (const slot &a : s->frame.slots)
    if ((a.awaited && a.offset != frame_awaited_offset ())
	|| (a.answer && a.offset != frame_awaited_result_offset ()))
      return true;
  return false;
}

void
place_slots (split *s, const vec<bitmap> &conflicts, const vec<bitmap> &copies)
{
  layout *l = &s->frame;
  placing how = { l, false, false };
  if (!place_all (s, conflicts, copies, how))
    {
      diagnose_size (s);
      l->size = l->align;
      return;
    }
  if (shared_values_p (s))
    {
      how.apart = true;
      how.apart = place_again (s, conflicts, copies, how);
    }
  if (awaited_elsewhere_p (s))
    {
      how.awaited_first = true;
      place_again (s, conflicts, copies, how);
    }
}
