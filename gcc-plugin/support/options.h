/* The plugin's arguments, -fplugin-arg-cogen-NAME[=VALUE].
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_OPTIONS_H
#define COGEN_OPTIONS_H

/* The options given as -fplugin-arg-cogen-NAME[=VALUE].  */
struct cogen_options
{
  bool dump;		/* dump: print a summary of each coroutine.  */
  bool dump_details;	/* dump=details: and the IL between the phases.  */
  const char *graph;	/* graph=FILE: draw the coroutines there; or null.  */
  int limit;		/* limit=N: inline, elide and nest only the first N
			   frames; -1 is all.  */
  bool check_frames;	/* check-frames: see functions/checked.cc.  */
  bool no_ownership_warnings;	/* no-ownership-warnings: of what front-end/moves.cc
				   and objects/moved.cc say.  */
  bool checks;		/* checks: the runtime watches the tasks.  */
  bool no_places;	/* no-places: nothing for co_dump_tasks (show/places.cc).  */
  bool no_dissolve;	/* no-dissolve: loops keep their objects (dissolve/).  */
  bool torture;		/* torture[=SEED]: see torture/torture.h.  */
  bool torture_all;	/* torture=all: suspend at each statement.  */
  bool torture_thread;	/* torture-thread: resume on another thread.  */
  bool torture_await;	/* torture-await: let them await each other.  */
  int torture_seed;
};

extern cogen_options cogen_opts;

/* Read one into cogen_opts; false after an error.  */
extern bool read_option (const plugin_argument *arg);
/* False after an error: options that exclude each other.  The address and the
   thread sanitizer know one stack for each thread, the checking mode has
   another one.  */
extern bool options_agree_p (void);

#endif /* COGEN_OPTIONS_H */
