/* What differs between the four kinds of coroutine?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a future's step		suspended 0 or 0, linked 3, at its end 1

   A row for each kind: the parameters after the frame, what is returned for
   each cause to suspend and at the end, and whether a finished one may be
   resumed again.  method_shapes are those of the trait's methods, step_shapes
   those of the bodies of coroutines that link (delegation/chain.cc).

   The invariant: nothing that builds code switches on the kind; it reads its
   row.  The rows are in the order of enum trait_kind, and their codes are those
   of <cogen/rt.h>.  */

#include "support/edit.h"
#include "support/shapes.h"

/* The methods of the four traits.  */
const trait_shape method_shapes[] =
{
  /* TRAIT_ITERATOR: next (self, item)  */
  { { PARM_ITEM }, { -1, -1, 1, -1 }, 0, true },
  /* TRAIT_FUTURE: poll (self, context, result)  */
  { { PARM_CONTEXT, PARM_RESULT }, { CO_PENDING, CO_PENDING, -1, -1 },
    CO_READY, false },
  /* TRAIT_STREAM: poll_next (self, context, item)  */
  { { PARM_CONTEXT, PARM_ITEM }, { CO_PENDING, CO_PENDING, CO_READY, -1 },
    CO_DONE, true },
  /* TRAIT_GENERATOR: resume (self, arg, yielded, result)  */
  { { PARM_ARG, PARM_ITEM, PARM_RESULT }, { -1, -1, CO_YIELDED, -1 },
    CO_RETURNED, false },
};

/* The steps of those that link: the same codes, and the root.  A generator has those of an
   iterator, since it may be in the chain of one.  */
const trait_shape step_shapes[] =
{
  { { PARM_CONTEXT, PARM_ITEM, PARM_ROOT },
    { -1, -1, 1, CO__STEP_AGAIN }, 0, true },
  { { PARM_CONTEXT, PARM_RESULT, PARM_ROOT },
    { CO_PENDING, CO_PENDING, -1, CO__STEP_AGAIN }, CO_READY, false },
  { { PARM_CONTEXT, PARM_ITEM, PARM_ROOT },
    { CO_PENDING, CO_PENDING, CO_READY, CO__STEP_AGAIN }, CO_DONE, true },
  { { PARM_ARG, PARM_ITEM, PARM_ROOT },
    { -1, -1, CO_YIELDED, CO__STEP_AGAIN }, CO_RETURNED, false },
};

const trait_shape *
shape_of (const coroutine *co)
{
  return co->links ? &step_shapes[co->t.kind] : &method_shapes[co->t.kind];
}
