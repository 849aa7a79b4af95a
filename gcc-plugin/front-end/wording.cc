/* How would the user put what one of GCC's messages says?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int (*)(struct co__chan *)		=>  co_chan(int)
	int (**)(struct co__chan *)		=>  co_chan(int) *
	struct co__chan *			=>  co_chan(T)
	expected ';' before '__extension__'	=>  expected ';' before 'co_do'
	variable or field 'co__future_' declared void	=>  void value not ignored ...
	request for member 'co__type' in something ...	=>  'co_local_of' needs the address ...
	near initialization for 'co__locked_.co__mutex'	=>  ... for 'co_locked'

   GCC prints what our macros stand for.  Its message has been written by now, but not
   shown: its text is changed there.  Trait types need none of this (support/traits.cc).  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"
#include "support/compat.h"
#include "support/queries.h"

/* A message that has been written.  */
struct message
{
  const char *written;
  const char *format;
  location_t loc;
};

/* A rule: if it is for MESSAGE, append what to write in its place to *RESULT, with its end,
   and return true.  */
typedef bool (*reword_rule) (const message &message, auto_vec<char> *result);

/* Append TEXT, of LENGTH, to *RESULT.  */

static void
append_text (auto_vec<char> *result, const char *text, size_t length)
{
  for (size_t i = 0; i < length; i++)
    result->safe_push (text[i]);
}

/* Return the start of the type that ends at END, in TEXT: what is behind a quote.  */

static const char *
start_of_type (const char *text, const char *end)
{
  size_t quote = strlen (open_quote);
  const char *aka = "{aka ";
  for (const char *start = end; start > text; start--)
    if ((start - text >= (ptrdiff_t) quote
	 && !strncmp (start - quote, open_quote, quote))
	|| (start - text >= (ptrdiff_t) strlen (aka)
	    && !strncmp (start - strlen (aka), aka, strlen (aka))))
      return start;
  return NULL;
}

/* Where WRITTEN has types of channels and the like, or of pointers to such, name these as
   the user does; true if it has any.  */

static bool
name_typed_handles (const char *written, auto_vec<char> *result)
{
  static const char behind[] = ")(struct co__";
  const char *done = written;
  for (const char *at = written; (at = strstr (at, behind)); )
    {
      const char *name = at + strlen (behind), *end = name, *stars = at;
      while (ISIDNUM (*end))
	end++;
      while (stars > done && stars[-1] == '*')
	stars--;
      const char *last = stars - 1;
      const char *type = start_of_type (done, last);
      if (stars == at || last < done || *last != '(' || !type
	  || !begins_with (end, " *)"))
	{
	  at = end;
	  continue;
	}
      append_text (result, done, type - done);
      append_text (result, "co_", 3);
      append_text (result, name, end - name);
      append_text (result, "(", 1);
      while (last > type && last[-1] == ' ')
	last--;
      append_text (result, type, last - type);
      append_text (result, ")", 1);
      if (at - stars > 1)
	append_text (result, " ", 1);
      append_text (result, stars, at - stars - 1);
      at = done = end + strlen (" *)");
    }
  append_text (result, done, strlen (done) + 1);
  return done != written;
}

/* The same for what all of a kind are cast to.  */

static bool
name_any_handle (const char *written, auto_vec<char> *result)
{
  char *start = ACONCAT ((open_quote, "struct co__", NULL));
  char *last = ACONCAT ((" *", close_quote, NULL));
  const char *done = written;
  for (const char *at = written; (at = strstr (at, start)); )
    {
      const char *name = at + strlen (start), *end = name;
      while (ISIDNUM (*end))
	end++;
      at = end;
      if (!begins_with (end, last))
	continue;
      append_text (result, done, name - strlen ("struct co__") - done);
      append_text (result, "co_", 3);
      append_text (result, name, end - name);
      append_text (result, "(T)", 3);
      done = end + strlen (" *");
    }
  append_text (result, done, strlen (done) + 1);
  return done != written;
}

/* Types of channels and the like.  */

static bool
name_handles (const message &m, auto_vec<char> *result)
{
  auto_vec<char> typed;
  bool named = name_typed_handles (m.written, &typed);
  if (name_any_handle (typed.address (), result))
    return true;
  result->truncate (0);
  append_text (result, typed.address (), typed.length ());
  return named;
}

/* A variable of our macros is void: its value is.  */

static bool
name_void_value (const message &m, auto_vec<char> *result)
{
  const char *declared = _("variable or field %qE declared void");
  const char *name = strstr (declared, "%qE");
  if (strcmp (m.format, declared) || !name || name == declared)
    return false;
  char *begin = xstrndup (declared, name - declared);
  const char *text = strstr (m.written, begin);
  bool ours = text && begins_with (text + strlen (begin) + strlen (open_quote), "co__");
  free (begin);
  if (!ours)
    return false;
  const char *line = strchr (text, '\n');
  const char *value = _("void value not ignored as it ought to be");
  append_text (result, m.written, text - m.written);
  append_text (result, value, strlen (value));
  append_text (result, line ? line : "", (line ? strlen (line) : 0) + 1);
  return true;
}

/* Something is expected before what one of our macros begins with: name the macro.  */

static bool
name_macro (const message &m, auto_vec<char> *result)
{
  const char *before = _(" before %qE"), *name = strstr (m.written, "co__");
  if (!name)
    name = strstr (m.written, "__extension__");
  char macro[64];
  int followed;
  if (!name || strlen (m.format) < strlen (before)
      || strcmp (m.format + strlen (m.format) - strlen (before), before)
      || !fe_word_at (fe_user_location (m.loc), macro, sizeof macro, &followed)
      || !begins_with (macro, "co_"))
    return false;
  const char *end = name;
  while (ISIDNUM (*end))
    end++;
  append_text (result, m.written, name - m.written);
  append_text (result, macro, strlen (macro));
  append_text (result, end, strlen (end) + 1);
  return true;
}

/* What a macro of ours needs.  Errors are about that which name WORD, a member or a variable
   of ours, or, with the words FORMAT, what MACRO itself does.  */
struct need
{
  const char *word;
  const char *format, *macro;
  const char *text;
};

static const need needs[] =
{
  { "co__type", "invalid type argument of %<->%> (have %qT)", "co_local_of",
    N_("%<co_local_of%> needs the address of a %<co_local%> variable") },
  { "co__branches_", NULL, NULL,
    N_("each future needs a place for its result: %<&future, &result%>, or "
       "%<NULL%>") },
};

/* True if M is about NEED.  */

static bool
about_need_p (const message &m, const need &need)
{
  if (strstr (m.written, ACONCAT ((open_quote, need.word, close_quote, NULL))))
    return true;
  const char *macro = need.macro ? fe_user_name (m.loc, NULL) : NULL;
  return macro && !strcmp (macro, need.macro) && !strcmp (m.format, _(need.format));
}

/* An error about what our macros need of their operands: say that.  */

static bool
name_need (const message &m, auto_vec<char> *result)
{
  const char *error = _("error: ");
  const char *at = strrchr (m.written, '\n');
  at = strstr (at ? at : m.written, error);
  const need *found = NULL;
  for (const need &need : needs)
    if (at && about_need_p (m, need))
      found = &need;
  if (!found)
    return false;
  at += strlen (error);
  append_text (result, m.written, at - m.written);
  for (const char *c = _(found->text); *c; )
    if (begins_with (c, "%<") || begins_with (c, "%>"))
      {
	const char *quote = c[1] == '<' ? open_quote : close_quote;
	append_text (result, quote, strlen (quote));
	c += 2;
      }
    else
      append_text (result, c++, 1);
  append_text (result, "", 1);
  return true;
}

/* It is about the initializer of a variable of our macros: name the macro.  */

static bool
name_initialized (const message &m, auto_vec<char> *result)
{
  char *begin = ACONCAT ((open_quote, "co__", NULL));
  const char *name = strstr (m.written, begin), *end;
  if (strcmp (m.format, _("(near initialization for %qs)")) || !name
      || !(end = strstr (name + strlen (begin), close_quote)))
    return false;
  location_t whole = m.loc;
  const char *macro = our_name_at (&whole);
  char word[64];
  int followed;
  if (!macro && fe_word_at (fe_user_location (m.loc), word, sizeof word, &followed)
      && begins_with (word, "co_"))
    macro = word;
  if (!macro)
    return false;
  name += strlen (open_quote);
  append_text (result, m.written, name - m.written);
  append_text (result, macro, strlen (macro));
  append_text (result, end, strlen (end) + 1);
  return true;
}

/* What one of our builtins stands for is called: GCC has the same message without that, for
   where the text is shown.  */

static bool
name_called (const message &m, auto_vec<char> *result)
{
  const char *error = _("error: ");
  const char *at = strstr (m.written, error);
  if (!at || !strstr (at, "co__")
      || strcmp (m.format, _("called object %qE is not a function or function pointer")))
    return false;
  at += strlen (error);
  append_text (result, m.written, at - m.written);
  const char *text = _("called object is not a function or function pointer");
  append_text (result, text, strlen (text) + 1);
  return true;
}

/* The first that is for a message is taken.  */
static const reword_rule rules[] =
{
  name_handles, name_void_value, name_need, name_initialized, name_called, name_macro
};

bool
reword_message (message_output output, message_info *info, const char *written)
{
  message m = { written, message_format (info), diagnostic_location (info) };
  for (reword_rule rule : rules)
    {
      auto_vec<char> plain, result;
      if (!rule (m, &plain))
	continue;
      const char *start;
      size_t length = written_message (output, &start);
      char *colored = xstrndup (start, length);
      copy_colors (plain.address (), written, colored, &result);
      free (colored);
      rewrite_message (output, result.address ());
      return true;
    }
  return false;
}
