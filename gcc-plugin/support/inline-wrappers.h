/* Calls of functions that are always inlined.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_INLINE_WRAPPERS_H
#define COGEN_INLINE_WRAPPERS_H

#include "support/coroutine.h"

/* Inline into the function of NODE, where that is to happen anyway, the wrappers of
   <string.h> and its like that ask how large an object is; true if there were any.  */
extern bool inline_wrappers (cgraph_node *node);

#endif /* COGEN_INLINE_WRAPPERS_H */
