/* The allocator of own-allocator-in-other-unit.c.  */

#include "alloc.h"
