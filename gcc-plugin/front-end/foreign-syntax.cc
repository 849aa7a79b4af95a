/* Which construct of another language is it that GCC cannot parse?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	for (int v : it)	for await (int v of it)		foreach (int v in it)
	[&] (int n) { ... }	|n| { ... }

   None of these is C: once GCC has said that something else is expected there, it is read
   from the text what was meant.  A head of `for' that may be C with a mistake in it, such
   as `for (i = 0, i < n)', is none of these.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"

static const foreign_hint no_hint = { NULL, LOST_STATEMENT, false };

/* Skip the blanks that *TEXT begins with.  */

static void
skip_blanks (const char **text)
{
  while (ISSPACE (**text))
    ++*text;
}

/* Skip WORD and what is blank behind it; false if *TEXT does not begin with it.  */

static bool
skip_word (const char **text, const char *word)
{
  size_t length = strlen (word);
  if (!begins_with (*text, word) || ISIDNUM ((*text)[length]))
    return false;
  *text += length;
  skip_blanks (text);
  return true;
}

/* The same of a WORD that is no C, unless it is a name of the user's.  */

static bool
skip_foreign_word (const char **text, const char *word)
{
  const char *rest = *text;
  if (!skip_word (&rest, word) || !unknown_name_p (word))
    return false;
  *text = rest;
  return true;
}

/* True if TEXT begins as what stands between the variable of a loop and what it is
   over.  */

static bool
between_p (const char *text)
{
  if (*text == ':')
    return text[1] != ':';
  if (!skip_word (&text, "in") && !skip_word (&text, "of"))
    return false;
  return ISIDST (*text) || *text == '(' || *text == '[';
}

/* True if TEXT, behind the parenthesis of a loop, declares a variable and has a comma
   behind it, and no semicolon: all that is missing is our name of the loop.  */

static bool
variable_and_object_p (const char *text)
{
  unsigned words = 0;
  for (; ISIDNUM (*text) || ISSPACE (*text) || *text == '*'; text++)
    if (ISIDST (*text) && !ISIDNUM (text[-1]))
      words++;
  if (words < 2 || *text != ',')
    return false;
  int depth = 0;
  for (; *text && depth >= 0; text++)
    {
      if (strchr (";=", *text))
	return false;
      depth += (*text == '(') - (*text == ')');
    }
  return depth < 0;
}

foreign_hint
hint_of_loop (const char *text)
{
  foreign_hint loop
    = { N_("write %<co_for (T item, object)%> to loop over an object"), LOST_BLOCK,
	false };
  foreign_hint await_loop
    = { N_("write %<co_for_await (T item, object)%> to loop over a stream"), LOST_BLOCK,
	true };
  bool awaits = (skip_foreign_word (&text, "await")
		 || skip_foreign_word (&text, "async"));
  bool each = (skip_foreign_word (&text, "foreach")
	       || skip_foreign_word (&text, "co_foreach"));
  if (!each && !skip_word (&text, "for"))
    return no_hint;
  each |= skip_foreign_word (&text, "each");
  awaits |= skip_foreign_word (&text, "await") || skip_word (&text, "co_await");
  const foreign_hint &found = awaits ? await_loop : loop;
  if (awaits || each)
    return found;
  if (*text == '(')
    text++;
  if (variable_and_object_p (text))
    return found;
  unsigned words = 0;
  for (; *text && (ISIDNUM (*text) || strchr (" *&[],:", *text)); text++)
    {
      if (words > 0 && !ISIDNUM (text[-1]) && between_p (text))
	return found;
      if (ISIDST (*text) && !ISIDNUM (text[-1]))
	words++;
    }
  return no_hint;
}

/* The hint of the loop whose head LOC is in, or begins.  */

static foreign_hint
hint_of_loop_at (location_t loc)
{
  char text[400], line[200];
  if (!fe_line_before (loc, line, sizeof line) || !fe_text_at (loc, text, 200))
    return no_hint;
  foreign_hint found = hint_of_loop (text);
  const char *head = NULL;
  for (const char *at = line; *at; at++)
    if ((begins_with (at, "for") || begins_with (at, "co_foreach"))
	&& (at == line || !ISIDNUM (at[-1])) && !strpbrk (at, ";{}"))
      head = at;
  if (found.text || !head)
    return found;
  char *whole = concat (head, text, NULL);
  found = hint_of_loop (whole);
  free (whole);
  return found;
}

/* True if TEXT begins with a function without a name, as C++, Rust or Apple's C have
   it.  */

static bool
lambda_p (const char *text)
{
  char close = *text == '[' ? ']' : *text == '|' ? '|' : 0;
  if (*text == '^')
    {
      text++;
      skip_blanks (&text);
      if (*text == '{')
	return true;
      if (*text != '(')
	return false;
      text = strchr (text, ')');
      return text && (text++, skip_blanks (&text), *text == '{');
    }
  if (!close)
    return false;
  text++;
  while (*text && (ISIDNUM (*text) || strchr (close == ']' ? " &=,*" : " ,:", *text)))
    text++;
  if (*text != close)
    return false;
  text++;
  skip_blanks (&text);
  return *text == '{' || (close == ']' && *text == '(');
}

foreign_hint
hint_of_syntax (location_t loc, const char *format)
{
  char text[200];
  if (!current_function_decl)
    return no_hint;
  if (begins_with (format, "expected expression") && fe_text_at (loc, text, sizeof text)
      && lambda_p (text))
    {
      foreign_hint lambda
	= { N_("a coroutine without a name is %<co_lambda (type, (parameters), "
	       "{ body })%>"), LOST_BODIES, false };
      return lambda;
    }
  if (begins_with (format, "expected ") || unknown_name_message_p (format))
    return hint_of_loop_at (loc);
  return no_hint;
}
