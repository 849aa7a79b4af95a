/* How are the macros of <cogen/iter.h>, and of the runtime's headers, written?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_map (it, x * x)		error: too few operands in 'co_map'
	co_map (it, 2, x * x)		error: operand 2 of 'co_map' is not a name
	co_sum (it, 2)			error: too many operands in 'co_sum'
	co_chan_new (5, 1)		error: operand 1 of 'co_chan_new' is not a type

   Expanded, these are syntax errors in the middle of what the headers make of them.  As
   in front-end/name-operands.cc, where the text cannot be told nothing is wrong.  */

#include "support/c-front-end.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "front-end/names.h"
#include "support/compat.h"

/* In the usages: a word of one letter, and `acc', is a name that the user chooses.  */
static const name_spec iter_names[] =
{
  { "co_range", FORM_MACRO, "co_range (from, to)" },
  { "co_range_step", FORM_MACRO, "co_range_step (from, to, step)" },
  { "co_empty", FORM_MACRO, "co_empty (T)" },
  { "co_once", FORM_MACRO, "co_once (value)" },
  { "co_repeat", FORM_MACRO, "co_repeat (value)" },
  { "co_items", FORM_MACRO, "co_items (array, count)" },
  { "co_refs", FORM_MACRO, "co_refs (array, count)" },
  { "co_successors", FORM_MACRO, "co_successors (first, x, expression)" },
  { "co_stream_of", FORM_MACRO, "co_stream_of (iterator)" },
  { "co_chars", FORM_MACRO, "co_chars (string)" },
  { "co_split", FORM_MACRO, "co_split (string, separators)" },
  { "co_map", FORM_MACRO, "co_map (source, x, expression)" },
  { "co_filter", FORM_MACRO, "co_filter (source, x, condition)" },
  { "co_filter_map", FORM_MACRO, "co_filter_map (source, x, condition, expression)" },
  { "co_enumerate", FORM_MACRO, "co_enumerate (source, i, x, expression)" },
  { "co_scan", FORM_MACRO, "co_scan (source, acc, init, x, expression)" },
  { "co_inspect", FORM_MACRO, "co_inspect (source, x, statement)" },
  { "co_flat_map", FORM_MACRO, "co_flat_map (source, x, object)" },
  { "co_flatten", FORM_MACRO, "co_flatten (source)" },
  { "co_take", FORM_MACRO, "co_take (source, count)" },
  { "co_take_while", FORM_MACRO, "co_take_while (source, x, condition)" },
  { "co_skip", FORM_MACRO, "co_skip (source, count)" },
  { "co_skip_while", FORM_MACRO, "co_skip_while (source, x, condition)" },
  { "co_step_by", FORM_MACRO, "co_step_by (source, count)" },
  { "co_dedup", FORM_MACRO, "co_dedup (source)" },
  { "co_fuse", FORM_MACRO, "co_fuse (source)" },
  { "co_chain", FORM_MACRO, "co_chain (source, source)" },
  { "co_zip", FORM_MACRO, "co_zip (source, source, x, y, expression)" },
  { "co_interleave", FORM_MACRO, "co_interleave (source, source)" },
  { "co_merge", FORM_MACRO, "co_merge (source, source, x, y, less)" },
  { "co_intersperse", FORM_MACRO, "co_intersperse (source, value)" },
  { "co_cycle", FORM_MACRO, "co_cycle (source)" },
  { "co_chunks", FORM_MACRO, "co_chunks (source, count)" },
  { "co_windows", FORM_MACRO, "co_windows (source, count)" },
  { "co_group_by", FORM_MACRO, "co_group_by (source, x, y, same)" },
  { "co_peekable_of", FORM_MACRO, "co_peekable_of (iterator)" },
  { "co_peek", FORM_MACRO, "co_peek (&peekable)" },
  { "co_peek_next", FORM_MACRO, "co_peek_next (&peekable, &item)" },
  { "co_fold", FORM_MACRO, "co_fold (source, acc, init, x, expression)" },
  { "co_reduce", FORM_MACRO, "co_reduce (source, a, b, expression, &item)" },
  { "co_sum", FORM_MACRO, "co_sum (source)" },
  { "co_product", FORM_MACRO, "co_product (source)" },
  { "co_count", FORM_MACRO, "co_count (source)" },
  { "co_min", FORM_MACRO, "co_min (source, &item)" },
  { "co_max", FORM_MACRO, "co_max (source, &item)" },
  { "co_min_by", FORM_MACRO, "co_min_by (source, a, b, less, &item)" },
  { "co_max_by", FORM_MACRO, "co_max_by (source, a, b, less, &item)" },
  { "co_any", FORM_MACRO, "co_any (source, x, condition)" },
  { "co_all", FORM_MACRO, "co_all (source, x, condition)" },
  { "co_find", FORM_MACRO, "co_find (source, x, condition, &item)" },
  { "co_position", FORM_MACRO, "co_position (source, x, condition)" },
  { "co_nth", FORM_MACRO, "co_nth (source, index, &item)" },
  { "co_last", FORM_MACRO, "co_last (source, &item)" },
  { "co_for_each", FORM_MACRO, "co_for_each (source, x, statement)" },
  { "co_equal", FORM_MACRO, "co_equal (source, source)" },
  { "co_is_sorted", FORM_MACRO, "co_is_sorted (source)" },
  { "co_join_strings", FORM_MACRO, "co_join_strings (source, separator)" },
  { "co_collect", FORM_MACRO, "co_collect (source, &count)" },
  { "co_final", FORM_MACRO, "co_final (generator, &result)" },
  { "co_merged", FORM_MACRO, "co_merged (stream)" },
  { "co_buffered", FORM_MACRO, "co_buffered (futures, count)" },
  { "co_unordered", FORM_MACRO, "co_unordered (futures, count)" },
  { "co_each_timeout", FORM_MACRO, "co_each_timeout (stream, milliseconds)" },
  { "co_results", FORM_MACRO, "co_results (generator)" },
};

const name_spec *
find_iter_name (const char *name)
{
  for (const name_spec &spec : iter_names)
    if (!strcmp (name, spec.name))
      return &spec;
  return NULL;
}

/* True if NAME is one of <cogen/iter.h>.  */

bool
fe_iter_name_p (const char *name)
{
  return find_iter_name (name);
}

void
each_iter_name (void (*see) (const name_spec &))
{
  for (const name_spec &spec : iter_names)
    see (spec);
}

/* Return operand number I in the usage of SPEC; null if there are fewer.  */

static const char *
operand_in_usage (const name_spec &spec, unsigned i)
{
  const char *operand = strchr (spec.usage, '(');
  for (; operand && i > 0; i--)
    operand = strchr (operand + 1, ',');
  return operand ? operand + 1 + (*operand == ',') : NULL;
}

/* True if USAGE, of an operand, is a name that the user chooses.  */

static bool
chosen_name_p (const char *usage)
{
  return ((ISLOWER (usage[0]) && (usage[1] == ',' || usage[1] == ')'))
	  || begins_with (usage, "acc,"));
}

/* True if ARG is certainly no name.  */

static bool
no_name_p (const fe_argument &arg)
{
  unsigned n = 0;
  while (ISIDNUM (arg.text[n]))
    n++;
  return (n == 0 || ISDIGIT (arg.text[0])
	  || (arg.text[n] && strcmp (arg.text + n, " ")));
}

/* True if all operands of SPEC, whose macro is VARIADIC, are in its usage.  The last one of
   the others may be an expression with commas.  */

static bool
no_more_operands_p (const name_spec &spec, bool variadic)
{
  return !variadic || (spec.form == FORM_MACRO && fe_runtime_macro_p (spec.name)
		       && !strstr (spec.usage, "..."));
}

/* What a join or a select has room for: futures, each with its result.  */
enum { MOST_BRANCHES = 8 };

/* True if SPEC is one of these, and N operands are too many.  */

static bool
too_many_branches_p (const name_spec &spec, unsigned n)
{
  return strstr (spec.usage, "&result, ...") && n > 2 * MOST_BRANCHES;
}

/* True if USAGE, of an operand, is a type.  */

static bool
type_p (const char *usage)
{
  return usage[0] == 'T' && (usage[1] == ',' || usage[1] == ')');
}

/* What is wrong with an operand.  */
enum operand_mistake { NO_MISTAKE, IS_MISSING, IS_NO_NAME, IS_NO_TYPE };

/* ... with ARG, for which SPEC has USAGE.  */

static operand_mistake
mistake_of (const fe_argument &arg, const char *usage)
{
  return (!arg.last ? IS_MISSING
	  : chosen_name_p (usage) && no_name_p (arg) ? IS_NO_NAME
	  : type_p (usage) && fe_expression_text_p (arg.text) ? IS_NO_TYPE
	  : NO_MISTAKE);
}

bool
wrong_operands_p (location_t loc, const name_spec &spec)
{
  fe_arguments args;
  const cpp_hashnode *node
    = cpp_lookup (parse_in, (const unsigned char *) spec.name, strlen (spec.name));
  if (!fe_read_arguments (loc, UINT_MAX, &args) || !cpp_user_macro_p (node))
    return false;
  unsigned wanted = node->value.macro->paramc, most = 0;
  while (operand_in_usage (spec, most))
    most++;
  operand_mistake mistake = NO_MISTAKE;
  unsigned i = 0;
  for (; i < args.count && mistake == NO_MISTAKE; i++)
    if (const char *usage = operand_in_usage (spec, i))
      mistake = mistake_of (args.arg[i], usage);
  auto_diagnostic_group group;
  if (args.count < wanted || (args.empty && wanted))
    error_at (loc, "too few operands in %qs", spec.name);
  else if (args.count > most && no_more_operands_p (spec, node->value.macro->variadic))
    error_at (loc, "too many operands in %qs", spec.name);
  else if (too_many_branches_p (spec, args.count))
    {
      error_at (loc, "too many operands in %qs", spec.name);
      inform (loc, "it takes at most %d futures: one of them may be another %qs", MOST_BRANCHES,
	      spec.name);
      fe_lose_statement (loc);
      return true;
    }
  else if (mistake == IS_MISSING)
    error_at (loc, "operand %u of %qs is missing", i, spec.name);
  else if (mistake == IS_NO_NAME)
    error_at (args.arg[i - 1].loc, "operand %u of %qs is not a name", i, spec.name);
  else if (mistake == IS_NO_TYPE)
    error_at (args.arg[i - 1].loc, "operand %u of %qs is not a type", i, spec.name);
  else
    return false;
  say_usage (loc, spec);
  fe_lose_statement (loc);
  return true;
}
