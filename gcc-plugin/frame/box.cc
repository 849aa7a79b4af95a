/* Variables that would pin a frame get allocations of their own.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	__attribute__ ((co_movable_box)) co_iterator(int) f (void)
	{ char buf[64], *p = buf;  co_yield (1);  *p = 0; }

   p points into the frame, which is pinned by that.  So buf moves to a block of
   the list of frame/vla.cc,

	pointer = co__vla_push (&vlas, 64, 1, "f");  p = pointer;

   and the frame holds a pointer to it, which is no self-reference.

   Input: a resume body whose liveness is known.  Output: the same with such
   variables boxed; its liveness, again; whether the coroutine is pinned.

   compute_movability asks find_pinned (analysis/movability.cc), an analysis,
   which variable pins the frame, boxes that one, and asks again: what is boxed
   may have held the address of another.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "frame/frame.h"
#include "split/rewrite.h"
#include "support/frame-ref.h"
#include "support/il-unchanged.h"
#include "support/split.h"

/* Let VAR, a memory variable of S's body, live in a block of the list, from the
   start to the end of the coroutine; false if that cannot be.  */

static bool
box_variable (split *s, tree var)
{
  if (s->boxed.contains (var))
    return false;
  s->boxed.safe_push (var);
  make_vla_list (s);
  location_t loc = DECL_SOURCE_LOCATION (var);
  basic_block start = single_succ (ENTRY_BLOCK_PTR_FOR_FN (s->fun));
  tree pointer = make_ssa_name (ptr_type_node);
  gcall *push = build_vla_push (s, DECL_SIZE_UNIT (var),
				MAX (DECL_ALIGN_UNIT (var), 1));
  gimple_call_set_lhs (push, pointer);
  append (start, push, loc);
  rewrite_var_through (s, var, pointer, push);
  if (s->ramp_parms.contains (var))
    {
      tree to = build_slot_ref (pointer, TREE_TYPE (var), 0), value = var;
      if (is_gimple_reg_type (TREE_TYPE (var)))
	{
	  value = make_ssa_name (TYPE_MAIN_VARIANT (TREE_TYPE (var)));
	  append (start, gimple_build_assign (value, var), loc);
	}
      append (start, gimple_build_assign (to, value), loc);
    }
  mark_virtual_operands_for_renaming (s->fun);
  update_ssa (TODO_update_ssa);
  return true;
}

/* find_pinned, which edits nothing.  */

static tree
ask_what_pins (split *s, bool report)
{
  il_unchanged guard (s->fun, "find_pinned");
  return find_pinned (s, report);
}

/* Decide whether the frame of S may be moved, honoring what the user declared;
   variables that would pin it may get allocations of their own.  */

void
compute_movability (split *s)
{
  tree attributes = DECL_ATTRIBUTES (s->co->ramp);
  if (lookup_attribute (PINNED_ATTRIBUTE, attributes))
    {
      s->co->pinned = true;
      return;
    }
  bool box = lookup_attribute (MOVABLE_BOX_ATTRIBUTE, attributes);
  tree var;
  while (box && (var = ask_what_pins (s, false)) != NULL_TREE)
    {
      if (!box_variable (s, var))
	break;
      analyze (s, "compute_liveness", compute_liveness);
    }
  ask_what_pins (s, box || lookup_attribute (MOVABLE_ATTRIBUTE, attributes));
}
