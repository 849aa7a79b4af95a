/* Which suspensions can still happen?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.  */

#include "edit.h"
#include "suspension-reach.h"

suspension_reach::suspension_reach (const split *s)
  : m_flow (s->fun, FLOW_BACKWARD)
{
  /* A suspension ends its block.  */
  for (unsigned k = 0; k < s->suspensions.length (); k++)
    m_flow.effect (s->suspensions[k].before).gen (k);
  m_flow.solve ();
}
