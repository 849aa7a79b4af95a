/* What do the plugin's arguments say?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	-fplugin-arg-cogen-limit=3	cogen_opts.limit is 3

   Input: GCC's list of arguments; plugin.cc passes them one by one and then
   asks options_agree_p.  Output: cogen_opts, which nobody changes afterwards,
   or an error that names the argument and what it could be.

   An argument without a value is a row of flag_of, another one a case of
   read_option.  The text of --help is in plugin.cc.  */

#include "support/cogen-plugin.h"
#include "support/options.h"

cogen_options cogen_opts = { false, false, NULL, -1, false, false, false, false,
			     false, false, false, false, false, 0 };

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
	  : !strcmp (key, "no-ownership-warnings")
	  ? &cogen_opts.no_ownership_warnings
	  : !strcmp (key, "no-dissolve") ? &cogen_opts.no_dissolve
	  : !strcmp (key, "no-places") ? &cogen_opts.no_places
	  : !strcmp (key, "checks") ? &cogen_opts.checks
	  : !strcmp (key, "torture-thread") ? &cogen_opts.torture_thread
	  : !strcmp (key, "torture-await") ? &cogen_opts.torture_await : NULL);
}

bool
read_option (const plugin_argument *arg)
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
      cogen_opts.torture |= (flag == &cogen_opts.torture_thread
			     || flag == &cogen_opts.torture_await);
      if (!arg->value)
	return true;
      error ("%<-fplugin-arg-cogen-%s%> takes no value", arg->key);
      return false;
    }
  error ("unknown plugin argument %<-fplugin-arg-cogen-%s%>; the known ones "
	 "are %<dump%>, %<dump=details%>, %<graph=FILE%>, %<limit=N%>, "
	 "%<check-frames%>, %<checks%>, %<no-ownership-warnings%>, %<no-dissolve%>, "
	 "%<no-places%>, %<torture[=SEED]%>, %<torture-thread%> and "
	 "%<torture-await%>", arg->key);
  return false;
}

bool
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
