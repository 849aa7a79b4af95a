/* How a name of <cogen.h> is written: what the files that look at it share.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_NAMES_H
#define COGEN_NAMES_H

/* What a name must be followed by.  */
enum name_form
{
  FORM_OPERATOR,		/* (...), and who forgets it means an operand.  */
  FORM_CALL,			/* (...)  */
  FORM_TAG,			/* The same, unless it is a tag.  */
  FORM_TYPE,			/* (types)  */
  FORM_LOOP,			/* (variable, object)  */
  FORM_STATEMENT,		/* (operands) statement, of the runtime's headers.  */
  FORM_LAMBDA,			/* (type, (parameters), { body })  */
  FORM_DO,			/* (type, { body })  */
  FORM_MACRO			/* (operands), of <cogen/iter.h> and the runtime's
				   headers.  */
};

struct name_spec
{
  const char *name;
  enum name_form form;
  const char *usage;		/* What is to be written.  */
};

/* front-end/names.cc */
/* True if the macro NAME is defined.  */
extern bool macro_p (cpp_reader *, const char *name);
/* Say at LOC how SPEC is used.  */
extern void say_usage (location_t loc, const name_spec &spec);

/* front-end/name-operands.cc */
/* Diagnose the types in the parentheses of SPEC at LOC; false if they are right.
   *DEFINES if one of them is defined there.  */
extern bool wrong_types_p (location_t loc, const name_spec &spec, bool *defines);
/* Diagnose the head of the loop SPEC at LOC; false if it is right, or is seen to be
   wrong later.  */
extern bool wrong_head_p (cpp_reader *, location_t loc, const name_spec &spec);
/* Diagnose what is in the parentheses of SPEC, co_lambda or co_do, at LOC; false if it
   is right.  */
extern bool wrong_lambda_p (cpp_reader *, location_t loc, const name_spec &spec);

/* front-end/iter-names.cc */
/* The row of NAME, of <cogen/iter.h>; null if it is none.  */
extern const name_spec *find_iter_name (const char *name);
/* Call SEE for each of them.  */
extern void each_iter_name (void (*see) (const name_spec &));
/* Diagnose the operands of SPEC, also of one of front-end/runtime-names.cc, at LOC; false
   if they are of the right form.  */
extern bool wrong_operands_p (location_t loc, const name_spec &spec);

/* front-end/runtime-names.cc */
/* The row of NAME, of a header of the runtime; null if it is none.  */
extern const name_spec *find_runtime_name (const char *name);
/* Call SEE for each of those whose header has been included.  */
extern void each_runtime_name (void (*see) (const name_spec &));

#endif /* COGEN_NAMES_H */
