/* What a step tells the runtime of the chain it is in.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_CHAIN_CALLS_H
#define COGEN_CHAIN_CALLS_H

/* Let FRAME's body, at E, put the object that the
   MARKER_CHAIN CALL names in ROOT's chain; its result goes to OFFSET in the
   frame.  */
extern void lower_chain (emitter *e, gcall *call, tree frame, tree root,
			 unsigned HOST_WIDE_INT offset);
/* Let FRAME's drop function, at E, drop what the MARKER_UNCHAIN CALL finds in
   its chain.  */
extern void lower_unchain (emitter *e, gcall *call, tree frame);
/* The same of what the MARKER_UNWAIT CALL drops.  */
extern void lower_unwait (emitter *e, gcall *call, tree frame);
/* What is returned by who lets others run, computed at E: it waits, and CONTEXT's waker has
   been woken.  */
extern tree build_turn (emitter *e, tree context);
/* What a step returns that has linked something, and one that has finished,
   computed at E; FINISHED is what its method returns then.  */
extern tree build_again (emitter *e, tree context, tree out, tree root);
extern tree build_finish (emitter *e, tree frame, tree context, tree out,
			  tree root, int finished);
/* The pointer TAGGED, which may have bit 0 set, without that.  */
extern tree build_untagged (emitter *e, tree tagged);
/* Where the step of a future with the frame FRAME stores its result: in OUT if
   it is the root, else in the next outer frame.  */
extern tree build_result_address (emitter *e, tree frame, tree out, tree root);

#endif /* COGEN_CHAIN_CALLS_H */
