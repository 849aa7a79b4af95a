/* Questions about statements and functions that several phases ask.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_QUERIES_H
#define COGEN_QUERIES_H

/* Return the variable that REF is a part of, or null.  */
extern tree base_decl (tree ref);
/* Go back from VALUE over copies, casts and additions to what it comes from.  */
extern tree address_origin (tree value);
/* The variable of FUN's activation that ADDRESS is of, or of a part of; else null.  */
extern tree local_pointee (const function *fun, tree address);
/* What the user calls a function that the header has named NAME: co_lambda or co_do;
   null if it is the user's own name.  */
extern const char *anonymous_name (const char *name);
/* True if CALL passes just what the parameters of FNDECL, whose definition is
   here, are declared as; an old-style definition does not ensure it.  */
extern bool arguments_match_p (const gcall *call, tree fndecl);
/* True if CALL passes what can be converted to them: a char as an int, say.  */
extern bool arguments_fit_p (const gcall *call, tree fndecl);
/* Return the function in whose source STMT of FUN stands: FUN, or what is
   inlined there.  */
extern tree function_of_statement (function *fun, const gimple *stmt);
/* True if CALL allocates memory in the stack frame of its caller.  */
extern bool alloca_call_p (const gcall *call);
/* True if TYPE has no size that is known at compile time although it is no array,
   as a vector of SVE or of RISC-V.  */
extern bool sizeless_type_p (const_tree type);
/* SIZE, a number of bytes.  If it is not constant, what has it was diagnosed, and
   the least that it can be will do.  */
extern unsigned HOST_WIDE_INT constant_size (const_tree size);
/* Return the name of an attribute of FNDECL that says how its one body is
   compiled, of which the split makes several; or null.  */
extern const char *attribute_without_coroutine (tree fndecl);
/* True if FUN may come back to a point that it has left: it calls setjmp, vfork or
   their like, or a nested function jumps into it.  */
extern bool returned_to_p (const function *fun);
/* True if BB can be executed after FROM, or is it.  */
extern bool block_reaches_p (function *, basic_block from, basic_block bb);
/* The switch over the states with which FUN, a resume or drop function, begins; null
   if it does not.  */
extern gswitch *find_dispatch (function *fun);
/* The statement that is executed right before STMT, debug statements and ends of
   variables' lives aside; null if there are several.  */
extern gimple *statement_before (gimple *stmt);
/* True if the body of FNDECL does not use its static chain.  */
extern bool static_chain_unused_p (tree fndecl);
/* The call whose answer decides that control takes E, over casts, comparisons and negations;
   null if there is none.  It is *K there if *EQUAL, else it is not.  */
extern gcall *answer_on (edge e, bool *equal, HOST_WIDE_INT *k);
/* True if TYPE is struct NAME.  */
extern bool type_called_p (const_tree type, const char *name);

/* True if a macro of our headers stands for what is at LOC, a pure location.  */
extern bool our_macro_p (location_t loc);
/* The macro, or the function, of our headers that the user has written for what is at *LOC,
   which becomes where it is in his text; null if there is none.  */
extern const char *our_name_at (location_t *loc);
/* True if CALL executes nothing but statements of functions of this unit, which give nobody
   else the control.  */
extern bool self_contained_call_p (const gcall *call);

/* True if VAR is the variable that a co_for hides: the front end gives it no
   name.  A jump into the loop passes by what initializes it.  */

static inline bool
hidden_loop_var_p (const_tree var)
{
  return VAR_P (var) && DECL_ARTIFICIAL (var) && !DECL_NAME (var);
}

/* True if at this -O nothing is inlined that need not be.  */

static inline bool
not_inlined_p (void)
{
  return !optimize || optimize_debug;
}

#endif /* COGEN_QUERIES_H */
