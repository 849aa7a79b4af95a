/* What the files of the front end include first.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The C front end's headers must come before diagnostic-core.h, which they
   make accept %D, %E and %T.  */

#ifndef COGEN_C_FRONT_END_H
#define COGEN_C_FRONT_END_H

#define INCLUDE_VECTOR /* For what support/compat.h includes of GCC 16.  */
#include "gcc-plugin.h"
#include "config.h"
#include "system.h"
#include "coretypes.h"
#include "target.h"
#include "tree.h"
#include "cpplib.h"
#include "c-family/c-common.h"
#include "c-tree.h"
#include "support/cogen-plugin.h"

#endif /* COGEN_C_FRONT_END_H */
