/* What people see of a coroutine: in a debugger, in a picture.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_SHOW_H
#define COGEN_SHOW_H

#include "support/split.h"

/* show/frame-type.cc  */
extern void finish_frame_type (split *);

/* show/places.cc  */
/* Print where P of the coroutine of S suspends, the innermost place first; for DEBUG info
   with columns.  */
extern void print_places (pretty_printer *, const split *, const suspension *p,
			  bool debug);
/* Return the variable, or the SSA name of a pointer to one, whose step decided
   that P suspends; null if there is none.  In

	status = poll (&object, ...);
	if (status == PENDING) suspend;

   it is OBJECT, whatever the poll has become; and so it is in

	status = WAIT (&object, ...);  */
extern tree stepped_by (const suspension *);
/* Build the data that says where the coroutine of S waits, if it is to have it.  */
extern void build_places (split *);

/* show/names.cc  */
extern void note_awaited (function *, coroutine *);
extern const awaited *awaited_at (const coroutine *, location_t, awaited *);

/* show/messages.cc: from now on, call functions in messages as the user knows them.  */
extern void name_in_messages (void);

/* show/graph.cc  */
extern void draw_coroutine (const split *);
extern void write_graph (void);

#endif /* COGEN_SHOW_H */
