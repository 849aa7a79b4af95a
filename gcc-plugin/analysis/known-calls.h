/* Functions whose names tell what they do with pointers.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_KNOWN_CALLS_H
#define COGEN_KNOWN_CALLS_H

/* A function and what it does with its arguments, a letter each
   (analysis/library-calls.def).  */
struct known_call
{
  const char *name, *arguments;
};

/* Return what is known of FNDECL by its name, or null.  */
extern const known_call *known_by_name (tree fndecl);

#endif /* COGEN_KNOWN_CALLS_H */
