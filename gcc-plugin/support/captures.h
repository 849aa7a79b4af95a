/* What coroutines get by reference of the functions around them, and by address.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_CAPTURES_H
#define COGEN_CAPTURES_H

#include "support/cogen-plugin.h"

/* Why a variable is not got by value.  */
enum by_reference
{
  BY_VALUE,
  BY_REFERENCE_TYPE,		/* Its type's values cannot be copied.  */
  BY_REFERENCE_WRITE,		/* It may be written once the object is made.  */
  BY_REFERENCE_ADDRESS,		/* Its address is taken.  */
  BY_REFERENCE_USE,		/* It is an object, which others use.  */
  BY_REFERENCE_NAMED,		/* It is used by a function with a name.  */
  BY_REFERENCE_OTHER
};

/* A variable that a coroutine uses where it is.  */
struct captured_reference
{
  tree var;
  location_t use;		/* Where the coroutine's body names it.  */
  enum by_reference why;
  location_t why_loc;		/* Where that happens to it, if it does.  */
};

/* Add to an error or a warning why C's variable is not got by value.  */
extern void explain_reference (const captured_reference &c);
/* Note that the coroutine FNDECL gets what C says.  */
extern void note_captured (tree fndecl, const captured_reference &c);
/* A variable of the function OWNER that the coroutine FNDECL gets by reference; false if
   there is none.  */
extern bool captured_by_reference (const_tree fndecl, const_tree owner,
				   captured_reference *);

/* Gimplification gives arguments the place of their call: note that argument I of the call
   at CALL stands at LOC.  */
extern void note_argument (location_t call, unsigned i, location_t loc);
/* Where argument I of the call at CALL stands; CALL if that is not known.  */
extern location_t argument_location (location_t call, unsigned i);

#endif /* COGEN_CAPTURES_H */
