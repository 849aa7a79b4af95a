/* Constant data that belongs to a coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_CONSTANT_DATA_H
#define COGEN_CONSTANT_DATA_H

/* True if FNDECL has the attribute weakref.  */
extern bool weak_reference_p (tree fndecl);
/* The assembler's name of the SUFFIX, such as "place", of the coroutine FNDECL; a
   symbol's version stays at its end.  */
extern tree name_of_part (tree fndecl, const char *suffix);
/* Return a declaration of constant data of TYPE called RAMP.SUFFIX.  */
extern tree build_data_decl (tree ramp, const char *suffix, tree type);
/* Return an array of the constants VALUES, which have TYPE, called RAMP.SUFFIX.  */
extern tree build_array_data (tree ramp, const char *suffix, tree type,
			      const vec<tree> &values);
/* Return an array of the integers VALUES, which have TYPE, called RAMP.SUFFIX.  */
extern tree build_constant_array (tree ramp, const char *suffix, tree type,
				  const vec<unsigned HOST_WIDE_INT> &values);
/* Give VAR, a record, the N constants VALUES.  */
extern void initialize_record (tree var, const tree *values, int n);

#endif /* COGEN_CONSTANT_DATA_H */
