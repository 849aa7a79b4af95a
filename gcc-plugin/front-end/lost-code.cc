/* Is a message about code that GCC's parser has lost track of?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int x = await f (1), y;
			'await' undeclared, with our note
			expected ',' or ';' before 'f'

   The second is for the parser, not for who wrote it: one error for one cause.  So after
   an error that has been explained (front-end/hints.cc), what is said of the rest of the
   statement is not shown, with its notes.  Where the statement ends is read from the text.
   What is not shown counts as an error all the same; there has been one.

   What a macro of <cogen/iter.h>, or of the runtime's headers, makes of a wrong operand is
   wrong in more than one place: an adaptor in the adaptor around it, and so on.  So after
   an error in one of them the rest of the statement is not looked at either.

   And after any error, a message about a name that only our macros use is about what the
   parser has made of one: where an initializer is wrong there is no variable.

   Nothing is hidden after a warning: it would be the only thing seen of a unit that does
   not compile.  Nor is a fatal error.

   Rejected: to let the parser skip the rest itself.  Its tokens cannot be had from a
   plugin, and a macro for each of these names, as <cogen.h> has for its own
   (front-end/names.cc), would take `await' and `next' from who has them for something
   else.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"
#include "support/compat.h"

/* What is lost: from FROM up to END.  */
static expanded_location lost_from, lost_end;

/* Statements in which one of these macros has been wrong.  */
struct lost_statement
{
  expanded_location from, end;
};
static auto_vec<lost_statement> lost_statements;

/* Let nobody say that NAME, which is in text that is lost, is not used.  */

static void
mark_name_used (const char *name)
{
  tree decl = lookup_name (get_identifier (name));
  if (decl && (VAR_P (decl) || TREE_CODE (decl) == PARM_DECL))
    TREE_USED (decl) = DECL_READ_P (decl) = 1;
}

void
lose_code (location_t loc, const foreign_hint &hint)
{
  lost_from = expand_location (loc);
  lost_end = fe_end_of_code (loc, hint.lost, mark_name_used);
  if (hint.marker)
    fe_note_failed_marker ();
}

/* True if A is before B in their file.  */

static bool
before_p (const expanded_location &a, const expanded_location &b)
{
  return a.line < b.line || (a.line == b.line && a.column < b.column);
}

/* Such a macro at LOC, of the user's text, is wrong, which has been
   diagnosed.  */

void
fe_lose_statement (location_t loc)
{
  lost_statement s = { expand_location (loc),
		       fe_end_of_code (loc, LOST_STATEMENT, mark_name_used) };
  s.from.column = 1;
  lost_statements.safe_push (s);
}

/* True if NAME is a macro of <cogen/iter.h> or of the runtime's headers.  */

static bool
our_macro_p (const char *name)
{
  return fe_iter_name_p (name) || fe_runtime_macro_p (name) || fe_runtime_name_p (name);
}

/* Return the expansion that LOC is in; null if none.  */

static const line_map_macro *
expansion_at (location_t loc)
{
  return (linemap_location_from_macro_expansion_p (line_table, loc)
	  ? linemap_check_macro (linemap_lookup (line_table, loc)) : NULL);
}

/* True if the token at LOC, of the expansion MAP, or one of the operands that it was in
   before, is of such a macro, or of one that stands in the text of such a macro.  */

static bool
in_our_macro_p (const line_map_macro *map, location_t loc)
{
  for (;;)
    {
      location_t around = get_pure_location (macro_expansion_location (map));
      const line_map_macro *outer = expansion_at (around);
      if (our_macro_p (linemap_map_get_macro_name (map))
	  || (outer && in_our_macro_p (outer, around)))
	return true;
      unsigned token = loc - MAP_START_LOCATION (map);
      loc = get_pure_location (MACRO_MAP_LOCATIONS (map)[2 * token]);
      map = expansion_at (loc);
      if (!map)
	return false;
    }
}

/* Let *LOC be where the outermost macro is called that it is in.  Return true if one of
   them is such a macro.  */

static bool
leave_macros (location_t *loc)
{
  bool ours = false;
  *loc = get_pure_location (*loc);
  while (const line_map_macro *map = expansion_at (*loc))
    {
      ours |= in_our_macro_p (map, *loc);
      *loc = get_pure_location (macro_expansion_location (map));
    }
  return ours;
}

bool
in_our_macro_p (location_t loc)
{
  return leave_macros (&loc);
}

/* What has been said is wrong at LOC may come of such a macro: then the rest of its
   statement is lost.  */

void
fe_lose_macro (location_t loc)
{
  bool ours = leave_macros (&loc);
  /* What the front end has made has the place of the macro, not of its token.  */
  char word[64];
  int followed;
  if (fe_word_at (loc, word, sizeof word, &followed))
    ours |= our_macro_p (word);
  if (ours)
    fe_lose_statement (loc);
}

/* True if X is between FROM and END.  */

static bool
between_p (const expanded_location &x, const expanded_location &from,
	   const expanded_location &end)
{
  return (from.file && x.file && !strcmp (from.file, x.file)
	  && !before_p (x, from) && !before_p (end, x));
}

/* The last message was not shown.  */
static bool hidden;

bool
about_innards_p (message_kind kind, const char *text)
{
  if (message_is_note_p (kind)
      || errorcount + sorrycount <= (message_is_error_p (kind) ? 1 : 0))
    return false;
  /* What may be meant instead of a name is the header's often enough.  */
  size_t length = strcspn (text, ";");
  for (const char *name = text; (name = strstr (name, "co__")); name++)
    if (name < text + length && (name == text || !ISIDNUM (name[-1]))
	&& !begins_with (name, "co__lambda_"))
      return hidden = true;
  return false;
}

bool
lost_code_p (location_t loc, message_kind kind)
{
  if (message_is_note_p (kind))
    return hidden;
  hidden = false;
  if (!message_is_error_p (kind) && !message_is_warning_p (kind))
    return false;
  expanded_location x = expand_location (fe_user_location (loc));
  /* Of some messages GCC knows the line only.  */
  if (x.line == lost_from.line && x.column == 1)
    x.column = lost_from.column;
  hidden = between_p (x, lost_from, lost_end);
  for (const lost_statement &s : lost_statements)
    hidden |= between_p (x, s.from, s.end);
  return hidden;
}
