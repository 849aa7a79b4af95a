/* -fplugin-arg-cogen-dump: what became of each coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_DUMP_H
#define COGEN_DUMP_H

#include "support/split.h"

extern void dump_body (const char *phase, function *);
extern void dump_coroutine (const split *);
extern void dump_note (location_t, const char *fmt, ...)
  ATTRIBUTE_GCC_DIAG (2, 3);

#endif /* COGEN_DUMP_H */
