/* The parts of analysis/liveness.cc.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_LIVE_H
#define COGEN_LIVE_H

#include "support/split.h"

/* analysis/live-names.cc  */
extern void compute_live_names (split *);

/* analysis/live-vars.cc  */
extern void compute_live_vars (split *);

#endif /* COGEN_LIVE_H */
