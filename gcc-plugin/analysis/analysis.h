/* What is asked of a body before it is split; nothing here edits.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_ANALYSIS_H
#define COGEN_ANALYSIS_H

#include "support/split.h"

/* analysis/suspensions.cc  */
extern void collect_suspensions (split *);

/* analysis/liveness.cc  */
extern void compute_liveness (split *);
extern bool recomputable_p (tree name);
extern void solve_live_names (class dataflow *names);

/* analysis/copies.cc: the name that NAME is a copy of, maybe of a copy; NAME if it
   is none.  Names of which this is the same have one value where both are live.  */
extern tree copied_name (tree name);

/* analysis/homes.cc  */
extern void compute_homes (split *);
/* What S->homes knows NAME by.  */
extern tree home_key (tree name);

/* analysis/reached-vars.cc  */
extern void restrict_to_reached_vars (split *);

/* analysis/movability.cc  */
extern tree find_pinned (const split *, bool report);

/* analysis/diagnose.cc: false after an error.  */
extern bool diagnose_unsupported (function *);
extern void diagnose_live (split *);

#endif /* COGEN_ANALYSIS_H */
