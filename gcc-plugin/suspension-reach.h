/* Which suspensions can still happen?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.  */

#ifndef COGEN_SUSPENSION_REACH_H
#define COGEN_SUSPENSION_REACH_H

/* For each block of a resume body, the suspensions that can be reached from it.  */
class suspension_reach
{
public:
  suspension_reach (const split *s) : m_split (s) {}
  ~suspension_reach ();
  /* By their position in the list of suspensions.  */
  const_bitmap after (basic_block);

private:
  const split *m_split;
  hash_map<basic_block, bitmap> m_after;	/* Of blocks asked about.  */
};

#endif /* COGEN_SUSPENSION_REACH_H */
