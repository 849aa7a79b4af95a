/* What coroutines get by reference of the functions around them.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	for (int i = 0; i < 3; i++)
	  its[i] = co_do (co_iterator(int), { co_yield (i); });

   warns: each object uses the one I, which has gone on, and away, when it is stepped.

   Input: what capture.cc has left.  Output: notes on the coroutines, from which
   objects/outlives.cc sees whose object outlives which variable; and complaints where the
   object is assigned to what exists longer than the loop's variable, and where it is started
   as a task in a nursery that does, or exists longer than any variable, and nobody waits
   while the variable exists.  */

#include "front-end/capture.h"
#include "front-end/front-end.h"
#include "support/options.h"

/* Warn that an object refers to the variable of C, a loop's.  */

static void
complain_of_turn (const captured_reference &c)
{
  if (warning_at (c.use, 0, "the object refers to %qD, a variable of the loop, and "
		  "outlives the turn", c.var))
    explain_reference (c);
}

/* True if nothing happens in S after LOOP, up to LAST.  */

static bool
nothing_happens_p (const function_scan *s, const pos_range &loop, unsigned last)
{
  for (const event &e : s->events)
    if (loop.last < e.pos && e.pos <= last)
      return false;
  return true;
}

/* True if VAR is written in LOOP, by S itself.  */

static bool
written_in_p (const function_scan *s, tree var, const pos_range &loop)
{
  for (const event &e : s->events)
    if (e.var == var && e.kind == EVENT_WRITE && loop.contains (e.pos))
      return true;
  return false;
}

/* True if VAR, of OWNER, is a variable of LOOP: declared in it, or what it counts
   with.  */

static bool
variable_of_p (function_scan *owner, tree var, const pos_range &loop)
{
  pos_range *scope = owner->scopes.get (var);
  return (scope
	  && (loop.contains (scope->first)
	      || (written_in_p (owner, var, loop)
		  && nothing_happens_p (owner, loop, scope->last))));
}

/* True if the object that C, in a loop of OWNER, makes is there when the turn in which
   VAR is captured has ended.  */

static bool
outlives_turn_p (function_scan *owner, const nested_creation *c, tree var)
{
  if (!c->into)
    return false;
  tree base = c->into;
  while (handled_component_p (base))
    base = TREE_OPERAND (base, 0);
  for (const pos_range &loop : owner->loops)
    {
      if (!loop.contains (c->pos) || !variable_of_p (owner, var, loop))
	continue;
      pos_range *scope = DECL_P (base) ? owner->scopes.get (base) : NULL;
      if (!scope || !(loop.contains (scope->first)
		      || owner->scopes.get (var)->contains (scope->first)))
	return true;
    }
  return false;
}

/* True if DECL is the variable that co_nursery declares.  */

static bool
nursery_p (tree decl)
{
  tree made = VAR_P (decl) ? DECL_INITIAL (decl) : NULL_TREE;
  tree fndecl = made && TREE_CODE (made) == CALL_EXPR ? get_callee_fndecl (made)
		: NULL_TREE;
  return fndecl && id_equal (DECL_NAME (fndecl), "co__nursery_enter");
}

/* The scope of the nursery DECL, in OWNER: true, and that is *SCOPE, if it is known.  That of
   a parameter is all of OWNER, and more.  */

static bool
scope_of_nursery (function_scan *owner, tree decl, pos_range *scope)
{
  for (const event &e : owner->events)
    if (e.var == decl && (e.kind == EVENT_WRITE || e.kind == EVENT_ADDRESS))
      return false;
  if (DECL_CONTEXT (decl) != owner->fndecl)
    return false;
  *scope = { 0, UINT_MAX };
  if (TREE_CODE (decl) == PARM_DECL)
    return true;
  pos_range *known = owner->scopes.get (decl);
  if (known)
    *scope = *known;
  return known && nursery_p (decl);
}

/* True if others may run in OWNER between MADE and the end of RANGE, around it.  */

static bool
waits_p (const function_scan *owner, unsigned made, const pos_range &range)
{
  unsigned first = made;
  for (const pos_range &loop : owner->loops)
    if (loop.contains (made) && loop.first > range.first)
      first = MIN (first, loop.first);
  for (unsigned pos : owner->waits)
    if (first < pos && pos <= range.last)
      return true;
  return owner->any_order;
}

/* Complain if C, in OWNER, makes a task that is there when VAR, which it gets by reference
   as R says, is not, or not what it was.  */

static void
complain_of_task (function_scan *owner, const nested_creation *c,
		  const captured_reference &r)
{
  pos_range nursery, scope = { 0, UINT_MAX };
  if (!c->nursery || !scope_of_nursery (owner, c->nursery, &nursery))
    return;
  if (pos_range *known = owner->scopes.get (r.var))
    scope = *known;
  /* The first loop in its scope is the one that co_nursery is.  */
  unsigned own = UINT_MAX;
  if (VAR_P (c->nursery))
    for (const pos_range &loop : owner->loops)
      if (nursery.contains (loop.first))
	own = MIN (own, loop.first);
  for (const pos_range &loop : owner->loops)
    if (loop.contains (c->pos) && variable_of_p (owner, r.var, loop)
	&& nursery.contains (loop.first) && loop.first != own
	&& !waits_p (owner, c->pos, loop.contains (scope.first) ? scope : loop))
      {
	complain_of_turn (r);
	return;
      }
  if (TREE_CODE (c->nursery) != PARM_DECL && !(nursery.first < scope.first
					       && nursery.contains (scope.first)))
    return;
  if (waits_p (owner, c->pos, scope))
    return;
  error_at (r.use, "the object captures %qD by reference, and outlives it", r.var);
  explain_reference (r);
  inform (c->start, "the object is started in %qD here", c->nursery);
}

/* Note that S gets VAR, of OWNER, by reference, as E tells.  */

static void
note_reference (nest *all, function_scan *s, function_scan *owner, const event &use)
{
  captured_reference c = { use.var, use.loc, BY_REFERENCE_NAMED, UNKNOWN_LOCATION };
  nested_creation *made = only_creation (all, s);
  if (made)
    {
      const event *why;
      c.why = how_captured (all, s, owner, use.var, &why);
      if (why)
	c.why_loc = why->loc;
    }
  note_captured (s->fndecl, c);
  if (!made || s->parent != owner || cogen_opts.no_ownership_warnings)
    return;
  auto_diagnostic_group group;
  if (outlives_turn_p (owner, made, use.var))
    complain_of_turn (c);
  else if (c.why != BY_REFERENCE_OTHER)
    complain_of_task (owner, made, c);
}

void
note_references (nest *all)
{
  /* The last one is the first that the user has written.  */
  for (unsigned i = all->length (); i-- > 0;)
    {
      function_scan *s = (*all)[i];
      if (!s->parent || !coroutine_decl_p (s->fndecl))
	continue;
      hash_set<tree> seen;
      for (const event &e : s->events)
	for (function_scan *owner = s->parent; owner; owner = owner->parent)
	  if (DECL_CONTEXT (e.var) == owner->fndecl && !seen.contains (e.var)
	      && (VAR_P (e.var) ? !TREE_STATIC (e.var) && !DECL_EXTERNAL (e.var)
				: TREE_CODE (e.var) == PARM_DECL))
	    {
	      seen.add (e.var);
	      note_reference (all, s, owner, e);
	    }
    }
}
