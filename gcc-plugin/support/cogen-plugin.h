/* What every file of the plugin includes first.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen.

   cogen is free software: you can redistribute it and/or modify it under the
   terms of the GNU General Public License as published by the Free Software
   Foundation, either version 3 of the License, or (at your option) any later
   version.  See the file LICENSE.  */

#ifndef COGEN_PLUGIN_H
#define COGEN_PLUGIN_H

#define INCLUDE_VECTOR /* For what support/compat.h includes of GCC 16.  */
#include "gcc-plugin.h"
#include "plugin-version.h"

#ifndef GCCPLUGIN_VERSION_MAJOR
# error "this GCC's plugin headers do not tell their version"
#endif

#include "config.h"
#include "system.h"
#include "coretypes.h"
#include "backend.h"
#include "target.h"
#include "tree.h"
#include "stringpool.h"
#include "attribs.h"
#include "diagnostic-core.h"
#include "intl.h"

#endif /* COGEN_PLUGIN_H */
