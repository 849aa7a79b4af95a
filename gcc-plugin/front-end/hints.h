/* What a message of GCC's is about: what the files that add to it share.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_HINTS_H
#define COGEN_HINTS_H

/* What is known of an operand.  */
struct operand
{
  bool known;
  int kind;			/* Of the trait; -1 if it has none.  */
  bool pointer;			/* It points to an object, or to a function that
				   returns one.  */
  bool made;			/* It is a call.  */
};

/* front-end/hint-operands.cc */
/* The kind of the trait type that TEXT names last; -1 if none.  */
extern int kind_in_text (const char *text);
/* What is known of what has the type that GCC prints as TEXT.  */
extern operand operand_of_text (const char *text);
/* What is known of the expression at LOC, or of what the operator there follows.  */
extern operand operand_at (location_t loc);
/* What is known of the expression that LINE, which is changed, ends with.  */
extern operand operand_before (char *line);
/* What is known of the expression that TEXT begins with.  */
extern operand operand_after (const char *text);
/* Find the cast of an object, or to the type of one, in the line of LOC.  Store what is
   cast, and to what, in OPERANDS; false if there is none.  */
extern bool operands_of_cast (location_t loc, operand operands[2]);
/* What is known of the object on one side of the operator at LOC, the right one first.  */
extern operand object_beside (location_t loc);
/* True if a null pointer stands on one side of the operator at LOC.  */
extern bool null_beside_p (location_t loc);
/* Split off what TEXT quotes, and return it; null if nothing.  *REST is what comes
   after.  */
extern char *next_quoted (char *text, char **rest);
/* Store the first two types that TEXT quotes in OPERANDS.  What follows as `aka' is
   another name of the latest.  */
extern void operands_of_message (char *text, operand operands[2]);

#endif /* COGEN_HINTS_H */
