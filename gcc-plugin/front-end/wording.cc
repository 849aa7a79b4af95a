/* How would the user put what one of GCC's messages says?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int (*)(struct co__chan *)		=>  co_chan(int)
	struct co__chan *			=>  co_chan(T)
	expected ';' before '__extension__'	=>  expected ';' before 'co_do'
	variable or field 'co__future_' declared void	=>  void value not ignored ...
	request for member 'co__type' in something ...	=>  'co_local_of' needs the address ...
	near initialization for 'co__race_[1].self'	=>  near initialization for 'co_race'

   GCC prints what our macros stand for.  Its message has been written by now, but not
   shown: its text is changed there.  Trait types need none of this (support/traits.cc).  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"
#include "support/compat.h"
#include "support/queries.h"

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

/* Where WRITTEN has types of channels and the like, name these as the user does; true if
   it has any.  */

static bool
name_handles (const char *written, auto_vec<char> *result)
{
  static const char pointer[] = "(*)(struct co__";
  const char *done = written;
  for (const char *at = written; (at = strstr (at, pointer)); )
    {
      const char *name = at + strlen (pointer), *end = name;
      while (ISIDNUM (*end))
	end++;
      const char *type = start_of_type (done, at);
      if (!type || !begins_with (end, " *)"))
	{
	  at = end;
	  continue;
	}
      append_text (result, done, type - done);
      append_text (result, "co_", 3);
      append_text (result, name, end - name);
      append_text (result, "(", 1);
      while (at > type && at[-1] == ' ')
	at--;
      append_text (result, type, at - type);
      append_text (result, ")", 1);
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

/* If WRITTEN, with FORMAT, says that a variable of our macros is void, say that its value
   is; true if it does.  */

static bool
name_void_value (const char *written, const char *format, auto_vec<char> *result)
{
  const char *declared = _("variable or field %qE declared void");
  const char *name = strstr (declared, "%qE");
  if (strcmp (format, declared) || !name || name == declared)
    return false;
  char *begin = xstrndup (declared, name - declared);
  const char *text = strstr (written, begin);
  bool ours = text && begins_with (text + strlen (begin) + strlen (open_quote), "co__");
  free (begin);
  if (!ours)
    return false;
  const char *line = strchr (text, '\n');
  const char *value = _("void value not ignored as it ought to be");
  append_text (result, written, text - written);
  append_text (result, value, strlen (value));
  append_text (result, line ? line : "", (line ? strlen (line) : 0) + 1);
  return true;
}

/* If WRITTEN, with FORMAT, says that something is expected before what one of our macros
   begins with, name the macro, at LOC; true if it does.  */

static bool
name_macro (const char *written, const char *format, location_t loc,
	    auto_vec<char> *result)
{
  const char *before = _(" before %qE"), *name = strstr (written, "co__");
  if (!name)
    name = strstr (written, "__extension__");
  char macro[64];
  int followed;
  if (!name || strlen (format) < strlen (before)
      || strcmp (format + strlen (format) - strlen (before), before)
      || !fe_word_at (fe_user_location (loc), macro, sizeof macro, &followed)
      || !begins_with (macro, "co_"))
    return false;
  const char *end = name;
  while (ISIDNUM (*end))
    end++;
  append_text (result, written, name - written);
  append_text (result, macro, strlen (macro));
  append_text (result, end, strlen (end) + 1);
  return true;
}

/* If WRITTEN is an error about what our macros need of their operands, by the name of a
   member or a variable of ours, say that; true if it is.  */

static bool
name_need (const char *written, auto_vec<char> *result)
{
  static const struct { const char *name, *need; } needs[] =
  {
    { "co__type", N_("%<co_local_of%> needs the address of a %<co_local%> variable") },
    { "co__branches_", N_("each future needs a place for its result: "
			  "%<&future, &result%>, or %<NULL%>") }
  };
  for (const auto &row : needs)
    {
      char *quoted = ACONCAT ((open_quote, row.name, close_quote, NULL));
      const char *at = strstr (written, quoted), *error = _("error: ");
      if (!at)
	continue;
      while (at > written && !begins_with (at, error) && at[-1] != '\n')
	at--;
      if (!begins_with (at, error))
	continue;
      at += strlen (error);
      append_text (result, written, at - written);
      for (const char *c = _(row.need); *c; )
	if (begins_with (c, "%<") || begins_with (c, "%>"))
	  {
	    const char *quote = c[1] == '<' ? open_quote : close_quote;
	    append_text (result, quote, strlen (quote));
	    c += 2;
	  }
	else
	  append_text (result, c++, 1);
      const char *line = strchr (at, '\n');
      append_text (result, line ? line : "", (line ? strlen (line) : 0) + 1);
      return true;
    }
  return false;
}

/* If WRITTEN, with FORMAT, at LOC, says that it is about the initializer of a variable of
   our macros, name the macro; true if it does.  */

static bool
name_initialized (const char *written, const char *format, location_t loc,
		  auto_vec<char> *result)
{
  char *begin = ACONCAT ((open_quote, "co__", NULL));
  const char *name = strstr (written, begin), *end;
  if (strcmp (format, _("(near initialization for %qs)")) || !name
      || !(end = strstr (name + strlen (begin), close_quote)))
    return false;
  location_t whole = loc;
  const char *macro = our_name_at (&whole);
  char word[64];
  int followed;
  if (!macro && fe_word_at (fe_user_location (loc), word, sizeof word, &followed)
      && begins_with (word, "co_"))
    macro = word;
  if (!macro)
    return false;
  name += strlen (open_quote);
  append_text (result, written, name - written);
  append_text (result, macro, strlen (macro));
  append_text (result, end, strlen (end) + 1);
  return true;
}

void
reword_message (message_output output, message_info *info)
{
  const char *start;
  size_t length = written_message (output, &start);
  char *written = xstrndup (start, length);
  auto_vec<char> handles, any, value, macro, need, initialized;
  bool named = name_handles (written, &handles);
  if (name_any_handle (named ? handles.address () : written, &any))
    rewrite_message (output, any.address ());
  else if (named)
    rewrite_message (output, handles.address ());
  else if (name_void_value (written, message_format (info), &value))
    rewrite_message (output, value.address ());
  else if (name_need (written, &need))
    rewrite_message (output, need.address ());
  else if (name_initialized (written, message_format (info), diagnostic_location (info),
			     &initialized))
    rewrite_message (output, initialized.address ());
  else if (name_macro (written, message_format (info), diagnostic_location (info),
		       &macro))
    rewrite_message (output, macro.address ());
  free (written);
}
