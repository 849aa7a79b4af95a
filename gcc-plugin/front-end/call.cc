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

/* Into how many operands that are not evaluated the parser has gone, for each function
   that is being parsed, when it began.  A lambda may be defined in one: what stands in
   its body is no less evaluated than elsewhere.  */
static auto_vec<int> unevaluated_around;

static int
count_unevaluated (void)
{
  return in_sizeof + in_typeof + in_alignof;
}

/* PLUGIN_START_PARSE_FUNCTION and PLUGIN_FINISH_PARSE_FUNCTION.  */

void
fe_start_parse_function (void *, void *)
{
  unevaluated_around.safe_push (count_unevaluated ());
}

void
fe_finish_parse_function (void *, void *)
{
  if (!unevaluated_around.is_empty ())
    unevaluated_around.pop ();
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

/* A tag of <cogen/rt.h> that is also a macro with arguments in <cogen.h>.  */
struct macro_tag
{
  enum tree_code code;
  const char *name, *macro;
};

static const macro_tag macro_tags[] = {
  { ENUMERAL_TYPE, "co_poll", "__builtin_co_poll" },
  { RECORD_TYPE, "co_context", "__builtin_co_context" }
};

/* True once the unit includes <cogen.h>, and any file.  */
static bool header_included, file_included;

/* True if the unit may have <cogen.h>: it includes that, or has been preprocessed
   so (-P) that nobody knows.  */

static bool
may_have_header_p ()
{
  return (header_included
	  || (cpp_get_options (parse_in)->preprocessed && !file_included));
}

/* <cogen.h> has macros that are called like tags, so

	enum co_poll (*f) (void *);   is   enum __builtin_co_poll (*f) (void *);

   Let that be TYPE, which TAG names.  The second tag takes a UID of the unit, so
   only where there is the header (make_function_decl_aside in front-end/hook.cc
   says why).  */

static void
push_macro_tag (const macro_tag &tag, tree type)
{
  if (tag_exists_p (tag.code, get_identifier (tag.macro)))
    return;
  tree stub = TYPE_STUB_DECL (type);
  c_pushtag (input_location, get_identifier (tag.macro), type);
  TYPE_STUB_DECL (type) = stub;
}

/* PLUGIN_FINISH_TYPE.  */

void
fe_finish_type (void *data, void *)
{
  tree type = (tree) data;
  if (!may_have_header_p () || !type || !TYPE_P (type) || !TYPE_NAME (type)
      || TREE_CODE (TYPE_NAME (type)) != IDENTIFIER_NODE
      || !global_bindings_p ())
    return;
  for (const macro_tag &tag : macro_tags)
    if (TREE_CODE (type) == tag.code && id_equal (TYPE_NAME (type), tag.name))
      push_macro_tag (tag, type);
}

/* The unit is about to read the file NAME.  */

void
fe_note_included (const char *name)
{
  /* Not GCC's own, as <built-in>, nor the unit itself.  */
  file_included |= *name != '<' && strcmp (name, main_input_filename);
  if (header_included || strcmp (lbasename (name), "cogen.h"))
    return;
  header_included = true;
  for (const macro_tag &tag : macro_tags)
    if (tree type = visible_tag (tag.code, get_identifier (tag.name)))
      if (COMPLETE_TYPE_P (type))
	push_macro_tag (tag, type);
}

/* Return where in the user's own text LOC is: our header's macros, if they
   are what LOC comes from, are seen through.  */

location_t
fe_user_location (location_t loc)
{
  loc = get_pure_location (loc);
  while (linemap_location_from_macro_expansion_p (line_table, loc))
    {
      const line_map_macro *map
	= linemap_check_macro (linemap_lookup (line_table, loc));
      if (!begins_with (linemap_map_get_macro_name (map), "co_"))
	break;
      unsigned token = loc - MAP_START_LOCATION (map);
      location_t written = MACRO_MAP_LOCATIONS (map)[2 * token];
      location_t defined = MACRO_MAP_LOCATIONS (map)[2 * token + 1];
      loc = get_pure_location (written == defined
			       ? macro_expansion_location (map) : written);
    }
  return loc;
}

/* Where the user wrote argument I.  A name or a constant has no location of
   its own: then it is where the call is.  */

location_t
fe_call::arg_location (unsigned i) const
{
  return fe_user_location (EXPR_LOC_OR_LOC (args[i], loc));
}

/* Diagnose it and return true if CALL has not WANTED arguments.  */

bool
fe_wrong_arg_count_p (const fe_call &call, unsigned wanted)
{
  if (call.nargs < wanted)
    error_at (call.loc, "too few arguments to %qs", call.name);
  else if (call.nargs > wanted)
    error_at (call.loc, "too many arguments to %qs", call.name);
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
