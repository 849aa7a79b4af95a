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
/* Copy the body of FROM to the new declaration TO; return TO's node.  */
extern cgraph_node *copy_body (tree from, tree to);
/* Return a new local variable of FUN to take the place of PARM.  */
extern tree localize_parm (function *fun, tree parm);
/* Replace in FUN's body each declaration that MAP has.  */
extern void replace_decls (function *fun, hash_map<tree, tree> *map);
/* Let debuggers call FNDECL, made from a coroutine, by its own name.  */
extern void call_by_own_name (tree fndecl);

#endif /* COGEN_FUNCTION_COPY_H */
