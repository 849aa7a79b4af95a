/* The structures of <cogen/rt.h> and <cogen/abi.h> in generated code.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_SUPPORT_ABI_H
#define COGEN_SUPPORT_ABI_H

struct coroutine;

/* The members of a vtable of ours, in order.  */
enum vtable_member
{
  VTABLE_ABI, VTABLE_FLAGS, VTABLE_SIZE, VTABLE_ALIGN, VTABLE_NAME, VTABLE_DROP,
  VTABLE_METHOD, VTABLE_COROUTINE, VTABLE_STEP, VTABLE_LAST
};

/* Return a record with N fields of TYPES.  */
extern tree build_record (const tree *types, int n);
/* The type that has the layout of every vtable of ours.  */
extern tree vtable_type (void);
/* The field number MEMBER of RECORD.  */
extern tree record_field (tree record, int member);
/* Return the value of type TYPE in a member of the vtable that the pointer
   VTABLE points to.  */
extern tree build_vtable_load (tree vtable, enum vtable_member, tree type);

/* What a frame begins with: the offsets of link and vtable in one that has
   these, in a root of its enum co__wake, and the size of all.  */
extern unsigned HOST_WIDE_INT frame_wake_offset (void);
extern unsigned HOST_WIDE_INT frame_link_offset (void);
extern unsigned HOST_WIDE_INT frame_vtable_offset (void);
extern unsigned HOST_WIDE_INT frame_header_size (const coroutine *);
/* The offset, in a generator that has these, of where its result goes while it is a
   root.  */
extern unsigned HOST_WIDE_INT frame_result_offset (void);
/* Where in a frame what it awaits, and the result of that, should be: there roots poll it
   (CO__AWAITED of <cogen/abi.h>).  */
extern unsigned HOST_WIDE_INT frame_awaited_offset (void);
extern unsigned HOST_WIDE_INT frame_awaited_result_offset (void);

#endif /* COGEN_SUPPORT_ABI_H */
