/* The parts of analysis/liveness.cc.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_LIVE_H
#define COGEN_LIVE_H

#include "support/split.h"

/* analysis/live-names.cc  */
extern void compute_live_names (split *);

/* analysis/live-vars.cc  */
extern void compute_live_vars (split *);

/* The variables in memory that are live in S's body, which does not change meanwhile,
   statement by statement.  They are told by their indices.  */
class live_vars_walk
{
public:
  live_vars_walk (split *);
  ~live_vars_walk ();

  /* Append to LIVE what is live at BB's start, and after each of its statements;
     to MENTIONED what its PHI nodes, and each of these, name.  free_sets frees
     them.  */
  void visit (basic_block bb, vec<bitmap> *live, vec<bitmap> *mentioned);
  static void free_sets (vec<bitmap> *);

private:
  split *m_s;
  struct var_flow *m_flow;
  bitmap m_loads, m_stores, m_addresses;

  DISABLE_COPY_AND_ASSIGN (live_vars_walk);
};

#endif /* COGEN_LIVE_H */
