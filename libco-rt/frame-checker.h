/* Does somebody look for frames that are used after they were freed?
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef FRAME_CHECKER_H
#define FRAME_CHECKER_H

#include <stdbool.h>

/* True if the memory of each frame should come from malloc and go back at once, since a
   sanitizer or valgrind's memcheck looks at it, or where that cannot be told.  */
bool co__memory_is_checked(void);

#endif
