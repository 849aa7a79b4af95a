/* The middle end's entry point.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_DRIVER_H
#define COGEN_DRIVER_H

/* Register the passes that turn coroutines into state machines.  */
extern void register_passes (const char *plugin_name);

#endif /* COGEN_DRIVER_H */
