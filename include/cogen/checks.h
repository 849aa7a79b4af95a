/* <cogen/checks.h>: what -fplugin-arg-cogen-checks adds.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

   Not for people.  With it the runtime watches the tasks, and is told of locks.  */

#ifndef COGEN_CHECKS_H
#define COGEN_CHECKS_H

#include <stdbool.h>

void co__checks_begin(void);
void co__check_locked(const void *mutex);
bool co__check_unlocked(const void *mutex); /* true: it was told of as locked */

#ifdef __COGEN_CHECKS__
__attribute__((__constructor__, __unused__)) static void co__checks_of_unit(void)
{
    co__checks_begin();
}
#define co__note_locked(mutex) co__check_locked(mutex)
#define co__note_unlocked(mutex) co__check_unlocked(mutex)
#else
#define co__note_locked(mutex) ((void)0)
#define co__note_unlocked(mutex) ((void)0)
#endif

#endif /* COGEN_CHECKS_H */
