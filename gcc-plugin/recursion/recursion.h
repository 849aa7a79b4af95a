/* Coroutines that delegate to calls of themselves.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_RECURSION_H
#define COGEN_RECURSION_H

#include "merge/merge.h"

/* Names of a function and what they are on one way through it, by its PHI nodes and
   copies.  */
typedef hash_map<tree, tree> name_map;

/* A way from an edge on that leads to a function's end without a choice.  */
struct ending
{
  ending () : fetch (NULL), value (NULL_TREE), returns (false) {}

  auto_vec<gassign *> stmts;	/* What is computed on it.  */
  gcall *fetch;			/* What fetches the result of a delegation there, or
				   null.  */
  tree value;			/* What co_return is given, or null.  */
  bool returns;			/* There is one.  */
  name_map names;
};

/* recursion/ways.cc  */

/* True if STMT only computes a name, from names and from what pointers point to, and
   what it does may as well be done twice.  */
extern bool computes_p (gimple *stmt);
/* What NAME is on a way that NAMES describes.  */
extern tree value_on_way (name_map *names, tree name);
/* Note in NAMES what the PHI nodes of E's destination are after E.  */
extern void note_phis (name_map *names, edge e);
/* True if E is a way to the end of its function; END is that then.  Only what has the
   ID may be fetched on it.  */
extern bool find_ending (edge e, HOST_WIDE_INT id, ending *end);
/* Return the edge by which the body of the coroutine FUN begins; null if anything is
   executed before that.  */
extern edge start_edge (function *fun);
/* Return the edge by which execution goes on after SITE's delegation, and in *DROPPED
   that of a drop; null if they cannot be told.  */
extern edge edge_after (const flat_site &site, edge *dropped);
/* The ID of MARKER.  */
extern HOST_WIDE_INT id_of (const gcall *marker);
/* Let a block begin with STMT; return the edge into it.  */
extern edge split_before (gimple *stmt);

/* recursion/passed-on.cc: let the loops of FUN, the current function and a coroutine,
   over what a call of its own cycle of calls makes be delegations, if they only pass on
   items; true if there is any.  */
extern bool pass_on_items (function *fun);

/* recursion/tail.cc: let what FUN, the current function and a coroutine, delegates to
   itself in last position be a jump; true if there is any.  */
extern bool loop_tails (function *fun);

/* recursion/early.cc: let FUN, the current function and a coroutine, ask before it
   delegates to one of its own cycle of calls whether that would end at once; true if
   it does.  */
extern bool ask_early (function *fun);

/* recursion/recursion.cc: all three over the unit; the first not LAST, the third only
   then.  */
extern void shorten_recursion (bool last);

#endif /* COGEN_RECURSION_H */
