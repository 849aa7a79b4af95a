/* The functions of the unit: their order and their cycles.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_UNIT_H
#define COGEN_UNIT_H

/* List in FUNCTIONS those whose bodies are there to be worked on, in the order of
   the source.  */
extern void functions_in_order (vec<cgraph_node *> *functions);

/* The same, callees before callers.  */
extern void functions_callees_first (vec<cgraph_node *> *functions);

/* True if the body of NODE's function is there to be worked on.  */
extern bool body_available_p (cgraph_node *node);

/* Find the cycles of calls; again after calls were changed.  */
extern void find_cycles (void);

/* True if the functions A and B call each other, if indirectly.  */
extern bool same_cycle_p (tree a, tree b);

#endif /* COGEN_UNIT_H */
