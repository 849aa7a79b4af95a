/* What is in a frame, and where.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FRAME_H
#define COGEN_FRAME_H

#include "support/split.h"

/* frame/trampoline.cc  */
extern void lower_trampolines (split *);

/* frame/vla.cc: true if anything changed.  */
extern bool lower_vlas (split *);
extern void make_vla_list (split *);
extern gcall *build_vla_push (split *, tree size, unsigned align);

/* frame/fields.cc: true if anything changed.  */
extern bool split_fields (split *);

/* frame/object-sizes.cc  */
extern void bound_object_sizes (function *);

/* frame/box.cc  */
extern void compute_movability (split *);

/* Slots of this size and more come last, and have no guards.  */
static const unsigned HOST_WIDE_INT HUGE_SIZE = HOST_WIDE_INT_1U << 30;

/* frame/layout.cc  */
extern void compute_layout (split *);
/* frame/place.cc: CONFLICTS has for each slot those that it must share no byte
   with, COPIES those that it must share all bytes with or none.  */
extern void place_slots (split *s, const vec<bitmap> &conflicts,
			 const vec<bitmap> &copies);

/* frame/scopes.cc  */
extern void remove_scope_marks (split *);

#endif /* COGEN_FRAME_H */
