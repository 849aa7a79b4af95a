/* What a coroutine awaits, as its table of waits has it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_WAITS_H
#define COGEN_WAITS_H

struct coroutine;

/* The table of the waits of CO (split/wait.cc), or null.  */
extern tree waits_of (const coroutine *co);
/* The size of what it has of each.  */
extern unsigned HOST_WIDE_INT wait_size (void);
/* Where in the frame what is awaited in STATE is, as WAITS, a table or null, has it;
   -1: nothing is.  */
extern HOST_WIDE_INT awaited_in (tree waits, unsigned HOST_WIDE_INT state);

/* How a step can poll again what it waits for, before the body has to run.  */
struct repoll
{
  HOST_WIDE_INT state;		/* The only one in which it waits; 0: each that is a
				   suspension, so its number is its place in the
				   table, from 1.  */
  HOST_WIDE_INT object;		/* Where in the frame the future is, and where its */
  HOST_WIDE_INT result;		/* result goes, 0: nowhere; -1: the table tells.  */
};

/* True if some future in WAITS, and its result, is where roots poll it.  */
extern bool awaited_in_place_p (tree waits);

/* True if the method of CO, whose number of suspensions is known, polls again what it
   waits for; *R is how.  */
extern bool repolls_p (const coroutine *co, repoll *r);

#endif /* COGEN_WAITS_H */
