/* Every invariant that is written down is verified.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   In force with -fchecking, as GCC's own verifiers are, and not after an error.
   A verifier computes what it wants to know anew, from what the phase was given
   and not from what it left behind, in the plainest way.  One that finds
   something ends the compilation with an internal error that names the
   coroutine, the invariant, and what breaks it.

     il_unchanged		an analysis edits nothing
				(support/il-unchanged.cc)
     verify_marker_ids,
     verify_no_markers		markers are understood, fetched where they are
				known, and gone in time (verify/markers.cc)
     verify_suspensions,
     verify_scope_marks		the body that is split (verify/split.cc)
     verify_layout,
     verify_parm_slots		the frame (verify/layout.cc)
     verify_homes		values at home (verify/homes.cc)
     verify_state_machine,
     verify_specialized		what became of the body (verify/machine.cc)  */

#ifndef COGEN_VERIFY_H
#define COGEN_VERIFY_H

#include "support/il-unchanged.h"
#include "support/split.h"

/* The phases that are the last to see some markers.  */
enum marker_row
{
  ROW_DELEGATION, ROW_OBJECTS, ROW_BODY, ROW_FACTS
};

extern void verify_marker_ids (function *);
/* No marker is left in FUN that LAST, or a phase before, has to lower.  */
extern void verify_no_markers (function *fun, enum marker_row last);
extern void verify_unit_without_markers (void);

extern void verify_suspensions (const split *);
extern void verify_scope_marks (const split *);

extern void verify_layout (const split *);
extern void verify_parm_slots (const split *);

extern void verify_homes (const split *);

extern void verify_state_machine (const split *);
extern void verify_specialized (const split *);

/* verify/layout.cc: for vec::qsort of pointers to slots, by offset.  */
extern int compare_slot_offsets (const void *, const void *);
/* verify/layout.cc: true if the names A and B are copies of one, or one of the
   other.  */
extern bool one_value_p (tree a, tree b);

#endif /* COGEN_VERIFY_H */
