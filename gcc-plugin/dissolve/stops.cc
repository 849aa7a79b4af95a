/* Lines where a debugger can stop.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Nothing is left of a `co_yield (v)' that has dissolved but a jump.  At -O0 a line
   is where an edge between two blocks says so, but what is done to blocks must not
   depend on -O, since frames must not.  So it is a statement that does nothing
   until all has dissolved.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"

static hash_set<int_hash<location_t, UNKNOWN_LOCATION, BUILTINS_LOCATION> > *lines;

/* Let one stop at the end of BB for LOC.  */

void
append_stop (basic_block bb, location_t loc)
{
  if (LOCATION_LOCUS (loc) <= BUILTINS_LOCATION)
    return;
  if (!lines)
    lines = new hash_set<int_hash<location_t, UNKNOWN_LOCATION,
				  BUILTINS_LOCATION> >;
  lines->add (LOCATION_LOCUS (loc));
  append (bb, gimple_build_nop (), loc);
}

/* Replace the stops in FUN, the current function, by edges that are ones.  */

void
settle_stops (function *fun)
{
  if (!lines)
    return;
  auto_vec<gimple *> stops;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_nop_p (gsi_stmt (gsi)) && gimple_has_location (gsi_stmt (gsi))
	  && lines->contains (LOCATION_LOCUS (gimple_location
						(gsi_stmt (gsi)))))
	stops.safe_push (gsi_stmt (gsi));
  for (gimple *stop : stops)
    {
      if (!optimize)
	split_block (gimple_bb (stop), stop)->goto_locus
	  = gimple_location (stop);
      gimple_stmt_iterator gsi = gsi_for_stmt (stop);
      gsi_remove (&gsi, true);
    }
  if (!stops.is_empty () && !optimize)
    finish_edit (fun, true);
}

void
forget_stops (void)
{
  delete lines;
  lines = NULL;
}
