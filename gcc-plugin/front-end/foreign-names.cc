/* Which name has the user written that means something here, but is not known?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_future(int) f (void)		without #include <cogen.h>
	x = await (f ());		as other languages have it

   GCC says of both what it does of any unknown name, or that something is expected
   before what follows.  front-end/hints.cc asks here what to add.  The name is read from
   the text: of what cannot be parsed there is nothing else.  */

#include "support/c-front-end.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* What <cogen.h> has beside the names of front-end/names.cc.  */
static const char *const header_names[] = {
  "co_var", "co_auto", "co_movable", "co_movable_box", "co_pinned", "co_no_alloc",
  "co_noescape", "co_item_type", "co_result_type", "co_like", "co_sleep"
};

/* A name of another language, or library, and what to write for it.  */
struct foreign_name
{
  const char *name, *instead;
};

static const foreign_name foreign_names[] = {
  { "await", N_("write %<co_await (future)%>") },
  { "yield", N_("write %<co_yield (value)%>") },
  { "async", N_("a function that awaits returns %<co_future (T)%>: there is no other "
		"word for it") },
  { "next", N_("write %<co_next (&iterator, &item)%>") },
  { "co_spawn", N_("an object runs when it is awaited, looped over, or given to "
		   "%<co_block_on%>") },
  { "spawn", N_("an object runs when it is awaited, looped over, or given to "
		"%<co_block_on%>") },
  { "co_task", N_("write %<co_future (T)%>") },
  { "task", N_("write %<co_future (T)%>") },
  { "foreach", N_("write %<co_for (int v, object)%>") },
  { "co_foreach", N_("write %<co_for (int v, object)%>") },
};

/* True if nothing is declared or defined that is called NAME.  */

static bool
unknown_p (const char *name)
{
  tree decl = lookup_name (get_identifier (name));
  return ((!decl || (TREE_CODE (decl) == FUNCTION_DECL && C_DECL_IMPLICIT (decl)))
	  && !cpp_macro_p (cpp_lookup (parse_in, (const unsigned char *) name,
				       strlen (name))));
}

/* Call SEE for the word at LOC, and those before it in its line from the end on,
   FEW of them, until it returns what is not null; return that.  */

static const char *
search_words (location_t loc, unsigned few, const char *(*see) (const char *))
{
  char word[64], line[200];
  int followed;
  if (fe_word_at (loc, word, sizeof word, &followed))
    if (const char *found = see (word))
      return found;
  if (!fe_line_before (loc, line, sizeof line))
    return NULL;
  for (; few > 0; few--)
    {
      char *last = fe_last_word (line);
      if (!*last)
	return NULL;
      if (const char *found = see (last))
	return found;
      *last = 0;
    }
  return NULL;
}

static const char *
see_header_name (const char *word)
{
  const char *found = fe_usual_name (word);
  for (const char *name : header_names)
    if (!strcmp (word, name))
      found = name;
  return found && unknown_p (found) ? found : NULL;
}

static const char *
see_foreign_name (const char *word)
{
  for (const foreign_name &foreign : foreign_names)
    if (!strcmp (word, foreign.name) && unknown_p (word))
      return _(foreign.instead);
  return NULL;
}

/* Return the name of <cogen.h>, which the unit does not include, that what GCC has
   complained of at LOC seems to come of; null if there is none, or it has been
   returned before.  */

const char *
fe_missing_name (location_t loc)
{
  static const char *latest;
  const char *name = search_words (loc, UINT_MAX, see_header_name);
  if (name == latest)
    return NULL;
  return latest = name;
}

/* True if FORMAT is one of GCC's messages of an unknown name.  */

static bool
unknown_name_message_p (const char *format)
{
  return (begins_with (format, _("%qE undeclared"))
	  || begins_with (format, _("unknown type name %qE"))
	  || begins_with (format, _("implicit declaration of function %qE")));
}

/* Return the note to be added to GCC's message FORMAT at LOC if that is about a name of
   another language; else null.  */

const char *
fe_hint_of_name (location_t loc, const char *format)
{
  bool syntax = begins_with (format, "expected ");
  if (!syntax && !unknown_name_message_p (format))
    return NULL;
  return search_words (loc, syntax, see_foreign_name);
}
