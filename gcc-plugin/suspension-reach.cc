/* Which suspensions can still happen?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.  */

#include "edit.h"
#include "suspension-reach.h"

suspension_reach::~suspension_reach ()
{
  for (auto entry : m_after)
    BITMAP_FREE (entry.second);
}

const_bitmap
suspension_reach::after (basic_block bb)
{
  bool existed;
  bitmap &set = m_after.get_or_insert (bb, &existed);
  if (existed)
    return set;
  set = BITMAP_ALLOC (NULL);
  for (unsigned k = 0; k < m_split->suspensions.length (); k++)
    if (block_reaches_p (m_split->fun, bb, m_split->suspensions[k].before))
      bitmap_set_bit (set, k);
  return set;
}
