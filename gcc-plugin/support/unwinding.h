/* What happens when an exception, or the end of a thread, leaves a call.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_UNWINDING_H
#define COGEN_UNWINDING_H

/* Let CLEAN_UP be executed when one of STATEMENTS of the current function FUN, which may
   throw to the same place, does; then unwinding goes on there.  With -fexceptions only.
   A finish_edit must follow.  */
extern void clean_up_when_left (function *fun, const vec<gimple *> &statements,
				gimple *clean_up);

/* List in STATEMENTS what in FUN may throw to its caller, but for `resx', which goes to
   RESUMING.  */
extern void find_thrown_to_caller (function *fun, vec<gimple *> *statements,
				   vec<gimple *> *resuming);

#endif /* COGEN_UNWINDING_H */
