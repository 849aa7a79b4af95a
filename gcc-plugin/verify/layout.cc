/* The frame: slots that conflict share no byte.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   - Each slot is behind the header, in the frame, aligned and large enough for
     what it holds; the frame is aligned and rounded up.
   - What is live across one suspension, or handed over by the ramp, has bytes
     of its own, or those of a copy; and so have two variables in memory that are
     live at once.
   - All that is live and cannot be computed again has a slot.
   - Of two variables of which one is copied to the other, either none or all
     bytes are shared.
   - Two variables whose addresses are known elsewhere share bytes only where
     accesses to them may alias.
   - What has guards for the address sanitizer shares no byte with anything, nor do they.
   - A slot is exclusive if and only if no other variable in memory is where it
     is.
   - What the ramp will store is where the frame has it.

   frame/layout.cc places slots one by one and asks what a slot would overlap.
   Here all are placed, and each reason not to overlap is asked of those that
   it is about: sorted by their offsets, neighbors must not overlap.  */

#include "support/edit.h"
#include "support/queries.h"
#include "alias.h"
#include "analysis/analysis.h"
#include "support/split.h"
#include "verify/verify.h"

static const char *
slot_kind (const slot *a)
{
  return (a->transfer ? "parameter" : a->memory ? "variable" : "value");
}

/* The invariant WHAT does not hold for A, nor for B if it is given.  */

static void
fail (const split *s, const char *what, const slot *a, const slot *b = NULL)
{
  tree of_a = a->decl ? a->decl : TREE_TYPE (a->name);
  if (!b)
    internal_error ("cogen: frame of %qD: %s: %s %qE at %wu, %wu bytes",
		    s->co->ramp, what, slot_kind (a), of_a, a->offset, a->size);
  tree of_b = b->decl ? b->decl : TREE_TYPE (b->name);
  internal_error ("cogen: frame of %qD: %s: %s %qE at %wu, %wu bytes, and %s "
		  "%qE at %wu, %wu bytes", s->co->ramp, what, slot_kind (a),
		  of_a, a->offset, a->size, slot_kind (b), of_b, b->offset,
		  b->size);
}

static unsigned HOST_WIDE_INT
end_of (const slot *a)
{
  return a->offset + MAX (a->size, 1) + a->after;
}

static bool
overlap_p (const slot *a, const slot *b)
{
  return (a->offset - a->before < end_of (b)
	  && b->offset - b->before < end_of (a));
}

int
compare_slot_offsets (const void *pa, const void *pb)
{
  const slot *a = *(const slot *const *) pa, *b = *(const slot *const *) pb;
  if (a->offset != b->offset)
    return a->offset < b->offset ? -1 : 1;
  return a < b ? -1 : a > b;
}

/* What the name A copies, or null.  */

static tree
copied_by (tree a)
{
  gimple *def = SSA_NAME_DEF_STMT (a);
  tree from = is_gimple_assign (def) ? gimple_assign_rhs1 (def) : NULL_TREE;
  if (!from || TREE_CODE (from) != SSA_NAME || SSA_NAME_IS_DEFAULT_DEF (from)
      || TYPE_MODE (TREE_TYPE (from)) != TYPE_MODE (TREE_TYPE (a))
      || (INTEGRAL_TYPE_P (TREE_TYPE (a)) && INTEGRAL_TYPE_P (TREE_TYPE (from))
	  && TYPE_PRECISION (TREE_TYPE (a)) != TYPE_PRECISION (TREE_TYPE (from))))
    return NULL_TREE;
  enum tree_code code = gimple_assign_rhs_code (def);
  return code == SSA_NAME || code == NOP_EXPR || code == CONVERT_EXPR ? from : NULL_TREE;
}

bool
one_value_p (tree a, tree b)
{
  while (tree from = copied_by (a))
    a = from;
  while (tree from = copied_by (b))
    b = from;
  return a == b;
}

/* True if A and B may have the same bytes since they have the same value.  */

static bool
shared_p (const slot *a, const slot *b)
{
  return (a->name && b->name && a->offset == b->offset && a->size == b->size
	  && one_value_p (a->name, b->name));
}

/* No two of SLOTS overlap, for the reason WHY.  */

static void
verify_apart (const split *s, vec<const slot *> *slots, const char *why)
{
  slots->qsort (compare_slot_offsets);
  for (unsigned i = 1; i < slots->length (); i++)
    if ((*slots)[i - 1] != (*slots)[i]
	&& overlap_p ((*slots)[i - 1], (*slots)[i])
	&& !shared_p ((*slots)[i - 1], (*slots)[i]))
      fail (s, why, (*slots)[i - 1], (*slots)[i]);
}

/* The bytes of the header of each frame of CO, by the words of <cogen/abi.h>:
   the state; and of what links the offset, the link and the vtable.  */

static unsigned HOST_WIDE_INT
header_size (const coroutine *co)
{
  unsigned word = POINTER_SIZE_UNITS;
  unsigned ints = TYPE_PRECISION (integer_type_node) / BITS_PER_UNIT;
  return !co->links ? ints : 2 * ints % word ? 4 * word : 2 * ints + 2 * word;
}

/* Each slot by itself.  */

static void
verify_slots (const split *s)
{
  const layout *l = &s->frame;
  unsigned HOST_WIDE_INT largest = tree_to_uhwi (max_object_size ());
  if (l->size < header_size (s->co) || l->size > largest
      || l->align == 0 || l->size % l->align != 0
      || (s->co->links && l->align % POINTER_SIZE_UNITS != 0))
    internal_error ("cogen: frame of %qD: %wu bytes at %u do not do",
		    s->co->ramp, l->size, l->align);
  for (const slot &a : l->slots)
    {
      tree key = a.name ? a.name : a.decl;
      if (slot_of (s, key) != &a)
	fail (s, "what has a slot is not found there", &a);
      if (a.offset < header_size (s->co) + a.before)
	fail (s, "the header is no slot", &a);
      if (a.offset > l->size || a.size + a.after > l->size - a.offset)
	fail (s, "it ends behind the frame", &a);
      for (const slot &b : l->slots)
	if (a.guarded && &a != &b && overlap_p (&a, &b))
	  fail (s, "what has guards has bytes of its own", &a, &b);
      if (a.align < TYPE_ALIGN_UNIT (a.type) || a.offset % a.align != 0
	  || l->align % a.align != 0
	  || (!a.name && a.offset % DECL_ALIGN_UNIT (a.decl) != 0))
	fail (s, "it is not aligned", &a);
      if (a.size < constant_size (a.name ? TYPE_SIZE_UNIT (TREE_TYPE (a.name))
				  : DECL_SIZE_UNIT (a.decl)))
	fail (s, "it is too small", &a);
    }
}

/* What has to be kept across P has bytes of its own.  */

static void
verify_suspension_slots (const split *s, const suspension &p)
{
  auto_vec<const slot *> kept;
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p.names, 0, i, bi)
    if (const slot *a = slot_of (s, ssa_name (i)))
      kept.safe_push (a);
    else if (!recomputable_p (ssa_name (i)))
      internal_error ("cogen: frame of %qD has no slot for %qE, live at %d",
		      s->co->ramp, ssa_name (i), p.state);
  EXECUTE_IF_SET_IN_BITMAP (p.vars, 0, i, bi)
    {
      const slot *a = slot_of (s, s->live.vars[i].decl);
      if (!a || !a->memory)
	internal_error ("cogen: frame of %qD has no slot for %qD, live at %d",
			s->co->ramp, s->live.vars[i].decl, p.state);
      kept.safe_push (a);
    }
  verify_apart (s, &kept, "both are live across one suspension");
}

/* The slot in which the ramp hands over parameter I of S; null if it does
   not.  */

static const slot *
parm_slot (const split *s, unsigned i)
{
  tree parm = s->ramp_parms[i];
  if (!parm)
    return NULL;
  gimple **load = const_cast <split *> (s)->parm_load.get (parm);
  return slot_of (s, load && *load ? gimple_get_lhs (*load) : parm);
}

/* What the ramp hands over has bytes of its own.  */

static void
verify_parms (const split *s)
{
  auto_vec<const slot *> handed;
  for (unsigned i = 0; i < s->ramp_parms.length (); i++)
    if (const slot *a = parm_slot (s, i))
      handed.safe_push (a);
    else if (s->ramp_parms[i] && !is_gimple_reg (s->ramp_parms[i]))
      internal_error ("cogen: frame of %qD has no slot for the parameter %qD",
		      s->co->ramp, s->ramp_parms[i]);
  verify_apart (s, &handed, "both are parameters");
}

/* The variables in memory, pair by pair where there is a reason.  */

static void
verify_variables (const split *s)
{
  for (unsigned v = 0; v < s->live.vars.length (); v++)
    {
      const memory_var *var = &s->live.vars[v];
      const slot *a = slot_of (s, var->decl);
      if (!a || !a->memory)
	continue;
      unsigned j;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (var->conflicts, 0, j, bi)
	{
	  const slot *b = slot_of (s, s->live.vars[j].decl);
	  if (b && b->memory && b != a && overlap_p (a, b))
	    fail (s, "both are live at once", a, b);
	}
      EXECUTE_IF_SET_IN_BITMAP (var->copies, 0, j, bi)
	{
	  const slot *b = slot_of (s, s->live.vars[j].decl);
	  if (b && b->memory && overlap_p (a, b)
	      && (a->offset != b->offset || a->size != b->size))
	    fail (s, "one is copied to the other, which it overlaps in part",
		  a, b);
	}
    }
}

/* The type of what accesses to A by others are of.  */

static tree
element_type (const slot *a)
{
  tree type = a->type;
  while (TREE_CODE (type) == ARRAY_TYPE)
    type = TREE_TYPE (type);
  return TYPE_MAIN_VARIANT (type);
}

/* True if accesses to A and B by those who know their addresses may alias: they
   are the same structure in the same place, or scalars that may.  */

static bool
may_alias_p (const slot *a, const slot *b)
{
  tree ta = element_type (a), tb = element_type (b);
  if (RECORD_OR_UNION_TYPE_P (ta) || RECORD_OR_UNION_TYPE_P (tb))
    return ta == tb && a->offset == b->offset;
  return alias_sets_must_conflict_p (get_alias_set (ta), get_alias_set (tb));
}

/* A and B are the same in the eyes of may_alias_p, and have the same bytes.  */

static bool
same_kind_p (const slot *a, const slot *b)
{
  return (a->offset == b->offset && a->size == b->size
	  && element_type (a) == element_type (b));
}

/* Those who know the address of one variable do not hit another unawares.  */

static void
verify_escaped (const split *s)
{
  auto_vec<const slot *> escaped, kinds;
  for (const memory_var &v : s->live.vars)
    {
      const slot *a = slot_of (s, v.decl);
      if (v.escapes && a && a->memory)
	escaped.safe_push (a);
    }
  escaped.qsort (compare_slot_offsets);
  /* Kinds of which none ends before the one at hand begins.  */
  for (const slot *a : escaped)
    {
      bool known = false;
      unsigned kept = 0;
      for (unsigned i = 0; i < kinds.length (); i++)
	{
	  const slot *b = kinds[i];
	  if (end_of (b) <= a->offset)
	    continue;
	  kinds[kept++] = b;
	  known |= same_kind_p (a, b);
	  if (!same_kind_p (a, b) && !may_alias_p (a, b))
	    fail (s, "the addresses of both are known elsewhere", a, b);
	}
      kinds.truncate (kept);
      if (!known)
	kinds.safe_push (a);
    }
}

static int
compare_bytes (const void *pa, const void *pb)
{
  unsigned HOST_WIDE_INT a = *(const unsigned HOST_WIDE_INT *) pa;
  unsigned HOST_WIDE_INT b = *(const unsigned HOST_WIDE_INT *) pb;
  return a < b ? -1 : a > b;
}

/* The number of BYTES, sorted, that are less than LIMIT.  */

static unsigned
count_below (const vec<unsigned HOST_WIDE_INT> &bytes,
	     unsigned HOST_WIDE_INT limit)
{
  unsigned low = 0, high = bytes.length ();
  while (low < high)
    {
      unsigned middle = low + (high - low) / 2;
      if (bytes[middle] < limit)
	low = middle + 1;
      else
	high = middle;
    }
  return low;
}

/* Whether a variable in memory shares the bytes of a slot is known.  */

static void
verify_exclusive (const split *s)
{
  auto_vec<unsigned HOST_WIDE_INT> starts, ends;
  for (const slot &a : s->frame.slots)
    if (a.memory)
      {
	starts.safe_push (a.offset);
	ends.safe_push (end_of (&a));
      }
  starts.qsort (compare_bytes);
  ends.qsort (compare_bytes);
  for (const slot &a : s->frame.slots)
    {
      unsigned here = (count_below (starts, end_of (&a))
		       - count_below (ends, a.offset + 1));
      if (a.exclusive != (here == (a.memory ? 1 : 0)))
	fail (s, a.exclusive ? "it is not exclusive" : "it is exclusive", &a);
    }
}

void
verify_layout (const split *s)
{
  if (!verifying_p ())
    return;
  verify_slots (s);
  for (const suspension &p : s->suspensions)
    verify_suspension_slots (s, p);
  verify_parms (s);
  verify_variables (s);
  verify_escaped (s);
  verify_exclusive (s);
}

/* OFFSET is where A, the slot of a parameter, is; or there is none.  */

static void
verify_parm_slot (const split *s, const slot *a, HOST_WIDE_INT offset)
{
  if (offset != (a ? (HOST_WIDE_INT) a->offset : -1))
    internal_error ("cogen: frame of %qD: a parameter is stored at %wd and "
		    "loaded at %wd", s->co->ramp, offset,
		    a ? (HOST_WIDE_INT) a->offset : -1);
}

void
verify_parm_slots (const split *s)
{
  if (!verifying_p ())
    return;
  const coroutine *co = s->co;
  unsigned n = s->ramp_parms.length () - s->has_chain;
  if (co->parm_slots.length () != n || co->parm_private.length () != n)
    internal_error ("cogen: %qD has %u parameters, not %u", co->ramp, n,
		    co->parm_slots.length ());
  for (unsigned i = 0; i < n; i++)
    verify_parm_slot (s, parm_slot (s, i), co->parm_slots[i]);
  verify_parm_slot (s, s->has_chain ? parm_slot (s, n) : NULL, co->chain_slot);
  tree type = co->frame_type;
  if (tree_to_uhwi (TYPE_SIZE_UNIT (type)) != s->frame.size
      || TYPE_ALIGN_UNIT (type) != s->frame.align)
    internal_error ("cogen: the type of the frame of %qD is not of its size",
		    co->ramp);
}
