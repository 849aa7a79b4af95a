/* Torture mode's own: what co__torture is made of.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD  */

#ifndef CO__TORTURE_H
#define CO__TORTURE_H

#include "object.h"

/* Polls FUTURE on a thread that is not the calling one, and as far as there is a
   choice not the one of the last time; the calling thread waits.  errno goes there and
   comes back.  Polls here if no thread can be made.  */
enum co_poll co__poll_elsewhere(const struct co__future *future, struct co_context *context,
                                void *result);

#endif
