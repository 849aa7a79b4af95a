/* Threading of state dispatches.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_THREAD_H
#define COGEN_THREAD_H

/* FNDECL has the frame of an elided coroutine.  */
extern void note_elided_frame (tree fndecl);

/* The body of FROM is that of TO now.  */
extern void note_body_moved (tree from, tree to);

/* Thread in FUN, the current function, what the compiler's own variables decide, at
   each -O; true if there was something.  */
extern bool thread_artificial (function *fun);

extern opt_pass *make_pass_thread (gcc::context *);

/* thread/counts.cc: FNDECL is what a coroutine's resume executes.  */
extern void note_body (tree fndecl);
extern opt_pass *make_pass_counts (gcc::context *);

#endif /* COGEN_THREAD_H */
