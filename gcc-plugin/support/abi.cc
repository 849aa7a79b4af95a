/* What do the structures of <cogen/rt.h> and <cogen/abi.h> look like to
   generated code?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	vtable->step		of a coroutine that links
   =>	MEM <void *> [(char * {ref-all})vtable + 56B]

   Input: a member of a vtable, or a coroutine whose frame's header is meant.
   Output: a type, an offset, or a load.

   The numbers (states, flags, reasons, the version) are the headers' own,
   which the plugin includes.  The layout is not: it is the target's, computed
   by GCC, and the plugin may run on another machine.

   The invariant: enum vtable_member and vtable_type have the members of struct
   co__coroutine_vtable in its order, and the frame_* functions those of struct
   co__frame.  verify/layout.cc computes the header anew.

   It is below all phases: objects/ loads from vtables, functions/ makes them,
   frame/ keeps the header free of slots and split/ writes it.  */

#include "support/edit.h"
#include "support/abi.h"
#include "support/frame-ref.h"

tree
build_record (const tree *types, int n)
{
  tree record = make_node (RECORD_TYPE), chain = NULL_TREE;
  for (int i = n - 1; i >= 0; i--)
    {
      tree field = build_decl (BUILTINS_LOCATION, FIELD_DECL, NULL_TREE,
			       types[i]);
      DECL_CONTEXT (field) = record;
      DECL_CHAIN (field) = chain;
      chain = field;
    }
  TYPE_FIELDS (record) = chain;
  layout_type (record);
  return record;
}

tree
vtable_type (void)
{
  tree types[VTABLE_LAST] = { unsigned_type_node, unsigned_type_node,
			      size_type_node, size_type_node,
			      const_ptr_type_node, ptr_type_node,
			      ptr_type_node, const_ptr_type_node,
			      ptr_type_node };
  return build_record (types, VTABLE_LAST);
}

tree
record_field (tree record, int member)
{
  tree field = TYPE_FIELDS (record);
  while (member-- > 0)
    field = DECL_CHAIN (field);
  return field;
}

tree
build_vtable_load (tree vtable, enum vtable_member member, tree type)
{
  tree decl = record_field (vtable_type (), member);
  return build_slot_ref (vtable, type, int_byte_position (decl));
}

unsigned HOST_WIDE_INT
frame_wake_offset (void)
{
  return int_size_in_bytes (integer_type_node);
}

unsigned HOST_WIDE_INT
frame_link_offset (void)
{
  return ROUND_UP (2 * int_size_in_bytes (integer_type_node),
		   int_size_in_bytes (ptr_type_node));
}

unsigned HOST_WIDE_INT
frame_vtable_offset (void)
{
  return frame_link_offset () + int_size_in_bytes (ptr_type_node);
}

unsigned HOST_WIDE_INT
frame_result_offset (void)
{
  return frame_vtable_offset () + int_size_in_bytes (ptr_type_node);
}

unsigned HOST_WIDE_INT
frame_awaited_offset (void)
{
  return frame_vtable_offset () + int_size_in_bytes (ptr_type_node);
}

unsigned HOST_WIDE_INT
frame_awaited_result_offset (void)
{
  return frame_awaited_offset () + 2 * int_size_in_bytes (ptr_type_node);
}

unsigned HOST_WIDE_INT
frame_header_size (const coroutine *co)
{
  if (!co->links)
    return int_size_in_bytes (integer_type_node);
  return (frame_result_offset ()
	  + (co->t.kind == TRAIT_GENERATOR ? int_size_in_bytes (ptr_type_node) : 0));
}
