/* Which suspensions can still happen, and what has happened before?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "analysis/suspension-reach.h"
#include "support/split.h"

suspension_reach::suspension_reach (const split *s)
  : m_flow (s->fun, FLOW_BACKWARD)
{
  /* A suspension ends its block.  */
  for (unsigned k = 0; k < s->suspensions.length (); k++)
    m_flow.effect (s->suspensions[k].before).gen (k);
  m_flow.solve ();
}

known_outside::known_outside (const split *s, const pointer_flow *flow)
  : m_flow (s->fun, FLOW_FORWARD)
{
  for (const pointer_use &u : flow->uses)
    {
      flow_set effect = m_flow.effect (gimple_bb (u.stmt));
      flow->add_escaping (u, effect.set);
      bitmap_clear_bit (effect.set, pointer_flow::OBJECT_OUTSIDE);
    }
  m_flow.solve ();
}
