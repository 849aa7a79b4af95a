/* Which suspensions can still happen, and what has happened before?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_SUSPENSION_REACH_H
#define COGEN_SUSPENSION_REACH_H

#include "support/split.h"

#include "support/dataflow.h"
#include "analysis/pointer-flow.h"

/* For each block of a resume body, the suspensions that can be reached from
   it.  */
class suspension_reach
{
public:
  suspension_reach (const split *);
  /* By their position in the list of suspensions.  */
  const_bitmap after (basic_block bb) const { return m_flow.at_start (bb); }

private:
  dataflow m_flow;
};

/* For each suspension of a resume body, the objects of a pointer_flow that
   were made known outside before.  */
class known_outside
{
public:
  known_outside (const split *, const pointer_flow *);
  const_bitmap at (const suspension *p) const
  {
    return m_flow.at_end (p->before);
  }

private:
  dataflow m_flow;
};

#endif /* COGEN_SUSPENSION_REACH_H */
