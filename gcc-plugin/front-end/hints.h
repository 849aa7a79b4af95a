/* What a message of GCC's is about: what the files that add to it share.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_HINTS_H
#define COGEN_HINTS_H

#include "support/compat.h"

/* What is known of an operand.  */
struct operand
{
  bool known;
  int kind;			/* Of the trait; -1 if it has none.  */
  bool pointer;			/* It points to an object, or to a function that
				   returns one.  */
  bool made;			/* It is a call.  */
};

/* What is to be said of what other languages have.  */
struct foreign_hint
{
  const char *text;		/* Null if nothing.  */
  lost_code lost;		/* What is not parsed as it was meant.  */
  bool marker;			/* It is meant as a marker.  */
};

/* front-end/foreign-names.cc: the hint to GCC's message FORMAT at LOC, if that is about a
   name.  */
extern foreign_hint hint_of_name (location_t loc, const char *format);
/* True if nothing is declared or defined that is called NAME.  */
extern bool unknown_name_p (const char *name);
/* True if FORMAT is one of GCC's messages of an unknown name.  */
extern bool unknown_name_message_p (const char *format);

/* front-end/foreign-syntax.cc */
/* The same, if it is about a loop or a function without a name.  */
extern foreign_hint hint_of_syntax (location_t loc, const char *format);
/* The hint of the loop of another language that TEXT begins with.  */
extern foreign_hint hint_of_loop (const char *text);

/* front-end/lost-code.cc */
/* The code at LOC is lost as HINT says: its error has been given.  */
extern void lose_code (location_t loc, const foreign_hint &hint);
/* True if the message of KIND at LOC is about code that is lost, or belongs to one
   that is.  */
extern bool lost_code_p (location_t loc, message_kind kind);
/* True if TEXT, of a message of KIND, is about a name that only our macros use, after an
   error.  */
extern bool about_innards_p (message_kind kind, const char *text);
/* True if LOC is in an operand or in the text of a macro of <cogen/iter.h> or of the
   runtime's headers.  */
extern bool in_our_macro_p (location_t loc);

/* front-end/wording.cc */
/* Let the message INFO, which OUTPUT writes as WRITTEN but for colors, name what the user
   has written; true if it did not.  */
extern bool reword_message (message_output output, message_info *info,
			    const char *written);

/* front-end/colors.cc */
/* Remove what colors TEXT.  */
extern void remove_colors (char *text);
/* Append TEXT, in the colors that COLORED has, of which PLAIN is the text, to *RESULT, with
   its end.  */
extern void copy_colors (const char *text, const char *plain, const char *colored,
			 auto_vec<char> *result);

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
