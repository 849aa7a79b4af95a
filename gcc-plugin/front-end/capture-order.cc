/* Where a nested coroutine is made, and what may happen after that.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The invariant: what is said of an order is safe.  All of a loop comes after all of
   it, but for what is declared in it; a jump back makes a loop; one arm of a condition
   comes after the other only if it has a label; where control cannot be followed
   everything comes after everything.  */

#include "front-end/capture.h"
#include "front-end/front-end.h"
#include "support/queries.h"

bool
inside_p (const function_scan *s, const function_scan *outer)
{
  for (; s; s = s->parent)
    if (s == outer)
      return true;
  return false;
}

nested_creation *
only_creation (nest *all, const function_scan *s)
{
  tree name = DECL_NAME (s->fndecl);
  if (!s->parent || !name || !coroutine_decl_p (s->fndecl)
      || !anonymous_name (IDENTIFIER_POINTER (name)))
    return NULL;
  nested_creation *found = NULL;
  for (function_scan *other : *all)
    {
      for (const event &e : other->events)
	if (e.var == s->fndecl)
	  return NULL;
      for (nested_creation &c : other->creations)
	if (c.callee == s->fndecl)
	  {
	    if (found || other != s->parent)
	      return NULL;
	    found = &c;
	  }
    }
  return found;
}

/* True if POS and MADE of OWNER are in different arms of a condition.  */

static bool
in_other_arm_p (const function_scan *owner, unsigned pos, unsigned made)
{
  for (const arms &a : owner->conditions)
    if (a.yes.contains (made) && a.no.contains (pos))
      return true;
  return false;
}

bool
may_follow_p (function_scan *owner, tree var, unsigned pos, unsigned made)
{
  if (owner->any_order || (pos > made && !in_other_arm_p (owner, pos, made)))
    return true;
  pos_range *scope = owner->scopes.get (var);
  for (const pos_range &loop : owner->loops)
    if (loop.contains (pos) && loop.contains (made)
	&& !(scope && loop.contains (scope->first)))
      return true;
  return false;
}

const nested_creation *
made_in (nest *all, const function_scan *s, const function_scan *owner)
{
  const nested_creation *made = NULL;
  for (; s != owner; s = s->parent)
    if (!(made = only_creation (all, s)))
      return NULL;
  return made;
}

bool
may_concern_p (nest *all, function_scan *s, function_scan *owner, tree var,
	       const event &e, const nested_creation *made)
{
  bool replaced = !owner->any_order && made->replaced == var;
  if (s != owner)
    {
      const nested_creation *later = made_in (all, s, owner);
      return !(replaced && later && later->pos > made->replaced_pos
	       && !may_follow_p (owner, var, made->pos, later->pos));
    }
  return (replaced
	  ? (made->pos < e.pos && e.pos < made->replaced_pos
	     && !in_other_arm_p (owner, e.pos, made->pos))
	  : may_follow_p (owner, var, e.pos, made->pos));
}
