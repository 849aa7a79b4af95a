/* The plugin's entry point: version check, arguments, registration.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   GCC loads a plugin into every compiler proper of the command line: cc1,
   but also cc1plus for a C++ unit and lto1 (twice) when -fplugin stands on
   the link line.  Only cc1 has anything to transform; elsewhere plugin_init
   succeeds and registers nothing.

   The version check compares GCC's version number and its target only: compilers of
   one version for two machines differ in what their trees and modes look like, and a
   plugin for the other one crashes.  plugin_default_version_check compares all
   the configure arguments, and these hold the distribution's package revision: a
   rebuild of the very same GCC would refuse the plugin.  The target is known from
   those arguments alone.  Of a GCC whose arguments name no machine nothing is said.  */

#include "support/cogen-plugin.h"
#include "driver.h"
#include "front-end/front-end.h"
#include "support/options.h"

int plugin_is_GPL_compatible;

static plugin_info cogen_info =
{
  COGEN_VERSION,
  "cogen: stackless coroutines for C\n"
  "  -fplugin-arg-cogen-dump[=details]  print what became of each coroutine\n"
  "  -fplugin-arg-cogen-graph=FILE      draw the coroutines for Graphviz\n"
  "  -fplugin-arg-cogen-limit=N         elide only the first N frames\n"
  "  -fplugin-arg-cogen-check-frames    run bodies where nothing remains of them\n"
  "  -fplugin-arg-cogen-checks          report tasks that hinder others\n"
  "  -fplugin-arg-cogen-no-ownership-warnings  say nothing of lost objects\n"
  "  -fplugin-arg-cogen-no-dissolve     loops keep the objects they loop over\n"
  "  -fplugin-arg-cogen-no-places       co_dump_tasks finds no lines\n"
  "  -fplugin-arg-cogen-torture[=SEED]  make coroutines of ordinary functions\n"
  "  -fplugin-arg-cogen-torture=all     the same, suspending at each statement\n"
  "  -fplugin-arg-cogen-torture-thread  and resume them on other threads\n"
  "  -fplugin-arg-cogen-torture-await   and let them await each other\n"
};

/* Return the machine that the GCC with the configure arguments ARGUMENTS compiles for,
   to be freed; null if they do not tell.  */

static char *
configured_target (const char *arguments)
{
  static const char *const options[] = { " --target=", " --host=", " --build=" };
  for (const char *option : options)
    if (const char *at = strstr (arguments, option))
      {
	at += strlen (option);
	return xstrndup (at, strcspn (at, " '"));
      }
  return NULL;
}

/* False after an error: a GCC that the plugin was not built for.  */

static bool
fits_compiler_p (const struct plugin_gcc_version *version)
{
  if (strcmp (version->basever, gcc_version.basever))
    {
      error ("cogen was built for GCC %s but is loaded into GCC %s",
	     gcc_version.basever, version->basever);
      return false;
    }
  char *mine = configured_target (gcc_version.configuration_arguments);
  char *other = configured_target (version->configuration_arguments);
  bool fits = !mine || !other || !strcmp (mine, other);
  if (!fits)
    error ("cogen was built for GCC %s for %s but is loaded into GCC %s for %s",
	   gcc_version.basever, mine, version->basever, other);
  free (mine);
  free (other);
  return fits;
}

/* Called by GCC once the plugin is loaded.  */

int
plugin_init (struct plugin_name_args *info, struct plugin_gcc_version *version)
{
  if (!fits_compiler_p (version))
    return 1;
  for (int i = 0; i < info->argc; i++)
    if (!read_option (&info->argv[i]))
      return 1;
  if (!options_agree_p ())
    return 1;
  register_callback (info->base_name, PLUGIN_INFO, NULL, &cogen_info);
  if (fe_init (info->base_name))
    register_passes (info->base_name);
  return 0;
}
