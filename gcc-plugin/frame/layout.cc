/* Where in the frame is what?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Input: what is live across the suspensions of a body, and its parameters.
   Output: an offset for each SSA name and memory variable that the frame has
   to hold.

   A slot is a range of bytes, not a field: two slots may overlap in any way if
   what they hold is never needed at once, as in

	{ char a[1000]; ...  co_yield (1);  use (a); }
	{ int b[300];   ...  co_yield (2);  use (b); }

   Slots are reached by MEM_REF at an offset, through a type that aliases
   everything; the fields of the frame's record are for debuggers alone
   (show/frame-type.cc).

   1. request_parms, request_names, request_vars make a slot for each.  A
      parameter in memory that no suspension needs gets a slot only to hand it
      over; the body copies it to its stack at the start.
   2. compute_conflicts: two names conflict if both are live across one
      suspension; a name and a variable likewise; two variables if they are
      live at once anywhere, because a variable stays in its slot while the
      coroutine runs.  The start counts as a suspension that the parameters
      are live across.
   3. separate_copies: of two names that conflict one may be a copy of the other,
      such as the parameter of a coroutine that is inlined where it is awaited.
      Then both have one value, and may share all of their bytes.
   4. place_slots (frame/place.cc) gives each an offset.

   For the address sanitizer, variables of the user's in memory have guards at both ends,
   and share no byte with anything (split/guards.cc).

   The invariant: what is live across a suspension has a slot, and no other
   slot that is needed then has its bytes.

   It runs when liveness is final and before anything is rewritten, so no
   phase after it may let more live across a suspension.  */

#include "support/edit.h"
#include "asan.h"
#include "langhooks.h"
#include "analysis/analysis.h"
#include "frame/frame.h"
#include "support/markers.h"
#include "support/queries.h"
#include "support/split.h"

/* The address sanitizer has one byte of its own for so many.  */
enum { GUARD_ALIGN = 8 };

/* The type in which a value of TYPE is kept: an integer that does not fill
   its mode cannot be stored as it is.  */

static tree
slot_type (tree type)
{
  type = TYPE_MAIN_VARIANT (type);
  if (INTEGRAL_TYPE_P (type) && TREE_CODE (type) != BOOLEAN_TYPE
      && !bitint_type_p (type) && !type_has_mode_precision_p (type))
    return lang_hooks.types.type_for_mode (TYPE_MODE (type),
					   TYPE_UNSIGNED (type));
  return type;
}

static slot *
add_slot (layout *l, tree key)
{
  slot s = { };
  s.exclusive = true;
  l->slot_of.put (key, l->slots.length ());
  l->slots.safe_push (s);
  return &l->slots.last ();
}

static void
request_name (layout *l, tree name)
{
  slot *s = add_slot (l, name);
  s->name = name;
  s->decl = SSA_NAME_VAR (name);
  s->type = slot_type (TREE_TYPE (name));
  s->size = constant_size (TYPE_SIZE_UNIT (s->type));
  s->align = TYPE_ALIGN_UNIT (s->type);
}

/* Give the slot of VAR, of a body of FUN, guards if the address sanitizer shall see who
   goes beyond the ends of it.  They grow with the variable, as those on the stack.  */

static void
request_guards (const function *fun, slot *s, tree var)
{
  if (!sanitize_flags_p (SANITIZE_USER_ADDRESS, fun->decl) || !asan_sanitize_stack_p ()
      || DECL_ARTIFICIAL (var) || s->size >= HUGE_SIZE)
    return;
  s->guarded = true;
  s->align = MAX (s->align, GUARD_ALIGN);
  s->before = 16;
  unsigned HOST_WIDE_INT after = s->size <= 16 ? 24 : s->size <= 128 ? 32
				 : s->size <= 512 ? 64 : s->size <= 4096 ? 128 : 256;
  s->after = after + ROUND_UP (s->size, GUARD_ALIGN) - s->size;
}

static void
request_var (layout *l, tree var)
{
  slot *s = add_slot (l, var);
  s->decl = var;
  s->type = TREE_TYPE (var);
  s->size = constant_size (DECL_SIZE_UNIT (var));
  s->align = MAX (DECL_ALIGN_UNIT (var), TYPE_ALIGN_UNIT (s->type));
  s->memory = true;
}

/* The SSA name that holds the value of the parameter PARM (a local variable
   of the resume function by now) at the start, or null if it is unused.  */

static tree
parm_initial_name (split *s, tree parm)
{
  gimple *load = *s->parm_load.get (parm);
  return load ? gimple_assign_lhs (load) : NULL_TREE;
}

/* Make slots for what the ramp hands over.  */

static void
request_parms (split *s)
{
  for (tree parm : s->ramp_parms)
    {
      if (!parm)
	continue;
      if (!is_gimple_reg (parm))
	{
	  request_var (&s->frame, parm);
	  unsigned v = *s->live.var_index.get (parm);
	  slot *sl = &s->frame.slots.last ();
	  sl->transfer = !bitmap_bit_p (s->live.vars_across, v);
	  sl->memory = !sl->transfer;
	  if (sl->memory)
	    request_guards (s->fun, sl, parm);
	}
      else if (tree name = parm_initial_name (s, parm))
	request_name (&s->frame, name);
    }
}

static void
request_names (split *s)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (s->live.across, 0, i, bi)
    {
      tree name = ssa_name (i);
      if (!recomputable_p (name) && !s->frame.slot_of.get (name))
	request_name (&s->frame, name);
    }
}

static void
request_vars (split *s)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (s->live.vars_across, 0, i, bi)
    {
      tree var = s->live.vars[i].decl;
      if (s->frame.slot_of.get (var))
	continue;
      request_var (&s->frame, var);
      request_guards (s->fun, &s->frame.slots.last (), var);
    }
}

/* Note of the slots of S which hold what somebody waits for.  */

static void
note_awaited (split *s)
{
  layout *l = &s->frame;
  for (const suspension &p : s->suspensions)
    if (marker_code (p.call) == MARKER_WAIT)
      for (int i = 0; i < 2; i++)
	{
	  tree arg = gimple_call_arg (p.call, i);
	  if (TREE_CODE (arg) != ADDR_EXPR)
	    continue;
	  if (unsigned *k = l->slot_of.get (TREE_OPERAND (arg, 0)))
	    (i == 0 ? l->slots[*k].awaited : l->slots[*k].answer) = true;
	}
}

/* Set for each slot of S those that it must not overlap in CONFLICTS.  */

static void
compute_conflicts (split *s, const vec<bitmap> &conflicts)
{
  layout *l = &s->frame;
  auto_bitmap together;
  unsigned i, j;
  bitmap_iterator bi;
  /* At the start: all that the ramp hands over.  */
  for (tree parm : s->ramp_parms)
    {
      if (!parm)
	continue;
      tree key = is_gimple_reg (parm) ? parm_initial_name (s, parm) : parm;
      if (key)
	bitmap_set_bit (together, *l->slot_of.get (key));
    }
  EXECUTE_IF_SET_IN_BITMAP (together, 0, i, bi)
    bitmap_ior_into (conflicts[i], together);
  for (suspension &p : s->suspensions)
    {
      bitmap_clear (together);
      EXECUTE_IF_SET_IN_BITMAP (p.names, 0, j, bi)
	if (unsigned *k = l->slot_of.get (ssa_name (j)))
	  bitmap_set_bit (together, *k);
      EXECUTE_IF_SET_IN_BITMAP (p.vars, 0, j, bi)
	bitmap_set_bit (together, *l->slot_of.get (s->live.vars[j].decl));
      EXECUTE_IF_SET_IN_BITMAP (together, 0, i, bi)
	bitmap_ior_into (conflicts[i], together);
    }
  for (i = 0; i < l->slots.length (); i++)
    if (l->slots[i].memory)
      {
	unsigned v = *s->live.var_index.get (l->slots[i].decl);
	EXECUTE_IF_SET_IN_BITMAP (s->live.vars[v].conflicts, 0, j, bi)
	  if (unsigned *k = l->slot_of.get (s->live.vars[j].decl))
	    {
	      if (!l->slots[*k].memory)
		continue;
	      bitmap_set_bit (conflicts[i], *k);
	      bitmap_set_bit (conflicts[*k], i);
	    }
      }
}

/* Of the names of S that conflict, those that always have the same value do not:
   move them from CONFLICTS to COPIES.  */

static void
separate_copies (split *s, const vec<bitmap> &conflicts, const vec<bitmap> &copies)
{
  const layout *l = &s->frame;
  hash_map<tree, bitmap> same;
  bitmap_obstack sets;
  bitmap_obstack_initialize (&sets);
  for (unsigned i = 0; i < l->slots.length (); i++)
    if (tree name = l->slots[i].name)
      {
	bool existed;
	bitmap &all = same.get_or_insert (copied_name (name), &existed);
	if (!existed)
	  all = BITMAP_ALLOC (&sets);
	bitmap_set_bit (all, i);
      }
  for (unsigned i = 0; i < l->slots.length (); i++)
    if (tree name = l->slots[i].name)
      {
	bitmap_and (copies[i], conflicts[i], *same.get (copied_name (name)));
	bitmap_clear_bit (copies[i], i);
	bitmap_and_compl_into (conflicts[i], copies[i]);
      }
  bitmap_obstack_release (&sets);
}

void
compute_layout (split *s)
{
  request_parms (s);
  request_names (s);
  request_vars (s);
  note_awaited (s);
  bitmap_obstack sets;
  bitmap_obstack_initialize (&sets);
  auto_vec<bitmap> conflicts, copies;
  for (unsigned i = 0; i < s->frame.slots.length (); i++)
    {
      conflicts.safe_push (BITMAP_ALLOC (&sets));
      copies.safe_push (BITMAP_ALLOC (&sets));
    }
  compute_conflicts (s, conflicts);
  separate_copies (s, conflicts, copies);
  place_slots (s, conflicts, copies);
  bitmap_obstack_release (&sets);
}
