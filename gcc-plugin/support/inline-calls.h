/* Calls that are inlined at once.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_INLINE_CALLS_H
#define COGEN_INLINE_CALLS_H

#include "support/coroutine.h"

/* Plan that the call of E is inlined into ROOT's function; return the copy of the
   callee's node, whose own calls may be planned in turn.  */
extern cgraph_node *plan_inlined (cgraph_edge *e, cgraph_node *root);
/* Inline into ROOT's function, the current one, what is planned, and nothing else.  */
extern void inline_planned (cgraph_node *root);

/* Inline into the function of NODE, where that is to happen anyway, the wrappers of
   <string.h> and its like that ask how large an object is.  */
extern void inline_wrappers (cgraph_node *node);

#endif /* COGEN_INLINE_CALLS_H */
