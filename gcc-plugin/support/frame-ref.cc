/* How does generated code name a part of a frame, or make a trait object?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int at offset 8 in the frame that FRAME points to
   =>	MEM <int> [(char * {ref-all})frame + 8B]

   Input: a pointer, a type and an offset, or the arguments of a ramp.  Output:
   a reference, or the stores that make a frame and an object.

   The invariant: each access to a frame is one of build_slot_ref.  Slots of
   different types share bytes, so its type aliases everything; and nothing but
   this form tells the later passes, split/reloads.cc and verify/machine.cc,
   that it is a slot.

   It is below all phases: a frame is made by the ramp (functions/ramp.cc), by
   the caller whose variable it is (objects/elide.cc), and behind another one
   (functions/nested.cc).  */

#include "support/edit.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/split.h"

/* The type of pointers that may point to anything.  */

static tree
anything_pointer_type (void)
{
  return build_pointer_type_for_mode (char_type_node, VOIDmode, true);
}

tree
build_slot_ref (tree frame, tree type, HOST_WIDE_INT offset)
{
  tree ref = build2 (MEM_REF, type, frame,
		     build_int_cst (anything_pointer_type (), offset));
  if (TYPE_VOLATILE (type))
    {
      TREE_THIS_VOLATILE (ref) = 1;
      TREE_SIDE_EFFECTS (ref) = 1;
    }
  return ref;
}

void
emit_slot_store (emitter *e, tree frame, const slot *sl, tree value)
{
  if (!useless_type_conversion_p (sl->type, TREE_TYPE (value)))
    {
      tree wide = make_ssa_name (sl->type);
      e->put (gimple_build_assign (wide, NOP_EXPR, value));
      value = wide;
    }
  e->assign (build_slot_ref (frame, sl->type, sl->offset), value);
}

const slot *
slot_of (const split *s, tree key)
{
  const unsigned *k = const_cast <layout &> (s->frame).slot_of.get (key);
  return k ? &s->frame.slots[*k] : NULL;
}

tree
object_at (emitter *e, tree address, tree type)
{
  if (TREE_CODE (address) == ADDR_EXPR)
    {
      tree ref = unshare_expr (TREE_OPERAND (address, 0));
      while (TREE_CODE (TREE_TYPE (ref)) == ARRAY_TYPE)
	ref = build4 (ARRAY_REF, TREE_TYPE (TREE_TYPE (ref)), ref, size_zero_node,
		      NULL_TREE, NULL_TREE);
      if (types_compatible_p (TREE_TYPE (ref), type))
	return ref;
    }
  if (!is_gimple_mem_ref_addr (address))
    address = e->name (TREE_TYPE (address), unshare_expr (address));
  return build2 (MEM_REF, type, address, build_zero_cst (build_pointer_type (type)));
}

tree
object_field (tree object, tree field)
{
  return build3 (COMPONENT_REF, TREE_TYPE (field), unshare_expr (object), field,
		 NULL_TREE);
}

void
build_object (emitter *e, tree object, tree self, tree vtable)
{
  tree field = trait_self_field (TREE_TYPE (object));
  e->assign (object_field (object, field),
	     e->convert (TREE_TYPE (field), self));
  field = trait_vtable_field (TREE_TYPE (object));
  e->assign (object_field (object, field),
	     build_fold_addr_expr_with_type (vtable, TREE_TYPE (field)));
}

void
build_frame_init (emitter *e, const coroutine *callee, tree address,
		  tree vtable, const vec<tree> &args, tree chain)
{
  e->assign (build_slot_ref (address, integer_type_node, 0),
	     build_int_cst (integer_type_node, CO__NOT_STARTED));
  if (callee->links)
    {
      e->assign (build_slot_ref (address, unsigned_type_node, frame_wake_offset ()),
		 build_int_cst (unsigned_type_node, CO__WAKE_STEP));
      e->assign (build_slot_ref (address, ptr_type_node, frame_link_offset ()),
		 null_pointer_node);
      e->assign (build_slot_ref (address, ptr_type_node,
				 frame_vtable_offset ()),
		 build_fold_addr_expr_with_type (vtable, ptr_type_node));
    }
  unsigned i = 0;
  for (tree parm = DECL_ARGUMENTS (callee->ramp); parm;
       parm = DECL_CHAIN (parm), i++)
    {
      HOST_WIDE_INT offset = callee->parm_slots[i];
      if (offset < 0)
	continue;
      tree type = TYPE_MAIN_VARIANT (TREE_TYPE (parm)), value = args[i];
      if (is_gimple_reg_type (type))
	{
	  value = e->convert (type, value);
	  if (!is_gimple_val (value))
	    value = e->name (type, value);
	}
      e->assign (build_slot_ref (address, type, offset), value);
    }
  if (callee->chain_slot >= 0)
    e->assign (build_slot_ref (address, ptr_type_node, callee->chain_slot),
	       e->convert (ptr_type_node, chain));
}

bool
stores_state_p (gimple *stmt, tree frame, HOST_WIDE_INT *state)
{
  if (!gimple_assign_single_p (stmt))
    return false;
  tree lhs = gimple_assign_lhs (stmt), value = gimple_assign_rhs1 (stmt);
  if (TREE_CODE (lhs) != MEM_REF || TREE_OPERAND (lhs, 0) != frame
      || !integer_zerop (TREE_OPERAND (lhs, 1))
      || TREE_CODE (value) != INTEGER_CST)
    return false;
  *state = tree_to_shwi (value);
  return true;
}
