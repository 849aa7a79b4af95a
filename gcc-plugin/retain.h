/* Does a call keep a pointer that it is given?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.  */

#ifndef COGEN_RETAIN_H
#define COGEN_RETAIN_H

/* What may become of a pointer passed to a call.  */
enum
{
  FATE_KEPT = 1,	/* It may be found after the call returns.  */
  FATE_RETURNED = 2	/* It may be in what the call returns.  */
};

extern int argument_fate (const gcall *call, unsigned i, int depth = 0);

/* True if what STMT, an assignment, computes does not hold its operands.  */
extern bool forgets_operands_p (const gimple *stmt);

#endif /* COGEN_RETAIN_H */
