/* Functions made from others: declarations like another, copies of bodies.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FUNCTION_COPY_H
#define COGEN_FUNCTION_COPY_H

/* Return a declaration for a function made from the one declared FROM, called
   FROM.SUFFIX.  */
extern tree build_sibling_decl (tree from, const char *suffix);
/* Give FNDECL a new result of TYPE, and return that.  */
extern tree build_result (tree fndecl, tree type);
/* Return a new parameter of FNDECL, for which it is to be put in the list.  */
extern tree build_parm (tree fndecl, const char *name, tree type);
/* Copy the body of FROM to the new declaration TO; return TO's node.  */
extern cgraph_node *copy_body (tree from, tree to);
/* Release the body of NODE's function, which gets another one.  */
extern void forget_body (cgraph_node *node);
/* Return a new local variable of FUN to take the place of PARM.  */
extern tree localize_parm (function *fun, tree parm);
/* Replace in FUN's body each declaration that MAP has.  */
extern void replace_decls (function *fun, hash_map<tree, tree> *map);
/* Let debuggers call FNDECL, made from a coroutine, by its own name.  They
   would take it for the body otherwise, of which it would be an instance.
   Then it cannot be inlined or cloned: GCC makes no abstract instance of it
   any more.  */
extern void call_by_own_name (tree fndecl);

#endif /* COGEN_FUNCTION_COPY_H */
