/* What a twin says of a coroutine is not said again of what the coroutine becomes.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   GCC asks before each pass whether it shall run, on which function.

   - The one that looks for what is used uninitialized on every way runs before a
     coroutine is found to be one, where each suspension may lead out: it would say
     "perhaps".  It runs on the twin instead.
   - No pass on GIMPLE warns of the functions that a coroutine is split into: their text
     has been looked at.  */

#include "support/edit.h"
#include "support/compat.h"
#include "twin/twin.h"

/* The numbers of the functions that are silent.  */
typedef hash_set<int_hash<int, -1, -2> > function_numbers;
static function_numbers *silent;	/* Null: none.  */
/* What the user wants, while a pass is kept silent.  */
static bool now_silent, user_inhibits;

void
keep_silent (tree fndecl)
{
  if (!silent)
    silent = new function_numbers;
  silent->add (DECL_UID (fndecl));
}

/* True if PASS on the current function, if there is one, is not to warn.  */

static bool
silent_p (const opt_pass *pass)
{
  return (pass->type == GIMPLE_PASS && cfun && current_function_decl
	  && silent && silent->contains (DECL_UID (current_function_decl)));
}

/* PLUGIN_OVERRIDE_GATE: DATA is whether the current pass runs.  */

static void
before_pass (void *data, void *)
{
  if (!current_pass)
    return;
  bool *runs = (bool *) data;
  if (*runs && current_pass->type == GIMPLE_PASS && current_function_decl
      && (!strcmp (current_pass->name, "early_uninit")
	  || !strcmp (current_pass->name, "*early_warn_uninitialized"))	/* GCC 11  */
      && coroutine_decl_p (current_function_decl) && may_have_twin_p (cfun))
    *runs = false;
  bool wanted = silent_p (current_pass);
  if (wanted == now_silent)
    return;
  bool *inhibits = warnings_inhibited ();
  if (wanted)
    user_inhibits = *inhibits;
  *inhibits = wanted || user_inhibits;
  now_silent = wanted;
}

void
register_silence (const char *plugin)
{
  register_callback (plugin, PLUGIN_OVERRIDE_GATE, before_pass, NULL);
}
