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
#include "front-end/hints.h"
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

/* What is in a header of the runtime.  */
#define IN_TASK N_("write %<#include <cogen/task.h>%>")
#define IN_TIME N_("write %<#include <cogen/time.h>%>")
#define IN_FUTURE N_("write %<#include <cogen/future.h>%>")
#define IN_SYNC N_("write %<#include <cogen/sync.h>%>")

static const foreign_name foreign_names[] = {
  { "await", N_("write %<co_await (future)%>") },
  { "yield", N_("write %<co_yield (value)%>") },
  { "async", N_("a function that awaits returns %<co_future (T)%>: there is no other "
		"word for it") },
  { "next", N_("write %<co_next (&iterator, &item)%>") },
  { "spawn", N_("an object runs when it is awaited, looped over, or given to "
		"%<co_block_on%>") },
  { "task", N_("write %<co_future (T)%>") },
  { "co_cancel", IN_TASK },
  { "co_cancelled", IN_TASK },
  { "co_context_cancelled", IN_TASK },
  { "co_deadline", IN_TASK },
  { "co_detach", IN_TASK },
  { "co_local", IN_TASK },
  { "co_local_of", IN_TASK },
  { "co_nursery", IN_TASK },
  { "co_offload", IN_TASK },
  { "co_pool", IN_TASK },
  { "co_pool_block_on", IN_TASK },
  { "co_pool_free", IN_TASK },
  { "co_pool_new", IN_TASK },
  { "co_schedule_seed", IN_TASK },
  { "co_shield", IN_TASK },
  { "co_spawn", IN_TASK },
  { "co_start", IN_TASK },
  { "co_start_limited", IN_TASK },
  { "co_task", IN_TASK },
  { "co_task_name", IN_TASK },
  { "co_timeout", IN_TASK },
  { "co_yield_now", IN_TASK },
  { "co_clock_advance", IN_TIME },
  { "co_clock_freeze", IN_TIME },
  { "co_clock_thaw", IN_TIME },
  { "co_every", IN_TIME },
  { "co_now", IN_TIME },
  { "co_sleep_for", IN_TIME },
  { "co_sleep_until", IN_TIME },
  { "co_join", IN_FUTURE },
  { "co_join_all", IN_FUTURE },
  { "co_never", IN_FUTURE },
  { "co_next_of", IN_FUTURE },
  { "co_promise", IN_FUTURE },
  { "co_promise_new", IN_FUTURE },
  { "co_promised", IN_FUTURE },
  { "co_race", IN_FUTURE },
  { "co_ready", IN_FUTURE },
  { "co_resolve", IN_FUTURE },
  { "co_select", IN_FUTURE },
  { "co_share", IN_FUTURE },
  { "co_shared", IN_FUTURE },
  { "co_then", IN_FUTURE },
  { "co_acquire", IN_SYNC },
  { "co_broadcast", IN_SYNC },
  { "co_chan", IN_SYNC },
  { "co_chan_new", IN_SYNC },
  { "co_close", IN_SYNC },
  { "co_lock", IN_SYNC },
  { "co_locked", IN_SYNC },
  { "co_received", IN_SYNC },
  { "co_recv", IN_SYNC },
  { "co_release", IN_SYNC },
  { "co_send", IN_SYNC },
  { "co_set", IN_SYNC },
  { "co_subscribe", IN_SYNC },
  { "co_try_lock", IN_SYNC },
  { "co_try_recv", IN_SYNC },
  { "co_try_send", IN_SYNC },
  { "co_unlock", IN_SYNC },
  { "co_wait", IN_SYNC },
  { "co_watch", IN_SYNC },
};

bool
unknown_name_p (const char *name)
{
  tree decl = lookup_name (get_identifier (name));
  return ((!decl || (TREE_CODE (decl) == FUNCTION_DECL && C_DECL_IMPLICIT (decl)))
	  && !cpp_macro_p (cpp_lookup (parse_in, (const unsigned char *) name,
				       strlen (name))));
}

/* Call SEE for the word at LOC, and those before it in its line from the end on, until it
   returns what is not null; return that.  */

static const char *
search_words (location_t loc, const char *(*see) (const char *))
{
  char word[64], line[200];
  int followed;
  if (fe_word_at (loc, word, sizeof word, &followed))
    if (const char *found = see (word))
      return found;
  if (!fe_line_before (loc, line, sizeof line))
    return NULL;
  for (;;)
    {
      char *last = fe_last_word (line);
      if (!*last)
	return NULL;
      if (const char *found = see (last))
	return found;
      *last = 0;
    }
}

static const char *
see_header_name (const char *word)
{
  const char *found = fe_usual_name (word);
  for (const char *name : header_names)
    if (!strcmp (word, name))
      found = name;
  return (found && !fe_iter_name_p (found) && !fe_runtime_macro_p (found)
	  && unknown_name_p (found) ? found : NULL);
}

static const char *
see_foreign_name (const char *word)
{
  for (const foreign_name &foreign : foreign_names)
    if (!strcmp (word, foreign.name) && unknown_name_p (word))
      return foreign.instead;
  return NULL;
}

/* True if NAME is in one of the runtime's headers.  */

bool
fe_runtime_name_p (const char *name)
{
  for (const foreign_name &foreign : foreign_names)
    if (begins_with (name, "co_") && !strcmp (name, foreign.name))
      return true;
  return false;
}

/* Return the name of <cogen.h>, which the unit does not include, that what GCC has
   complained of at LOC seems to come of; null if there is none, or it has been
   returned before.  */

const char *
fe_missing_name (location_t loc)
{
  static const char *latest;
  const char *name = search_words (loc, see_header_name);
  if (name == latest)
    return NULL;
  return latest = name;
}

/* The name of <cogen/iter.h>, which the unit does not include, that stands at LOC and is
   not known; null if there is none.  Only of a name that is not known: what else the
   header has names for may be the user's own.  */

const char *
fe_missing_iter_name (location_t loc)
{
  char word[64];
  int followed;
  return (fe_word_at (loc, word, sizeof word, &followed) && fe_iter_name_p (word)
	  && unknown_name_p (word) ? fe_usual_name (word) : NULL);
}

bool
unknown_name_message_p (const char *format)
{
  return (begins_with (format, _("%qE undeclared"))
	  || begins_with (format, _("unknown type name %qE"))
	  || begins_with (format, _("implicit declaration of function %qE")));
}

/* Return what to write for the word at LOC, which is not known; null if it may be no word of
   another language: `next' is too good a name for something else.  */

static const char *
hint_of_word (location_t loc)
{
  char word[64], text[100];
  int followed;
  if (!fe_word_at (loc, word, sizeof word, &followed)
      || !fe_text_at (loc, text, sizeof text))
    return NULL;
  const char *behind = strstr (text, word);
  if (!behind)
    return NULL;
  behind += strlen (word);
  while (ISSPACE (*behind))
    behind++;
  if (!strcmp (word, "next") && *behind != '(')
    return NULL;
  const char *found = see_foreign_name (word);
  if (found && !strcmp (word, "yield"))
    {
      if (begins_with (behind, "from "))
	return N_("write %<co_yield_from (object)%>");
      if (begins_with (behind, "break"))
	return N_("write %<co_return ()%>");
    }
  return found;
}

foreign_hint
hint_of_name (location_t loc, const char *format)
{
  foreign_hint hint = { NULL, LOST_STATEMENT, false };
  char line[200], word[64];
  int followed;
  if (unknown_name_message_p (format))
    {
      hint.text = hint_of_word (loc);
      hint.marker = (hint.text && fe_word_at (loc, word, sizeof word, &followed)
		     && (!strcmp (word, "await") || !strcmp (word, "yield")));
    }
  /* `async int f ()': what is wrong is behind the name.  */
  else if (begins_with (format, "expected ") && fe_line_before (loc, line, sizeof line))
    {
      const char *last = fe_last_word (line);
      if (!strcmp (last, "async"))
	hint.text = see_foreign_name (last);
    }
  return hint;
}
