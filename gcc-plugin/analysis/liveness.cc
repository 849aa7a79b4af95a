/* What is live across each suspension?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Input: a resume body, still the user's control flow, with its suspension
   points as calls of MARKER_YIELD, MARKER_SUSPEND and MARKER_WAIT.  Output: per suspension
   the SSA names and the memory variables that it must preserve, and per
   memory variable those that are live at the same time as it.

   1. compute_live_names (analysis/live-names.cc).
   2. compute_live_vars (analysis/live-vars.cc).
   3. restrict_to_reached_vars (analysis/reached-vars.cc).

   It runs before any optimization, so that what is live, and so the frame,
   is the same at every -O.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "analysis/live.h"

void
liveness::reset ()
{
  vars.truncate (0);
  var_index.empty ();
  at_end.empty ();
  bitmap_obstack_release (&m_obstack);
  bitmap_obstack_initialize (&m_obstack);
  across = new_set ();
  vars_across = new_set ();
  vars_escaped = new_set ();
}

void
compute_liveness (split *s)
{
  s->live.reset ();
  for (suspension &p : s->suspensions)
    {
      p.names = s->live.new_set ();
      p.vars = s->live.new_set ();
      p.used_vars = s->live.new_set ();
    }
  compute_live_names (s);
  compute_live_vars (s);
  restrict_to_reached_vars (s);
}
