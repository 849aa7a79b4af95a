/* The functions of the unit: their order and their cycles.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_UNIT_H
#define COGEN_UNIT_H

#include "support/coroutine.h"

/* List in FUNCTIONS those whose bodies are there to be worked on, in the order
   of the source.  */
extern void functions_in_order (vec<cgraph_node *> *functions);

/* The same, callees before callers.  */
extern void functions_callees_first (vec<cgraph_node *> *functions);

/* True if the body of NODE's function is there to be worked on.  */
extern bool body_available_p (cgraph_node *node);

/* Find the cycles of calls; again after calls were changed.  */
extern void find_cycles (void);

/* True if the functions A and B call each other, if indirectly.  */
extern bool same_cycle_p (tree a, tree b);

/* The coroutine that DECL is, once it is split; else NULL.  */
extern coroutine *coroutine_of (tree decl);
/* The split coroutine whose resume, drop or destroy function DECL is; else
   NULL.  */
extern coroutine *coroutine_of_part (tree decl);
/* The coroutine that the variable VAR is the elided frame of; else NULL.  */
extern coroutine *coroutine_of_frame (const_tree var);
/* CO is split.  */
extern void note_split (coroutine *co);
/* True if -fplugin-arg-cogen-limit allows one more elision.  */
extern bool within_limit_p (void);

#endif /* COGEN_UNIT_H */
