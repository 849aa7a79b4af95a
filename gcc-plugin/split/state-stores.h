/* Who sees and who stores the state?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_STATE_STORES_H
#define COGEN_STATE_STORES_H

/* True if STMT may let somebody else look at the state, or change it.  */
extern bool sees_state_p (gimple *stmt);
/* Execute fewer stores of the state in FUN, a resume function.  */
extern void reduce_state_stores (function *fun);

#endif /* COGEN_STATE_STORES_H */
