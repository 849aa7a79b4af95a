/* Calls of libco-rt from generated code.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_RUNTIME_CALLS_H
#define COGEN_RUNTIME_CALLS_H

#include "support/traits.h"

struct emitter;
struct gcall;

/* Return the declaration of libco-rt's function NAME: the one that the unit
   uses or defines already, if any.  */
extern tree runtime_function (const char *name, tree type, bool noreturn);
/* Return a call of it, of RESULT_TYPE, with ARGS; it may throw.  */
extern gcall *build_runtime_call (const char *name, tree result_type,
				  const vec<tree> &args);
/* Return what the runtime's NAME, called at E with ARGS, returns, an int.  */
extern tree build_runtime_value (emitter *e, const char *name,
				 const vec<tree> &args);

/* Calls that abort: for REASON, of the coroutine whose name is the string NAME,
   or null; because of the STATE that it is in; and because the object with
   VTABLE is made for another version.  */
extern gcall *build_panic (tree name, enum co__panic_reason reason);
extern gcall *build_state_panic (tree name, tree state);
extern gcall *build_abi_panic (tree vtable);
/* Return the address of a constant string that says where LOC is, in FNDECL.  */
extern tree place_string (tree fndecl, location_t loc);
/* Return the address of RAMP's name as a constant string.  */
extern tree coroutine_name_string (tree ramp);

#endif /* COGEN_RUNTIME_CALLS_H */
