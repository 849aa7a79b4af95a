/* From a body to two functions that resume it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_REWRITE_H
#define COGEN_REWRITE_H

#include "support/split.h"

/* split/outline.cc  */
extern void outline_body (cgraph_node *, split *);
extern void split_suspension_blocks (function *);

/* split/dead-phis.cc  */
extern void remove_dead_phis (function *);

/* split/homes.cc  */
extern void use_homes (split *);

/* split/working-copies.cc  */
extern void use_working_copies (split *);

/* split/park.cc  */
extern void park_values (split *);

/* split/rewrite.cc  */
extern void rewrite_body (split *);

/* split/guards.cc  */
extern void emit_poison (emitter *e, bool poison, tree address,
			 unsigned HOST_WIDE_INT size);
extern bool poison_call_p (gimple *);

/* split/slots.cc  */
extern void rewrite_memory_vars (split *, gimple *entry);
extern void rewrite_var_through (split *, tree var, tree pointer,
				 gimple *after);
extern void describe_slots (split *);

/* split/reloads.cc  */
extern void remove_redundant_stores (split *, tree frame);
extern void remove_dead_reloads (function *, tree frame);
extern void join_reloads (function *, tree frame);

/* split/specialize.cc  */
extern void specialize (split *);

/* split/unwinding.cc  */
extern void note_unwinding (coroutine *);

#endif /* COGEN_REWRITE_H */
