/* Which variables of the functions around it a coroutine uses: what capture.cc decides
   by.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_CAPTURE_H
#define COGEN_CAPTURE_H

#include "support/c-front-end.h"
#include "support/captures.h"

/* What happens to a variable.  */
enum event_kind
{
  EVENT_MENTION,
  EVENT_MOVE,		/* Its object is moved out.  */
  EVENT_WRITE,
  EVENT_ADDRESS		/* Its address gets out.  */
};

/* One such event, at the place POS of its function; LOC is that of the expression
   around it.  */
struct event
{
  tree var;
  event_kind kind;
  unsigned pos;
  location_t loc;
};

/* A call of a function nested somewhere here.  */
struct nested_creation
{
  tree callee;
  tree *call;
  unsigned pos;
  tree into;			/* The lvalue that its object is assigned to, or
				   null.  */
  tree nursery;			/* The variable of the nursery that it is started
				   in at once as a task, or null;  */
  location_t start;		/* where.  */
  tree replaced;		/* The variable that the statement around it stores
				   a value in at the end, on each way out, or null;  */
  unsigned replaced_pos;	/* there.  */
};

/* Places of a function: a loop, which may be executed again after one another, or a
   variable's scope.  */
struct pos_range
{
  unsigned first, last;

  bool contains (unsigned pos) const { return first <= pos && pos <= last; }
};

/* The two arms of a condition: after one comes never the other, but by a loop.  */
struct arms
{
  pos_range yes, no;
};

/* What is known of one function.  */
struct function_scan
{
  tree fndecl;
  function_scan *parent;	/* The one around it, or null.  */
  unsigned depth;
  unsigned pos;			/* Of what is looked at,  */
  location_t loc;		/* and where the user wrote it.  */
  bool any_order;		/* Control cannot be followed.  */
  unsigned jumps;		/* How many were looked at.  */
  auto_vec<event> events;
  auto_vec<nested_creation> creations;
  auto_vec<unsigned> waits;	/* Where others may run.  */
  auto_vec<pos_range> loops;
  auto_vec<arms> conditions;
  hash_map<tree, pos_range> scopes;	/* Of each variable.  */
  hash_map<tree, unsigned> labels;
  hash_set<tree> seen;
  hash_set<tree> sizes;		/* The expressions in the types of what it declares,  */
  auto_vec<tree> outer_sizes;	/* and the SAVE_EXPRs in those of the functions around
				   it that it uses.  */
};

/* A function and all that is nested in it.  */
typedef auto_delete_vec<function_scan> nest;

/* front-end/capture-scan.cc: scan FNDECL and all functions in it, which is in PARENT,
   and add them to ALL.  */
extern void scan_captures (nest *all, tree fndecl, function_scan *parent);

/* The same: true if T is an expression in a type of variable size that a function around S
   declares something of.  A SAVE_EXPR there is evaluated where that stands.  */
extern bool outer_size_p (function_scan *s, tree t);

/* front-end/capture-order.cc: true if S is, or is nested in, OUTER.  */
extern bool inside_p (const function_scan *s, const function_scan *outer);
/* The only place where S's coroutine is made, in the function around it, if nothing else
   is done with it; else null.  */
extern nested_creation *only_creation (nest *all, const function_scan *s);
/* Return where in OWNER, around S, the object is made after which S's coroutine is: null if
   it may be made at any time.  */
extern const nested_creation *made_in (nest *all, const function_scan *s,
				       const function_scan *owner);
/* True if what happens at POS of OWNER may happen after MADE, there too, while VAR
   exists.  */
extern bool may_follow_p (function_scan *owner, tree var, unsigned pos, unsigned made);
/* True if E, in S, may happen to the object that VAR of OWNER has when MADE is: not if another
   one is stored there by the same statement, as by IT = co_do (..., { ... IT ... }).  */
extern bool may_concern_p (nest *all, function_scan *s, function_scan *owner, tree var,
			   const event &e, const nested_creation *made);

/* front-end/capture.cc: how S's coroutine can get VAR, of OWNER; *WHY is what happens to
   it, if that is a reason.  */
extern enum by_reference how_captured (nest *all, function_scan *s, function_scan *owner,
				       tree var, const event **why);

/* front-end/capture-reference.cc: note what the coroutines of ALL still get by reference,
   for later phases, and warn of a loop's variables.  */
extern void note_references (nest *all);

#endif /* COGEN_CAPTURE_H */
