/* Where a nested coroutine is made, and what may happen after that.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The invariant: what is said of an order is safe.  All of a loop comes after all of
   it, but for what is declared in it; a jump back makes a loop; where control cannot be
   followed everything comes after everything.  */

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

bool
may_follow_p (function_scan *owner, tree var, unsigned pos, unsigned made)
{
  if (owner->any_order || pos > made)
    return true;
  pos_range *scope = owner->scopes.get (var);
  for (const pos_range &loop : owner->loops)
    if (loop.contains (pos) && loop.contains (made)
	&& !(scope && loop.contains (scope->first)))
      return true;
  return false;
}

bool
made_in (nest *all, const function_scan *s, const function_scan *owner, unsigned *made)
{
  *made = 0;
  for (; s != owner; s = s->parent)
    {
      nested_creation *c = only_creation (all, s);
      if (!c)
	return false;
      *made = c->pos;
    }
  return true;
}
