/* <cogen/iter.h>: sources, adaptors and consumers for iterators and streams.
   Copyright (C) 2026 the cogen authors.
   SPDX-License-Identifier: 0BSD

       long s = co_sum(co_map(co_filter(co_range(0, n), x, x % 2), x, (long)x * x));

       co_for (co_var v, co_flat_map(co_range(0, 3), x, co_range(x, 3)))
           printf("%d\n", v);

   An adaptor takes an iterator or a stream, which it then owns, and is one of the same
   kind; what it is given in its expressions may await, if it is a stream.  A consumer is
   an expression that steps its source until it knows its value, and drops it.  x is a name
   that you choose: it is an item, and known in the expression only.  Operands are
   evaluated once, where the macro stands; expressions for each item.

   They are macros that make coroutines without a name, as co_do does: in one function,
   they come to the loops that you would write by hand.  */

#ifndef COGEN_ITER_H
#define COGEN_ITER_H

#include <cogen/iter/collect.h>
#include <cogen/iter/combine.h>
#include <cogen/iter/concurrent.h>
#include <cogen/iter/find.h>
#include <cogen/iter/fold.h>
#include <cogen/iter/group.h>
#include <cogen/iter/map.h>
#include <cogen/iter/part.h>
#include <cogen/iter/peek.h>
#include <cogen/iter/range.h>
#include <cogen/iter/result.h>
#include <cogen/iter/source.h>
#include <cogen/iter/text.h>

#ifdef __COGEN__
#pragma GCC system_header
#pragma cogen names /* From here on the plugin looks at how they are used.  */
#endif

#endif /* COGEN_ITER_H */
