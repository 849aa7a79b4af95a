/* Is a name of <cogen.h> followed by what belongs there?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int x = co_await f (1);		error: 'co_await' without parentheses
	co_for (int v : it)		error: 'co_for' needs a variable and an object

   To the parser `co_await' is a function and this is a missing semicolon, of which
   it would say so, here and in what follows.  So the question is asked before it: as
   the preprocessor reads the name.

   Every name of <cogen.h> is a macro.  A pragma at its end makes these macros
   `conditional', as those are that PowerPC has for `vector' and `bool'.  Of each
   libcpp then asks macro_to_expand what it stands for here:

   1. co_yield and its like, called as it should be: for itself, which is a builtin.
   2. co_iterator, co_for and so on with the arguments that they need: for the macro.
   3. Anything else is diagnosed, and stands for what the parser takes without a
      word: in front of an operand for a cast to an erroneous type, else for an
      erroneous expression or type.  What cannot be parsed, such as the head of
      co_for, is skipped, with the body that uses its variable.

   A name may be the user's own: a member, a variable, a label.  So it is left alone if
   what comes next does not make it certain what was meant, or if a declaration
   is seen that is not ours; and a macro that is defined anew is no longer
   conditional.  While it is, it is none for #ifdef.

   Rejected: macros that take no arguments, as an operator of one operand would
   (`co_await f (1) + 1' has no end that a macro could find).  */

#include "support/c-front-end.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "front-end/names.h"
#include "support/compat.h"

static const name_spec names[] =
{
  { "co_yield", FORM_OPERATOR, "co_yield (value)" },
  { "co_await", FORM_OPERATOR, "co_await (future)" },
  { "co_yield_from", FORM_OPERATOR, "co_yield_from (object)" },
  { "co_return", FORM_OPERATOR, "co_return (value)" },
  { "co_try", FORM_OPERATOR, "co_try (value)" },
  { "co_arg", FORM_CALL, "co_arg ()" },
  { "co_context", FORM_TAG, "co_context ()" },
  { "co_poll", FORM_TAG, "co_poll (&future, context, &value)" },
  { "co_next", FORM_CALL, "co_next (&iterator, &item)" },
  { "co_poll_next", FORM_CALL, "co_poll_next (&stream, context, &item)" },
  { "co_resume", FORM_CALL, "co_resume (&generator, argument, &item, &result)" },
  { "co_drop", FORM_CALL, "co_drop (&object)" },
  { "co_is_null", FORM_CALL, "co_is_null (object)" },
  { "co_move", FORM_CALL, "co_move (object)" },
  { "co_block_on", FORM_CALL, "co_block_on (future)" },
  { "co_place", FORM_CALL, "co_place (memory, size, range (0, 3))" },
  { "co_frame_size", FORM_CALL, "co_frame_size (range)" },
  { "co_frame_align", FORM_CALL, "co_frame_align (range)" },
  { "co_is_movable", FORM_CALL, "co_is_movable (range)" },
  { "co_relocate", FORM_CALL, "co_relocate (&object, memory, size)" },
  { "co_clone", FORM_CALL, "co_clone (&object)" },
  { "co_iterator", FORM_TYPE, "co_iterator (T)" },
  { "co_future", FORM_TYPE, "co_future (T)" },
  { "co_stream", FORM_TYPE, "co_stream (T)" },
  { "co_generator", FORM_TYPE, "co_generator (Y, R)" },
  { "co_for", FORM_LOOP, "co_for (int v, object)" },
  { "co_for_await", FORM_LOOP, "co_for_await (int v, object)" },
  { "co_each", FORM_LOOP, "co_each (int v, object)" },
  { "co_lambda", FORM_LAMBDA, "co_lambda (type, (parameters), { body })" },
  { "co_do", FORM_DO, "co_do (type, { body })" },
};

/* What the target itself does.  */
static cpp_hashnode *(*target_macro) (cpp_reader *, const cpp_token *);

/* The next token that is no blank.  No more than it is read ahead.  */

static const cpp_token *
next_token (cpp_reader *pfile)
{
  const cpp_token *token;
  int i = 0;
  do
    token = cpp_peek_token (pfile, i++);
  while (token->type == CPP_PADDING);
  return token;
}

bool
macro_p (cpp_reader *pfile, const char *name)
{
  return cpp_macro_p (cpp_lookup (pfile, (const unsigned char *) name,
				  strlen (name)));
}

/* True if the unit has included <cogen.h>.  */

bool
fe_header_included_p ()
{
  return macro_p (parse_in, "co__wrong");
}

/* Let nobody say that what TOKEN names, in text that is skipped, is not used.  */

static void
mark_used (const cpp_token *token)
{
  if (token->type != CPP_NAME)
    return;
  tree decl = lookup_name (HT_IDENT_TO_GCC_IDENT (HT_NODE (token->val.node.node)));
  if (decl && (VAR_P (decl) || TREE_CODE (decl) == PARM_DECL))
    TREE_USED (decl) = DECL_READ_P (decl) = 1;
}

/* Skip tokens up to one of type LAST, at the depth where we are, and that too.  */

static void
skip_to (cpp_reader *pfile, enum cpp_ttype last)
{
  int depth = 0;
  while (next_token (pfile)->type != CPP_EOF)
    {
      const cpp_token *token = cpp_get_token (pfile);
      mark_used (token);
      if (token->type == last && depth == 0)
	return;
      if (token->type == CPP_OPEN_PAREN || token->type == CPP_OPEN_BRACE)
	depth++;
      else if (token->type == CPP_CLOSE_PAREN || token->type == CPP_CLOSE_BRACE)
	depth--;
      if (token->type == last && depth == 0)
	return;
    }
}

/* Skip a statement.  */

static void
skip_statement (cpp_reader *pfile)
{
  skip_to (pfile, next_token (pfile)->type == CPP_OPEN_BRACE
		  ? CPP_CLOSE_BRACE : CPP_SEMICOLON);
}

/* Skip a declaration, or the definition of a function; false if it ends in a list of
   parameters.  */

static bool
skip_declaration (cpp_reader *pfile)
{
  for (int depth = 0; next_token (pfile)->type != CPP_EOF; )
    {
      enum cpp_ttype next = next_token (pfile)->type;
      if (depth == 0 && (next == CPP_CLOSE_PAREN || next == CPP_COMMA))
	return false;
      cpp_get_token (pfile);
      if (next == CPP_OPEN_PAREN || next == CPP_OPEN_BRACE)
	depth++;
      else if (next == CPP_CLOSE_PAREN || next == CPP_CLOSE_BRACE)
	depth--;
      if (depth == 0 && (next == CPP_SEMICOLON || next == CPP_CLOSE_BRACE))
	return true;
    }
  return false;
}

/* True if what stands before LOC in its line makes it an expression: it is assigned, or,
   if that may be, a STATEMENT begins there.  */

static bool
begins_expression_p (location_t loc, bool statement)
{
  char text[40];
  if (!fe_line_before (loc, text, sizeof text))
    return false;
  size_t n = strlen (text);
  while (n > 0 && ISSPACE (text[n - 1]))
    n--;
  if (n == 0)
    return statement;
  text[n] = 0;
  if (strchr (statement ? "=;{})?:(" : "=", text[n - 1]))
    return true;
  const char *word = fe_last_word (text);
  return !strcmp (word, "return") || (statement && !strcmp (word, "else"));
}

/* True if NODE names a structure or an enumeration of the user's.  */

static bool
tag_p (cpp_hashnode *node)
{
  tree id = HT_IDENT_TO_GCC_IDENT (HT_NODE (node));
  return tag_exists_p (RECORD_TYPE, id) || tag_exists_p (ENUMERAL_TYPE, id)
	 || tag_exists_p (UNION_TYPE, id);
}

/* True if TOKEN, which is not to be mistaken for what may follow a name of the
   user's, begins an operand.  AMBIGUOUS: it may be an operator of two operands.  */

static bool
begins_operand_p (const cpp_token *token, bool ambiguous)
{
  switch (token->type)
    {
    case CPP_NAME:
      {
	tree id = HT_IDENT_TO_GCC_IDENT (HT_NODE (token->val.node.node));
	return !C_IS_RESERVED_WORD (id) || C_RID_CODE (id) == RID_SIZEOF;
      }
    case CPP_NUMBER: case CPP_CHAR: case CPP_STRING: case CPP_UTF8STRING:
    case CPP_WSTRING: case CPP_NOT: case CPP_COMPL:
      return true;
    case CPP_AND: case CPP_MULT: case CPP_MINUS: case CPP_PLUS:
    case CPP_PLUS_PLUS: case CPP_MINUS_MINUS: case CPP_OPEN_BRACE:
      return ambiguous;
    default:
      return false;
    }
}

/* Return the macro of <cogen.h> NAME.  */

static cpp_hashnode *
wrong (cpp_reader *pfile, const char *name)
{
  fe_note_failed_marker ();
  return cpp_lookup (pfile, (const unsigned char *) name, strlen (name));
}

void
say_usage (location_t loc, const name_spec &spec)
{
  inform (loc, "write %qs", spec.usage);
}

/* The row of NAME; null if there is none.  */

static const name_spec *
find_name (const char *name)
{
  for (const name_spec &spec : names)
    if (!strcmp (name, spec.name))
      return &spec;
  const name_spec *spec = find_iter_name (name);
  return spec ? spec : find_runtime_name (name);
}

/* The name of ours that WORD is, if one that has a usage; else null.  */

const char *
fe_usual_name (const char *word)
{
  const name_spec *spec = find_name (word);
  return spec ? spec->name : NULL;
}

/* Say at LOC how NAME, of ours, is used.  */

void
fe_say_usage (location_t loc, const char *name)
{
  if (const name_spec *spec = find_name (name))
    say_usage (loc, *spec);
}

/* Cut off the blanks at the end of TEXT; return its length.  */

static size_t
trim (char *text)
{
  size_t n = strlen (text);
  while (n > 0 && ISSPACE (text[n - 1]))
    text[--n] = 0;
  return n;
}

/* True if LOC follows the parenthesis behind a name of ours whose operand is an
   expression.  */

static bool
is_our_operand_p (location_t loc)
{
  char text[40];
  size_t n = fe_line_before (loc, text, sizeof text) ? trim (text) : 0;
  if (n == 0 || text[n - 1] != '(')
    return false;
  text[n - 1] = 0;
  n = trim (text);
  const name_spec *spec = n > 0 ? find_name (fe_last_word (text)) : NULL;
  return spec && (spec->form == FORM_OPERATOR || spec->form == FORM_CALL
		  || spec->form == FORM_MACRO);
}

/* What stands for NODE, the name SPEC at LOC, which no parenthesis follows.  */

static cpp_hashnode *
bare_name (cpp_reader *pfile, cpp_hashnode *node, location_t loc,
	   const name_spec &spec)
{
  const cpp_token *next = next_token (pfile);
  bool keyword = spec.form == FORM_OPERATOR;
  auto_diagnostic_group group;
  switch (spec.form)
    {
    case FORM_OPERATOR: case FORM_CALL: case FORM_TAG: case FORM_MACRO:
      if ((next->type == CPP_SEMICOLON && begins_expression_p (loc, keyword))
	  || (next->type == CPP_CLOSE_PAREN && is_our_operand_p (loc)))
	{
	  error_at (loc, "%qs without parentheses", spec.name);
	  if (!strcmp (spec.name, "co_return"))
	    inform (loc, "write %<co_return (value)%>, or %<co_return ()%> where "
		    "there is none");
	  else
	    say_usage (loc, spec);
	  return wrong (pfile, "co__wrong");
	}
      if (spec.form == FORM_TAG || !begins_operand_p (next, keyword)
	  || tag_p (node))
	return node;
      error_at (loc, "%qs without parentheses", spec.name);
      say_usage (loc, spec);
      if (next->type == CPP_OPEN_BRACE)
	{
	  skip_statement (pfile);
	  return wrong (pfile, "co__wrong");
	}
      return wrong (pfile, "co__wrong_prefix");

    case FORM_TYPE:
      if (next->type != CPP_NAME && next->type != CPP_MULT
	  && next->type != CPP_LESS)
	return node;
      error_at (loc, "%qs without the type of its values", spec.name);
      say_usage (loc, spec);
      if (next->type == CPP_LESS)
	skip_to (pfile, CPP_GREATER);
      return wrong (pfile, "co__wrong_type");

    case FORM_LOOP:
      if (next->type != CPP_NAME)
	return node;
      error_at (loc, "%qs without parentheses", spec.name);
      say_usage (loc, spec);
      skip_to (pfile, CPP_CLOSE_BRACE);
      return wrong (pfile, "co__wrong_statement");

    case FORM_STATEMENT:
      if (!current_function_decl || !begins_operand_p (next, true)
	  || !fe_begins_statement_p (loc))
	return node;
      error_at (loc, "%qs without parentheses", spec.name);
      say_usage (loc, spec);
      skip_to (pfile, CPP_CLOSE_BRACE);
      return wrong (pfile, "co__wrong_statement");

    default:
      return node;
    }
}

/* True if LOC follows a `for' in its line.  */

static bool
behind_for_p (location_t loc)
{
  char text[40];
  size_t n = fe_line_before (loc, text, sizeof text) ? trim (text) : 0;
  return n > 0 && ISIDNUM (text[n - 1]) && !strcmp (fe_last_word (text), "for");
}

/* Diagnose co_await at LOC, in the place of the head of a loop, as C++ has proposed it.
   Skip the loop, but for the `for' that has been parsed.  */

static cpp_hashnode *
awaiting_for (cpp_reader *pfile, location_t loc)
{
  auto_diagnostic_group group;
  error_at (loc, "%qs behind %<for%>", "co_await");
  fe_say_usage (loc, "co_for_await");
  skip_to (pfile, CPP_CLOSE_PAREN);
  skip_statement (pfile);
  return wrong (pfile, "co__wrong_head");
}

/* What stands for NODE, the name SPEC at LOC, which a parenthesis follows.  */

static cpp_hashnode *
called_name (cpp_reader *pfile, cpp_hashnode *node, location_t loc,
	     const name_spec &spec)
{
  const char *instead = NULL;
  bool defines = false;
  switch (spec.form)
    {
    case FORM_TYPE:
      instead = wrong_types_p (loc, spec, &defines) ? "co__wrong_type" : NULL;
      break;
    case FORM_LOOP:
      instead = wrong_head_p (pfile, loc, spec) ? "co__wrong_statement" : NULL;
      break;
    case FORM_LAMBDA: case FORM_DO:
      instead = wrong_lambda_p (pfile, loc, spec) ? "co__wrong" : NULL;
      break;
    case FORM_MACRO:
      instead = wrong_operands_p (loc, spec) ? "co__wrong" : NULL;
      break;
    case FORM_STATEMENT:
      instead = wrong_operands_p (loc, spec) ? "co__wrong_statement" : NULL;
      break;
    case FORM_OPERATOR:
      if (!strcmp (spec.name, "co_await") && behind_for_p (loc))
	return awaiting_for (pfile, loc);
      break;
    default:
      break;
    }
  if (!instead)
    return node;
  skip_to (pfile, CPP_CLOSE_PAREN);
  if (spec.form == FORM_LOOP || spec.form == FORM_STATEMENT)
    skip_statement (pfile);
  /* Whatever uses the type that is not defined now.  */
  if (defines && !current_function_decl && skip_declaration (pfile))
    instead = "co__wrong_declaration";
  return wrong (pfile, instead);
}

/* Return the row of NODE, unless the user has declared what is called so.  */

static const name_spec *
spec_of (cpp_hashnode *node)
{
  const char *name = (const char *) NODE_NAME (node);
  if (!begins_with (name, "co_"))
    return NULL;
  const name_spec *spec = find_name (name);
  tree decl = spec ? lookup_name (HT_IDENT_TO_GCC_IDENT (HT_NODE (node))) : NULL_TREE;
  return !decl || fe_builtin_decl_p (decl) ? spec : NULL;
}

/* The preprocessor has read TOKEN, the name of a conditional macro: return the macro
   that it stands for; null if for itself.  */

static cpp_hashnode *
macro_to_expand (cpp_reader *pfile, const cpp_token *token)
{
  cpp_hashnode *node = token->val.node.node;
  location_t loc = token->src_loc;
  const name_spec *spec = spec_of (node);
  if (!spec)
    return (target_macro && !begins_with ((const char *) NODE_NAME (node), "co_")
	    ? target_macro (pfile, token) : node);
  const cpp_token *next = next_token (pfile);
  /* The end of the unit has been read ahead: libcpp, which would look there for the
     parenthesis of a macro, must not read past it.  */
  if (!cpp_get_buffer (pfile))
    return NULL;
  cpp_hashnode *macro = next->type == CPP_OPEN_PAREN
			? called_name (pfile, node, loc, *spec)
			: bare_name (pfile, node, loc, *spec);
  /* Not a macro for itself, whose expansion GCC would show.  */
  return macro == node && spec->form <= FORM_TAG ? NULL : macro;
}

static void
note_name (const name_spec &spec)
{
  cpp_hashnode *node = cpp_lookup (parse_in, (const unsigned char *) spec.name,
				   strlen (spec.name));
  if (cpp_macro_p (node))
    node->flags |= NODE_CONDITIONAL;
}

/* #pragma cogen names: a header of ours has defined its macros.  */

static void
note_names (cpp_reader *)
{
  for (const name_spec &spec : names)
    note_name (spec);
  /* Else they are the user's.  */
  if (macro_p (parse_in, "COGEN_ITER_H"))
    each_iter_name (note_name);
  each_runtime_name (note_name);
}

/* The unit begins.  A precompiled header may hold the macros: then there is no
   pragma to wait for.  */

void
fe_names_start ()
{
  cpp_callbacks *callbacks = cpp_get_callbacks (parse_in);
  target_macro = callbacks->macro_to_expand;
  callbacks->macro_to_expand = macro_to_expand;
}

/* PLUGIN_PRAGMAS.  */

static void
register_pragma (void *, void *)
{
  c_register_pragma ("cogen", "names", note_names);
}

void
fe_names_init (const char *plugin_name)
{
  register_callback (plugin_name, PLUGIN_PRAGMAS, register_pragma, NULL);
}

/* What stands for a mistake that has been reported.  */

tree
fe_wrong (const fe_call &call)
{
  if (!seen_error ())
    error_at (call.loc, "a mistake that was reported when this was preprocessed");
  return error_mark_node;
}
