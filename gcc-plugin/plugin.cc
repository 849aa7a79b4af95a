/* The plugin's entry point: version check, arguments, registration.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

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

#include "cogen-plugin.h"
#include "fe.h"
#include "driver.h"
#include "options.h"

int plugin_is_GPL_compatible;

cogen_options cogen_opts = { false, false, NULL, -1, false, false, false,
			     false, false, 0 };

static plugin_info cogen_info =
{
  COGEN_VERSION,
  "cogen: stackless coroutines for C\n"
  "  -fplugin-arg-cogen-dump[=details]  print what became of each coroutine\n"
  "  -fplugin-arg-cogen-graph=FILE      draw the coroutines for Graphviz\n"
  "  -fplugin-arg-cogen-limit=N         elide only the first N frames\n"
  "  -fplugin-arg-cogen-check-frames    run bodies where nothing remains of them\n"
  "  -fplugin-arg-cogen-torture[=SEED]  make coroutines of ordinary functions\n"
  "  -fplugin-arg-cogen-torture=all     the same, suspending at each statement\n"
  "  -fplugin-arg-cogen-torture-thread  and resume them on other threads\n"
  "  -fplugin-arg-cogen-torture-await   and let them await each other\n"
};

/* Store the number that TEXT spells in *VALUE; false if it spells none.  */

static bool
parse_number (const char *text, int *value)
{
  if (!text || !ISDIGIT (*text))
    return false;
  char *end;
  errno = 0;
  long n = strtol (text, &end, 10);
  *value = n;
  return *end == '\0' && errno == 0 && n <= INT_MAX;
}

/* Where the option KEY is kept if it takes no value, else null.  */

static bool *
flag_of (const char *key)
{
  return (!strcmp (key, "check-frames") ? &cogen_opts.check_frames
	  : !strcmp (key, "torture-thread") ? &cogen_opts.torture_thread
	  : !strcmp (key, "torture-await") ? &cogen_opts.torture_await : NULL);
}

/* Read one plugin argument into cogen_opts; false after an error.  */

static bool
parse_argument (const plugin_argument *arg)
{
  if (!strcmp (arg->key, "dump"))
    {
      cogen_opts.dump = true;
      cogen_opts.dump_details = arg->value && !strcmp (arg->value, "details");
      if (!arg->value || cogen_opts.dump_details)
	return true;
      error ("invalid value %qs of %<-fplugin-arg-cogen-dump%>; the only one "
	     "is %<details%>", arg->value);
      return false;
    }
  if (!strcmp (arg->key, "graph"))
    {
      cogen_opts.graph = arg->value;
      if (arg->value && *arg->value)
	return true;
      error ("%<-fplugin-arg-cogen-graph%> needs a file, as in "
	     "%<-fplugin-arg-cogen-graph=graph.dot%>");
      return false;
    }
  if (!strcmp (arg->key, "limit"))
    {
      if (parse_number (arg->value, &cogen_opts.limit))
	return true;
      error ("%<-fplugin-arg-cogen-limit%> needs a number, as in "
	     "%<-fplugin-arg-cogen-limit=3%>");
      return false;
    }
  if (!strcmp (arg->key, "torture"))
    {
      cogen_opts.torture = true;
      cogen_opts.torture_all = arg->value && !strcmp (arg->value, "all");
      if (!arg->value || cogen_opts.torture_all
	  || parse_number (arg->value, &cogen_opts.torture_seed))
	return true;
      error ("invalid value %qs of %<-fplugin-arg-cogen-torture%>; it is a "
	     "number or %<all%>", arg->value);
      return false;
    }
  bool *flag = flag_of (arg->key);
  if (flag)
    {
      *flag = true;
      cogen_opts.torture |= flag != &cogen_opts.check_frames;
      if (!arg->value)
	return true;
      error ("%<-fplugin-arg-cogen-%s%> takes no value", arg->key);
      return false;
    }
  error ("unknown plugin argument %<-fplugin-arg-cogen-%s%>; the known ones "
	 "are %<dump%>, %<dump=details%>, %<graph=FILE%>, %<limit=N%>, "
	 "%<check-frames%>, %<torture[=SEED]%>, %<torture-thread%> and "
	 "%<torture-await%>", arg->key);
  return false;
}

/* False after an error: options that exclude each other.  The address and the
   thread sanitizer know one stack for each thread.  */

static bool
options_agree_p (void)
{
  if (!cogen_opts.check_frames
      || !(flag_sanitize & (SANITIZE_ADDRESS | SANITIZE_HWADDRESS
			    | SANITIZE_THREAD)))
    return true;
  error ("%<-fplugin-arg-cogen-check-frames%> does not go with the address or "
	 "the thread sanitizer");
  return false;
}

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
    if (!parse_argument (&info->argv[i]))
      return 1;
  if (!options_agree_p ())
    return 1;
  register_callback (info->base_name, PLUGIN_INFO, NULL, &cogen_info);
  if (fe_init (info->base_name))
    register_passes (info->base_name);
  return 0;
}
