/* What does every handler ask about a call of a builtin?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_yield (1, 2)		too many arguments to 'co_yield'
	M (x)			with #define M co_yield: where is x?

   Input: a call as a handler of front-end/hook.cc gets it, or where the parser
   is.  Output: a place in the user's own text, a message, or yes and no.

   The handlers ask, and hook.cc calls the handlers, so these stand below
   both.  */

#include "support/c-front-end.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "support/compat.h"
#include "support/queries.h"

/* Into how many operands that are not evaluated the parser has gone, for each function
   that is being parsed, when it began.  A lambda may be defined in one: what stands in
   its body is no less evaluated than elsewhere.  */
static auto_vec<int> unevaluated_around;

/* How many errors there were when the outermost function that is being parsed began.  */
static int errors_before;

static int
count_unevaluated (void)
{
  return in_sizeof + in_typeof + in_alignof;
}

/* PLUGIN_START_PARSE_FUNCTION and PLUGIN_FINISH_PARSE_FUNCTION.  */

void
fe_start_parse_function (void *fndecl, void *)
{
  fe_start_function_of_failed_type ((tree) fndecl);
  if (unevaluated_around.is_empty ())
    errors_before = errorcount;
  /* That one never does is our error (fe_finish_function), which GCC need not know.  */
  trait t;
  if (fndecl && trait_of_function ((tree) fndecl, &t))
    current_function_returns_value = 1;
  unevaluated_around.safe_push (count_unevaluated ());
}

void
fe_finish_parse_function (void *, void *)
{
  if (!unevaluated_around.is_empty ())
    unevaluated_around.pop ();
}

/* True if there has been an error in the outermost function that was parsed last.  */

bool
fe_error_in_function_p ()
{
  return errorcount > errors_before;
}

/* True while the parser reads an operand that will not be evaluated.  */

bool
fe_unevaluated_p ()
{
  return (count_unevaluated ()
	  > (unevaluated_around.is_empty () ? 0 : unevaluated_around.last ()));
}

/* Return the tag NAME of kind CODE if it can be seen here, else null.  */

tree
visible_tag (enum tree_code code, tree name)
{
  return tag_exists_p (code, name) ? xref_tag (code, name) : NULL_TREE;
}

/* Return where in the user's own text LOC is: our headers' macros, if they are what LOC
   comes from, are seen through.  *NAME, if not null, is then the one that stands there in
   the user's text.  */

static location_t
see_through_macros (location_t loc, const char **name)
{
  loc = get_pure_location (loc);
  while (linemap_location_from_macro_expansion_p (line_table, loc))
    {
      const line_map_macro *map
	= linemap_check_macro (linemap_lookup (line_table, loc));
      unsigned token = loc - MAP_START_LOCATION (map);
      location_t written = MACRO_MAP_LOCATIONS (map)[2 * token];
      location_t defined = MACRO_MAP_LOCATIONS (map)[2 * token + 1];
      if (!our_macro_p (loc))
	{
	  /* An argument of the user's macro may be a use of ours.  */
	  if (written == defined || !our_macro_p (get_pure_location (written)))
	    break;
	  loc = get_pure_location (written);
	  continue;
	}
      if (written == defined && name && in_system_header_at (defined))
	*name = linemap_map_get_macro_name (map);
      loc = get_pure_location (written == defined
			       ? macro_expansion_location (map) : written);
    }
  return loc;
}

location_t
fe_user_location (location_t loc)
{
  return see_through_macros (loc, NULL);
}

/* Return the name by which the user has called the builtin NAME at LOC: that of the
   macro which stands for it, such as co_map, if there is one.  */

const char *
fe_user_name (location_t loc, const char *name)
{
  see_through_macros (loc, &name);
  return name;
}

/* Which operand of the user's, from 1, argument I is: that of a macro of our headers is in
   a variable co__N there.  */

unsigned
fe_call::operand_number (unsigned i) const
{
  tree arg = args[i];
  while (TREE_CODE (arg) == INDIRECT_REF || TREE_CODE (arg) == ADDR_EXPR
	 || CONVERT_EXPR_P (arg) || TREE_CODE (arg) == NON_LVALUE_EXPR)
    arg = TREE_OPERAND (arg, 0);
  const char *hidden = (VAR_P (arg) && DECL_NAME (arg)
			? IDENTIFIER_POINTER (DECL_NAME (arg)) : "");
  return begins_with (hidden, "co__") && ISDIGIT (hidden[4]) ? hidden[4] - '0' : i + 1;
}

/* Where the user wrote argument I.  A name or a constant has no location of
   its own: then it is where the call is.  */

location_t
fe_call::arg_location (unsigned i) const
{
  fe_arguments operands;
  unsigned n = operand_number (i) - 1;
  if (!(fe_iter_name_p (name) || fe_runtime_macro_p (name))
      || !fe_read_arguments (loc, UINT_MAX, &operands)
      || n >= operands.count || !operands.arg[n].last)
    return fe_user_location (EXPR_LOC_OR_LOC (args[i], loc));
  return operands.arg[n].loc;
}

/* Diagnose it and return true if CALL has not WANTED arguments.  */

bool
fe_wrong_arg_count_p (const fe_call &call, unsigned wanted)
{
  if (call.nargs < wanted)
    error_at (call.loc, "too few arguments to %qs", call.name);
  else if (call.nargs > wanted)
    error_at (call.loc, "too many arguments to %qs", call.name);
  if (call.nargs != wanted)
    fe_say_usage (call.loc, call.name);
  return call.nargs != wanted;
}

/* True if the marker CODE stands for what makes a function a coroutine.  */

bool
fe_body_marker_p (enum marker code)
{
  switch (code)
    {
    case MARKER_YIELD: case MARKER_YIELD_FROM: case MARKER_AWAIT:
    case MARKER_AWAIT_REF: case MARKER_AWAIT_NEXT: case MARKER_RETURN:
    case MARKER_ARG: case MARKER_CONTEXT:
      return true;
    default:
      return false;
    }
}
