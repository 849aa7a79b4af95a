/* What every file of the plugin includes first.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen.

   cogen is free software: you can redistribute it and/or modify it under the
   terms of the GNU General Public License as published by the Free Software
   Foundation, either version 3 of the License, or (at your option) any later
   version.  See the file LICENSE.  */

#ifndef COGEN_PLUGIN_H
#define COGEN_PLUGIN_H

#include "gcc-plugin.h"
#include "plugin-version.h"

#ifndef GCCPLUGIN_VERSION_MAJOR
# error "this GCC's plugin headers do not tell their version"
#endif

#include "config.h"
#include "system.h"
#include "coretypes.h"
#include "backend.h"
#include "target.h"
#include "tree.h"
#include "stringpool.h"
#include "attribs.h"
#include "diagnostic-core.h"
#include "intl.h"

/* The options given as -fplugin-arg-cogen-NAME[=VALUE].  */
struct cogen_options
{
  bool dump;		/* dump: print a summary of each coroutine.  */
  bool dump_details;	/* dump=details: and the IL between the phases.  */
  const char *graph;	/* graph=FILE: draw the coroutines there; or null.  */
  int limit;		/* limit=N: elide only the first N frames; -1 is all.  */
  bool check_frames;	/* check-frames: see functions/checked.cc.  */
  bool torture;		/* torture[=SEED]: see torture/torture.h.  */
  bool torture_all;	/* torture=all: suspend at each statement.  */
  bool torture_thread;	/* torture-thread: resume on another thread.  */
  bool torture_await;	/* torture-await: let them await each other.  */
  int torture_seed;
};

extern cogen_options cogen_opts;

#endif /* COGEN_PLUGIN_H */
