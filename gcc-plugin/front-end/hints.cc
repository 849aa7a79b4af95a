/* What has a user of coroutines to be told about a message of GCC's own?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int v = f ();
   =>	error: incompatible types when initializing type 'int' using type
	       'co_future(int)'
	note: the value of a future is had by 'co_await', or 'co_block_on' outside of
	      a coroutine

   GCC calls us after each message, while it may still be added to: it is the only
   place where a note can be given for an error that is not ours, right behind it and
   in the same group.  What the message is about: front-end/hint-operands.cc.  */

#include "support/c-front-end.h"
#include "intl.h"
#include "front-end/front-end.h"
#include "front-end/hints.h"

/* What GCC does at the end of each message.  */
static message_fn saved_finalizer;
static message_start_fn saved_starter;

/* How a message is to be understood.  */
enum message_sense
{
  SENSE_FROM_TO,		/* It names two types: from the first to the second.  */
  SENSE_TO_FROM,		/* The same the other way round.  */
  SENSE_OPERANDS,		/* It names the types of operands.  */
  SENSE_VALUE,			/* What is at its place is no such value.  */
  SENSE_CAST,			/* What is cast in its line is no such value.  */
  SENSE_SUBSCRIPT,		/* What the bracket at its place, or behind it, has is
				   no such value.  */
  SENSE_ARMS,			/* What is on both sides of its place is not of one
				   type.  */
  SENSE_CONDITION,		/* What is at its place is no condition.  */
  SENSE_INITIALIZER,		/* What is at its place is no initializer.  */
  SENSE_STATIC,			/* ... no constant.  */
  SENSE_ADDRESS,		/* ... no variable.  */
  SENSE_MEMBER,			/* It names a type that has no such member.  */
  SENSE_VOID,			/* What is at its place has no value.  */
  SENSE_LAMBDA			/* What is at its place stands in no function.  */
};

struct message_spec
{
  const char *format;		/* How it begins.  */
  enum message_sense sense;
};

static const message_spec messages[] = {
  { "incompatible types when initializing type %qT using type %qT", SENSE_TO_FROM },
  { "incompatible types when assigning to type %qT from type %qT", SENSE_TO_FROM },
  { "incompatible types when returning type %qT but %qT was expected",
    SENSE_FROM_TO },
  { "expected %qT but argument is of type %qT", SENSE_TO_FROM },
  { "expected %e but argument is of type %e", SENSE_TO_FROM },	/* GCC 15.  */
  { "invalid operands to binary %s (have %qT and %qT)", SENSE_OPERANDS },
  { "invalid operands to binary %s (have %<%T%> and %<%T%>)", SENSE_OPERANDS },
  { "invalid operands to binary %s (have %e and %e)", SENSE_OPERANDS },
  { "invalid type argument of %qs (have %qT)", SENSE_MEMBER },
  { "invalid type argument of unary %<*%> (have %qT)", SENSE_MEMBER },
  { "invalid type argument of %<->%> (have %qT)", SENSE_MEMBER },
  { "%qT has no member named %qE", SENSE_MEMBER },
  { "%s %<%s%.*s%> expects argument of type", SENSE_OPERANDS },
  { "%s %e expects argument of type", SENSE_OPERANDS },
  { "switch quantity not an integer", SENSE_VALUE },
  { "array subscript is not an integer", SENSE_SUBSCRIPT },
  { "size of array %qE has non-integer type", SENSE_SUBSCRIPT },
  { "aggregate value used where an integer was expected", SENSE_CAST },
  { "aggregate value used where a floating-point was expected", SENSE_CAST },
  { "aggregate value used where a complex was expected", SENSE_CAST },
  { "aggregate value used where a fixed-point was expected", SENSE_CAST },
  { "cannot convert to a pointer type", SENSE_CAST },
  { "cannot convert value to a vector", SENSE_CAST },
  { "conversion to non-scalar type requested", SENSE_CAST },
  { "type mismatch in conditional expression", SENSE_ARMS },
  { "lvalue required as increment operand", SENSE_VALUE },
  { "lvalue required as decrement operand", SENSE_VALUE },
  { "wrong type argument to increment", SENSE_VALUE },
  { "wrong type argument to decrement", SENSE_VALUE },
  { "wrong type argument to unary minus", SENSE_VALUE },
  { "wrong type argument to unary plus", SENSE_VALUE },
  { "wrong type argument to bit-complement", SENSE_VALUE },
  { "called object %qE is not a function", SENSE_VALUE },
  { "called object is not a function", SENSE_VALUE },
  { "subscripted value is neither array", SENSE_VALUE },
  { "used struct type value where scalar is required", SENSE_CONDITION },
  { "wrong type argument to unary exclamation mark", SENSE_CONDITION },
  { "invalid initializer", SENSE_INITIALIZER },
  { "initializer element is not constant", SENSE_STATIC },
  { "lvalue required as unary %<&%> operand", SENSE_ADDRESS },
  { "void value not ignored as it ought to be", SENSE_VOID },
  { "invalid use of void expression", SENSE_VOID },
  { "braced-group within expression allowed only inside a function", SENSE_LAMBDA },
};

/* What to do with an object of each kind to have its value, or values.  */
static const char *const value_hints[] = {
  N_("write %<co_for (T item, object)%> to loop over the items of an iterator, or "
     "%<co_next (&object, &item)%> to have the next one"),
  N_("write %<co_await (future)%> to have the value of a future, or outside of a "
     "coroutine %<co_block_on (future)%>"),
  N_("write %<co_for_await (T item, object)%> in a coroutine to loop over the items of "
     "a stream"),
  N_("write %<co_resume (&object, ...)%> to have the next item of a generator") };

/* What to say of a value FROM that is no TO.  */

static const char *
conversion_hint (const operand &from, const operand &to)
{
  if (from.kind >= 0 && !from.pointer && to.kind < 0)
    return to.known ? value_hints[from.kind] : NULL;
  if (to.kind < 0 || to.pointer)
    return NULL;
  if (from.kind < 0)
    return N_("an object is made by the call of a coroutine; the null object is "
	      "%<{ 0 }%>, as in %<(co_iterator (int)) { 0 }%>");
  if (from.pointer)
    return N_("write the object itself, not its address, and call a function");
  return N_("no object is converted to one of another type: write a coroutine that "
	    "awaits it or loops over it");
}

/* What to say of a condition, or comparison, with the operand O.  */

static const char *
condition_hint (const operand &o)
{
  if (o.kind < 0 || o.pointer)
    return NULL;
  if (o.kind == TRAIT_FUTURE && o.made)
    return value_hints[TRAIT_FUTURE];
  return N_("write %<co_is_null (object)%> to ask whether there is an object");
}

/* What to say of operands O of a message at LOC that has the operator in TEXT.  */

static const char *
operands_hint (location_t loc, const operand o[2], const char *text)
{
  const operand &object = o[0].kind >= 0 ? o[0] : o[1];
  const operand &other = o[0].kind >= 0 ? o[1] : o[0];
  if (object.kind < 0 || object.pointer)
    return NULL;
  bool compares = strstr (text, "binary == ") || strstr (text, "binary != ");
  if (compares && other.known && other.kind < 0 && !other.pointer
      && !null_beside_p (loc))
    return value_hints[object.kind];
  if (!compares && !strstr (text, "binary && ") && !strstr (text, "binary || "))
    return value_hints[object.kind];
  /* The message does not tell whether it is made there.  */
  operand beside = object_beside (loc);
  return condition_hint (beside.kind == object.kind ? beside : object);
}

/* What to say of `?:' whose colon is at LOC.  */

static const char *
arms_hint (location_t loc)
{
  char line[200], before[200], text[80];
  operand none = { false, -1, false, false };
  if (!fe_line_before (loc, line, sizeof line) || !fe_text_at (loc, text, sizeof text)
      || text[0] != ':')
    return NULL;
  strcpy (before, line);
  operand first = operand_before (before), second = operand_after (text + 1);
  const operand &object = first.kind >= 0 ? first : second;
  if (object.kind < 0)
    return NULL;
  if (first.kind >= 0 && second.kind >= 0)
    return conversion_hint (first, second);
  /* An object, or null: what it is for is seen from the type in front of it.  */
  if (null_beside_p (loc)
      && (object.kind != TRAIT_FUTURE || !object.made || kind_in_text (line) >= 0))
    return conversion_hint (none, object);
  return value_hints[object.kind];
}

/* What to say of the cast in the line of LOC.  */

static const char *
cast_hint (location_t loc)
{
  operand o[2];
  if (!operands_of_cast (loc, o))
    return NULL;
  return o[0].kind >= 0 ? value_hints[o[0].kind] : conversion_hint (o[0], o[1]);
}

/* What to say of what is at LOC and has no value.  */

static const char *
void_hint (location_t loc)
{
  char word[64];
  int followed;
  if (!fe_word_at (loc, word, sizeof word, &followed))
    return NULL;
  if (!strcmp (word, "co_await") || !strcmp (word, "co_block_on"))
    return N_("a %<co_future (void)%> finishes without a value");
  if (!strcmp (word, "co_yield"))
    return N_("%<co_yield%> has a value in a generator only, that is resumed with an "
	      "argument: %<co_generator (Y, R, A)%>");
  return NULL;
}

/* What to say of braces at LOC outside of a function.  */

static const char *
lambda_hint (location_t loc)
{
  char word[64];
  int followed;
  if (!fe_word_at (loc, word, sizeof word, &followed)
      || (strcmp (word, "co_lambda") && strcmp (word, "co_do")))
    return NULL;
  return N_("%<co_lambda%> and %<co_do%> stand in a function: write a coroutine with a "
	    "name here");
}

/* The advice of a message at LOC that names the types of two operands in TEXT; it is in
   FORMAT.  */

static const char *
operands_sense_hint (const char *format, location_t loc, char *text)
{
  operand none = { false, -1, false, false };
  operand o[2] = { none, none };
  char *copy = xstrdup (text);
  if (begins_with (format, "%s"))
    /* Its last type is the one that is passed.  */
    for (char *quoted, *rest = copy; (quoted = next_quoted (rest, &rest)); )
      o[0] = operand_of_text (quoted);
  else
    operands_of_message (copy, o);
  free (copy);
  return operands_hint (loc, o, text);
}

/* How to have the value of O, if that is an object.  */

static const char *
value_hint (const operand &o)
{
  return o.kind >= 0 ? value_hints[o.kind] : NULL;
}

/* ... of a subscript at LOC.  */

static const char *
subscript_hint (location_t loc)
{
  char text[80];
  const char *bracket = (fe_text_at (loc, text, sizeof text) ? strchr (text, '[')
			 : NULL);
  return bracket ? value_hint (operand_after (bracket + 1)) : NULL;
}

/* ... of an initializer at LOC.  */

static const char *
initializer_hint (location_t loc)
{
  operand from = operand_at (loc), to = { false, -1, false, false };
  char line[200], word[64];
  int followed;
  /* An operation of ours, which gives an object.  */
  if (fe_word_at (loc, word, sizeof word, &followed) && begins_with (word, "co_"))
    from.kind = 0;
  if (fe_line_before (loc, line, sizeof line))
    to.kind = kind_in_text (line), to.known = true;
  return conversion_hint (from, to);
}

/* Return the note to be added to GCC's message TEXT at LOC, which SPEC describes; null
   if none.  */

static const char *
hint_of (const message_spec &spec, location_t loc, char *text)
{
  operand none = { false, -1, false, false };
  operand o[2] = { none, none };
  switch (spec.sense)
    {
    case SENSE_FROM_TO:
      operands_of_message (text, o);
      /* A value that is returned is one for co_return (front-end/return.cc).  */
      if (o[0].kind < 0 && !o[0].pointer)
	return NULL;
      return conversion_hint (o[0], o[1]);
    case SENSE_TO_FROM:
      operands_of_message (text, o);
      return conversion_hint (o[1], o[0]);
    case SENSE_OPERANDS:
      return operands_sense_hint (spec.format, loc, text);
    case SENSE_MEMBER:
      for (char *quoted; (quoted = next_quoted (text, &text)); )
	if (o[0].kind < 0)
	  o[0] = operand_of_text (quoted);
      return o[0].pointer ? NULL : value_hint (o[0]);
    case SENSE_VALUE:
      return value_hint (operand_at (loc));
    case SENSE_CAST:
      return cast_hint (loc);
    case SENSE_SUBSCRIPT:
      return subscript_hint (loc);
    case SENSE_ARMS:
      return arms_hint (loc);
    case SENSE_CONDITION:
      o[0] = operand_at (loc);
      /* A cast to bool.  */
      if (o[0].kind < 0 && operands_of_cast (loc, o) && o[0].kind < 0)
	return NULL;
      return condition_hint (o[0]);
    case SENSE_INITIALIZER:
      return initializer_hint (loc);
    case SENSE_STATIC:
      o[0] = operand_at (loc);
      return o[0].kind >= 0
	     ? N_("an object that is static begins null: assign to it in a function")
	     : NULL;
    case SENSE_ADDRESS:
      o[0] = operand_at (loc);
      return o[0].kind >= 0 ? N_("store the object in a variable first") : NULL;
    case SENSE_VOID:
      return void_hint (loc);
    case SENSE_LAMBDA:
      return lambda_hint (loc);
    }
  return NULL;
}

/* Add what is to be said of the message INFO of KIND, whose words are TEXT.  */

static void
add_hint (message_output output, message_info *info, message_kind kind, char *text)
{
  location_t loc = fe_user_location (diagnostic_location (info));
  const char *format = message_format (info);
  foreign_hint foreign = hint_of_syntax (loc, format);
  if (!foreign.text)
    foreign = hint_of_name (loc, format);
  if (foreign.text && message_is_error_p (kind))
    lose_code (loc, foreign);
  const char *hint = foreign.text;
  for (const message_spec &spec : messages)
    if (!hint && begins_with (format, _(spec.format)))
      hint = hint_of (spec, loc, text);
  /* At the very place of the message, GCC does not show the text again.  */
  location_t whole = diagnostic_location (info);
  if (hint)
    append_note (output, get_pure_location (whole) == loc ? whole : loc, _(hint), "");
}

/* Say that NAME, at LOC, is in the header that is not included; null if it has been
   said, maybe of this line.  After an error of KIND that ends the compilation, as a
   missing file does: the rest would be about the same.  */

static void
say_header_is_missing (message_output output, location_t loc, const char *name,
		       message_kind kind)
{
  static int line;
  if (name)
    append_note (output, loc, _(N_("%qs is in %<<cogen.h>%>: write "
				   "%<#include <cogen.h>%>")), name);
  else if (LOCATION_LINE (loc) != line)
    return;
  line = LOCATION_LINE (loc);
  if (!message_is_error_p (kind))
    return;
  diagnostic_finish (global_dc);
  fnotice (stderr, "compilation terminated.\n");
  exit (FATAL_EXIT_CODE);
}

/* True if INFO, or the message that it is a note of, warns that a name which the user has
   given to an operand of a macro hides another one.  Where GCC heeds it, the headers have
   a pragma for that.  */

static bool
needless_p (message_info *info)
{
  static bool needless;
  if (!message_is_note_p (message_kind_of (info)))
    needless = shadow_warning_p (info) && in_our_macro_p (diagnostic_location (info));
  return needless;
}

/* Called before each message: say in which function and file it is, if it will be
   shown.  */

static void
start_message (message_output output, message_info *info)
{
  if (!needless_p (info)
      && !lost_code_p (diagnostic_location (info), message_kind_of (info)))
    saved_starter (output, info);
}

/* Called after each message.  */

static void
finalize_message (message_output output, message_info *info, message_kind first_kind)
{
  static bool busy;
  if (busy)
    {
      saved_finalizer (output, info, first_kind);
      return;
    }
  /* What is an error by default may be a warning in the end; what is one by -Werror
     counts as a warning.  */
  message_kind kind = message_kind_of (info);
  if (!message_is_warning_p (kind))
    kind = first_kind;
  location_t loc = diagnostic_location (info);
  const char *start;
  size_t length = written_message (output, &start);
  char *written = xstrndup (start, length);
  remove_colors (written);
  char *line = strrchr (written, '\n');
  char *text = line ? line + 1 : written;
  bool needless = needless_p (info);
  if (needless || lost_code_p (loc, kind)
      || (!reword_message (output, info, written) && about_innards_p (kind, text)))
    {
      if (needless && message_is_warning_p (kind))
	uncount_warning (info);
      discard_message (output);
      free (written);
      return;
    }
  busy = true;
  saved_finalizer (output, info, first_kind);
  if (!strcmp (message_format (info),
	       _("incompatible types when returning type %qT but %qT was expected")))
    fe_note_failed_return (fe_user_location (loc));
  if (message_is_error_p (kind))
    fe_lose_macro (diagnostic_location (info));
  const char *missing = (unknown_name_message_p (message_format (info))
			 ? fe_missing_iter_name (loc) : NULL);
  if (missing)
    append_note (output, loc, _(N_("%qs is in %<<cogen/iter.h>%>: write "
				   "%<#include <cogen/iter.h>%>")), missing);
  else if (!fe_header_included_p ())
    say_header_is_missing (output, loc, fe_missing_name (loc), kind);
  else
    add_hint (output, info, kind, text);
  free (written);
  busy = false;
}

/* Have GCC tell us of its messages.  */

void
fe_watch_messages ()
{
  saved_starter = *message_start_hook ();
  *message_start_hook () = start_message;
  saved_finalizer = *message_hook ();
  *message_hook () = finalize_message;
}
