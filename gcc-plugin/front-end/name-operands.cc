/* Is what stands in the parentheses of a name of <cogen.h> of the form that it needs?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_generator (struct q { int a, b; }, int)	the macro sees three
	co_for (int v : it)				one argument, not two
	co_lambda (co_iterator(int), { ... })		no parameters

   front-end/names.cc asks before the macro is expanded: expanded, these are syntax errors
   in the middle of what <cogen.h> makes of them.  Where the text cannot be told, or a macro
   of the user's may stand for what is missing, nothing is wrong.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "front-end/names.h"
#include "support/compat.h"

/* True if ARG, of a macro, begins with the letter C, or a macro of the user's may.  */

static bool
may_begin_p (cpp_reader *pfile, const fe_argument &arg, char c)
{
  unsigned n = 0;
  char word[sizeof arg.text];
  for (; ISIDNUM (arg.text[n]); n++)
    word[n] = arg.text[n];
  word[n] = 0;
  return (arg.text[0] == c
	  || (n > 0 && !begins_with (word, "co_") && macro_p (pfile, word)));
}

/* True if ARG is a name and no more, and no macro's.  */

static bool
plain_name_p (cpp_reader *pfile, const fe_argument &arg)
{
  const char *end = arg.text;
  while (ISIDNUM (*end))
    end++;
  char word[sizeof arg.text];
  memcpy (word, arg.text, end - arg.text);
  word[end - arg.text] = 0;
  return (end != arg.text && (!*end || !strcmp (end, " "))
	  && !macro_p (pfile, word));
}

bool
wrong_types_p (location_t loc, const name_spec &spec, bool *defines)
{
  fe_arguments args;
  if (!fe_read_arguments (loc, UINT_MAX, &args))
    return false;
  *defines = args.comma_in_braces;
  bool generator = !strcmp (spec.name, "co_generator");
  unsigned n = args.empty ? 0 : args.count;
  auto_diagnostic_group group;
  if (generator && args.comma_in_braces)
    {
      error_at (loc, "%qs of a type that is defined here", spec.name);
      inform (loc, "define the type first, and write its name: a macro takes each "
	      "comma between braces for one of its own");
    }
  else if (n < (generator ? 2 : 1))
    {
      error_at (loc, "too few arguments to %qs", spec.name);
      say_usage (loc, spec);
    }
  else if (n > (generator ? 3 : 1))
    {
      error_at (loc, "too many arguments to %qs", spec.name);
      if (generator)
	inform (loc, "write %<co_generator (Y, R)%> or %<co_generator (Y, R, A)%>");
      else
	say_usage (loc, spec);
    }
  else
    return false;
  return true;
}

bool
wrong_head_p (cpp_reader *pfile, location_t loc, const name_spec &spec)
{
  fe_arguments args;
  if (!fe_read_arguments (loc, UINT_MAX, &args))
    return false;
  auto_diagnostic_group group;
  if (args.count == 1)
    error_at (loc, "%qs needs a variable and an object, with a comma between them",
	      spec.name);
  else if (args.count > 2)
    error_at (loc, "%qs takes one declaration and one object", spec.name);
  else if (plain_name_p (pfile, args.arg[0]))
    error_at (loc, "%qs needs a declaration of one variable", spec.name);
  else
    return false;
  say_usage (loc, spec);
  return true;
}

bool
wrong_lambda_p (cpp_reader *pfile, location_t loc, const name_spec &spec)
{
  fe_arguments args;
  bool lambda = spec.form == FORM_LAMBDA;
  unsigned wanted = lambda ? 3 : 2;
  if (!fe_read_arguments (loc, wanted, &args))
    return false;
  if (args.count >= wanted
      && may_begin_p (pfile, args.arg[wanted - 1], '{')
      && (!lambda || may_begin_p (pfile, args.arg[1], '(')))
    return false;
  auto_diagnostic_group group;
  if (lambda)
    error_at (loc, "%qs takes a type, parameters in parentheses and a body in "
	      "braces", spec.name);
  else
    error_at (loc, "%qs takes a type and a body in braces", spec.name);
  say_usage (loc, spec);
  return true;
}
