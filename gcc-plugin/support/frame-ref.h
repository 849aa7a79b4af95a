/* References into frames and trait objects.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FRAME_REF_H
#define COGEN_FRAME_REF_H

/* Return a reference to the TYPE at OFFSET in the frame that FRAME points
   to.  */
extern tree build_slot_ref (tree frame, tree type, HOST_WIDE_INT offset);
/* Insert at E: store VALUE in its slot SL of FRAME.  */
extern void emit_slot_store (emitter *e, tree frame, const struct slot *sl,
			     tree value);
/* A reference at E to the trait object of type TYPE that ADDRESS points to: an operand of
   any pointer type, such as the address of the array that has it first.  */
extern tree object_at (emitter *e, tree address, tree type);
/* A reference to FIELD of the trait object OBJECT.  */
extern tree object_field (tree object, tree field);
/* Insert at E: make OBJECT, an lvalue of trait type, the object with the frame
   at SELF and the vtable VTABLE.  */
extern void build_object (emitter *e, tree object, tree self, tree vtable);
/* Insert at E: store the initial state, those of the arguments ARGS that
   CALLEE's body needs, and the static chain CHAIN in the frame at ADDRESS of an
   object with VTABLE.  */
extern void build_frame_init (emitter *e, const coroutine *callee, tree address,
			      tree vtable, const vec<tree> &args, tree chain);
/* True if STMT stores a constant in the state of the frame at FRAME: *STATE.  */
extern bool stores_state_p (gimple *stmt, tree frame, HOST_WIDE_INT *state);

#endif /* COGEN_FRAME_REF_H */
