/* What is an operand of which GCC complains?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	incompatible types when initializing type 'int' using type 'co_future(int)'

   What the message is about is read from its own words, where they name the types, else
   from the text of the program (front-end/source-text.cc) at its place: the message's
   operands are gone by then.  It is for a note, so a wrong guess costs no more than one
   (front-end/hints.cc).  */

#include "support/c-front-end.h"
#include "intl.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"
#include "support/compat.h"

/* Return the kind of trait type whose name TEXT begins with, -1 if none; *END is what
   follows the name.  */

static int
kind_at (const char *text, const char **end)
{
  if (!begins_with (text, "co_"))
    return -1;
  for (int kind = 0; kind < 4; kind++)
    {
      const char *name = trait_kind_name ((enum trait_kind) kind);
      *end = text + 3 + strlen (name);
      if (begins_with (text + 3, name))
	return kind;
    }
  return -1;
}

int
kind_in_text (const char *text)
{
  int found = -1;
  const char *end;
  for (const char *at = text; (at = strstr (at, "co_")); at++)
    {
      int kind = kind_at (at, &end);
      if (kind >= 0 && (end[0] == '(' || (end[0] == ' ' && end[1] == '(')))
	found = kind;
    }
  return found;
}

operand
operand_of_text (const char *text)
{
  operand result = { true, kind_in_text (text), strchr (text, '*') != NULL, false };
  /* The outer one of `co_iterator(co_future(int))'.  */
  const char *end;
  int outer = kind_at (text, &end);
  if (outer >= 0)
    result.kind = outer;
  return result;
}

/* Return what is known of the expression WORD, which FOLLOWED comes behind.  */

static operand
operand_of_word (const char *word, int followed)
{
  operand unknown = { false, -1, false, false };
  tree decl = lookup_name (get_identifier (word));
  if (!decl || !DECL_P (decl) || error_operand_p (decl)
      || followed == '.' || followed == '[' || followed == '-')
    return unknown;
  tree type = TREE_TYPE (decl);
  bool made = followed == '(' && TREE_CODE (type) == FUNCTION_TYPE;
  if (made)
    type = TREE_TYPE (type);
  trait t;
  operand result = { true, -1, false, made };
  if (trait_of_type (type, &t))
    result.kind = t.kind;
  return result;
}

/* Return what is known of the expression that LINE, which ends before an operator,
   ends with.  */

static operand
operand_before (char *line)
{
  size_t end = strlen (line);
  while (end > 0 && ISSPACE (line[end - 1]))
    end--;
  int followed = 0;
  if (end > 0 && line[end - 1] == ')')
    {
      followed = '(';
      for (int depth = 0; end > 0; )
	{
	  end--;
	  depth += (line[end] == ')') - (line[end] == '(');
	  if (depth == 0)
	    break;
	}
      while (end > 0 && ISSPACE (line[end - 1]))
	end--;
    }
  line[end] = 0;
  bool word = end > 0 && ISIDNUM (line[end - 1]);
  return operand_of_word (word ? fe_last_word (line) : "", followed);
}

operand
operand_at (location_t loc)
{
  char word[64], line[200];
  int followed;
  if (fe_word_at (loc, word, sizeof word, &followed))
    return operand_of_word (word, followed);
  operand unknown = { false, -1, false, false };
  return fe_line_before (loc, line, sizeof line) ? operand_before (line) : unknown;
}

char *
next_quoted (char *text, char **rest)
{
  char *start = strstr (text, open_quote);
  if (!start)
    return NULL;
  start += strlen (open_quote);
  char *end = strstr (start, close_quote);
  if (!end)
    return NULL;
  *end = 0;
  *rest = end + strlen (close_quote);
  return start;
}

void
operands_of_message (char *text, operand operands[2])
{
  char *quoted;
  for (unsigned n = 0; (quoted = next_quoted (text, &text)); )
    {
      bool aka = begins_with (text, " {aka ");
      if (n < 2)
	{
	  operand o = operand_of_text (quoted);
	  operands[n] = o;
	}
      if (aka && n < 2 && (quoted = next_quoted (text, &text)))
	{
	  operand o = operand_of_text (quoted);
	  if (o.kind >= 0)
	    operands[n] = o;
	}
      n++;
    }
}
