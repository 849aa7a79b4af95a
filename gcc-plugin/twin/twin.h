/* The plain function that a coroutine would be, for the sake of its warnings.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_TWIN_H
#define COGEN_TWIN_H

#include "support/coroutine.h"

/* twin/twin.cc: true if the function FUN can have a twin: it can be copied, which one that
   keeps the addresses of its labels cannot; not in torture mode.  */
extern bool may_have_twin_p (function *fun);
/* Warn of the coroutine of NODE, whose body is as the front end has made it,
   as GCC would of a plain function.  */
extern void warn_as_plain (cgraph_node *node);

/* twin/silence.cc: see to it that GCC warns of each line once.  */
extern void register_silence (const char *plugin);
/* FNDECL is what a coroutine has become, or a part of that.  */
extern void keep_silent (tree fndecl);

/* twin/returned.cc: warn where FUN, the current function, gives the address of a local
   variable as its result.  */
extern void warn_of_returned_addresses (function *fun);

#endif /* COGEN_TWIN_H */
