/* What are our functions called in GCC's messages?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	In function 'f.resume'		=>  In function 'f'
	'co_yield' in 'co__lambda_0'	=>  'co_yield' in 'co_lambda'

   The user has written one function f, or none that has a name.  GCC asks the language
   for the printable name of each function that a message is about, with a verbosity of
   2; with less for debug information, __func__ and assembly, which keep the names.  */

#include "support/edit.h"
#include "langhooks.h"
#include "show/show.h"
#include "support/queries.h"
#include "support/unit.h"

/* What the language itself does.  */
static const char *(*language_name) (tree, int);

/* The name of DECL in a message, if VERBOSITY is 2.  */

static const char *
printable_name (tree decl, int verbosity)
{
  if (verbosity < 2 || TREE_CODE (decl) != FUNCTION_DECL)
    return language_name (decl, verbosity);
  if (coroutine *co = coroutine_of_part (decl))
    decl = co->ramp;
  const char *name = language_name (decl, verbosity);
  /* While it is being split.  */
  if (const char *part = strstr (name, ".resume"))
    name = IDENTIFIER_POINTER (get_identifier_with_length (name, part - name));
  const char *anonymous = anonymous_name (name);
  return anonymous ? anonymous : name;
}

void
name_in_messages (void)
{
  language_name = lang_hooks.decl_printable_name;
  lang_hooks.decl_printable_name = printable_name;
}
