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

operand
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

/* Copy the word that TEXT begins with to WORD of SIZE; return what comes behind.  */

static const char *
first_word (const char *text, char *word, unsigned size)
{
  unsigned n = 0;
  for (; ISIDNUM (*text); text++)
    if (n + 1 < size)
      word[n++] = *text;
  word[n] = 0;
  while (ISSPACE (*text))
    text++;
  return text;
}

operand
operand_after (const char *text)
{
  while (ISSPACE (*text) || *text == '(')
    text++;
  char word[64];
  const char *behind = first_word (text, word, sizeof word);
  return operand_of_word (word, *behind);
}

operand
operand_at (location_t loc)
{
  char word[64], line[200];
  int followed;
  operand at = { false, -1, false, false };
  if (fe_word_at (loc, word, sizeof word, &followed))
    at = operand_of_word (word, followed);
  /* `it++ + n': the operator is behind its operand.  */
  if (at.kind >= 0 || at.made || !fe_line_before (loc, line, sizeof line))
    return at;
  operand before = operand_before (line);
  return before.kind >= 0 ? before : at;
}

/* Return where the parenthesis is opened that TEXT[CLOSED] closes; null if not in TEXT.  */

static const char *
opening_paren (const char *text, const char *closed)
{
  int depth = 0;
  for (const char *at = closed; at >= text; at--)
    {
      depth += (*at == ')') - (*at == '(');
      if (depth == 0)
	return at;
    }
  return NULL;
}

/* True if the parenthesis at OPEN of LINE may begin a cast: it does not behind a name, as in
   `f (n)' and `co_iterator (int) it'.  */

static bool
may_be_cast_p (const char *line, const char *open)
{
  char before[400];
  unsigned length = MIN ((size_t) (open - line), sizeof before - 1);
  while (length > 0 && ISSPACE (line[length - 1]))
    length--;
  if (length == 0 || !ISIDNUM (line[length - 1]))
    return true;
  memcpy (before, line, length);
  before[length] = 0;
  const char *word = fe_last_word (before);
  return !strcmp (word, "return") || !strcmp (word, "else") || !strcmp (word, "do");
}

bool
operands_of_cast (location_t loc, operand operands[2])
{
  char line[400];
  if (!fe_line_at (loc, line, sizeof line))
    return false;
  for (const char *at = line; (at = strchr (at, ')')); at++)
    {
      const char *open = opening_paren (line, at);
      const char *operand_text = at + 1;
      while (ISSPACE (*operand_text))
	operand_text++;
      if (!open || !may_be_cast_p (line, open)
	  || (!ISIDST (*operand_text) && *operand_text != '('
	      && !ISDIGIT (*operand_text)))
	continue;
      char type[64], word[64];
      unsigned length = MIN ((size_t) (at - open - 1), sizeof type - 1);
      memcpy (type, open + 1, length);
      type[length] = 0;
      first_word (type, word, sizeof word);
      if (!ISIDST (*word) || !strcmp (word, "void"))
	continue;
      operands[0] = operand_after (operand_text);
      operands[1] = operand_of_text (type);
      if ((operands[0].kind >= 0) != (operands[1].kind >= 0))
	return true;
    }
  return false;
}

/* True if TEXT begins, or AT_END ends, with what is null.  */

static bool
null_text_p (char *text, bool at_end)
{
  char word[64];
  if (at_end)
    {
      size_t end = strlen (text);
      while (end > 0 && ISSPACE (text[end - 1]))
	end--;
      if (end == 0 || !ISIDNUM (text[end - 1]))
	return false;
      text = fe_last_word (text);
    }
  while (ISSPACE (*text))
    text++;
  if (*first_word (text, word, sizeof word) == '.')
    return false;
  return !strcmp (word, "0") || !strcmp (word, "NULL") || !strcmp (word, "nullptr");
}

/* Return what follows the operator that TEXT begins with.  */

static char *
behind_operator (char *text)
{
  while (*text && strchr ("=!:&|", *text))
    text++;
  return text;
}

operand
object_beside (location_t loc)
{
  char line[200], text[80];
  operand none = { false, -1, false, false };
  if (!fe_line_before (loc, line, sizeof line) || !fe_text_at (loc, text, sizeof text))
    return none;
  operand right = operand_after (behind_operator (text));
  return right.kind >= 0 ? right : operand_before (line);
}

bool
null_beside_p (location_t loc)
{
  char line[200], text[80];
  if (!fe_line_before (loc, line, sizeof line) || !fe_text_at (loc, text, sizeof text))
    return false;
  return null_text_p (line, true) || null_text_p (behind_operator (text), false);
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
