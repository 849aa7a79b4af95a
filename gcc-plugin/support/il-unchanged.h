/* An analysis edits nothing.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_IL_UNCHANGED_H
#define COGEN_IL_UNCHANGED_H

#include "support/split.h"

/* True if what is written down is to be verified now.  */

static inline bool
verifying_p (void)
{
  return flag_checking && !seen_error ();
}

/* While an object of this type lives, the body of FUN does not change.  */
class il_unchanged
{
public:
  il_unchanged (function *fun, const char *analysis);
  ~il_unchanged ();

private:
  function *m_fun;
  const char *m_analysis;
  hashval_t m_before;
};

/* Let ANALYSIS, that edits nothing and is called NAME, look at S.  */
template <typename analysis_type>
static inline void
analyze (split *s, const char *name, analysis_type analysis)
{
  il_unchanged guard (s->fun, name);
  analysis (s);
}

#endif /* COGEN_IL_UNCHANGED_H */
