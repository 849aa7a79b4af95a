/* Markers: the calls by which the front end tells the middle end what to do.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The user's builtins (__builtin_yield, __builtin_await, ...) are resolved
   while the call is parsed; none of them survives.  What survives is a call
   of a *marker*: an artificial external function whose type fits the trait
   type at hand and whose attribute says which marker, of which trait, it is.
   The middle end replaces every one of them before any optimization.

   In the table OBJ is a trait type, T its item or result type, A a resume
   argument type, and `int dropped' the result of a suspension point: zero
   when the coroutine was resumed, nonzero when it is being dropped.  The
   front end always wraps a suspension point S as

	if (S != 0) return;

   so that GCC itself routes a drop through every enclosing cleanup.

   ID is an integer constant that ties a marker to the MARKER_RESULT (and
   MARKER_ADVANCED) that fetch what it produced.  It is unique within its
   function; producer and fetch stand in the same straight line of control
   flow, the producer first.  */

#ifndef COGEN_MARKERS_H
#define COGEN_MARKERS_H

#include "support/traits.h"

enum marker
{
  MARKER_NONE,

  /* Suspension points.  */
  MARKER_INITIAL,	/* int dropped (void): planted once, first in the
			   body of each coroutine.  */
  MARKER_YIELD,		/* int dropped (T): yields its argument.  */
  MARKER_AWAIT,		/* int dropped (OBJ, int ID): owns and consumes a
			   future; MARKER_RESULT (ID) is its value.  */
  MARKER_AWAIT_REF,	/* int dropped (OBJ *, int ID): the same, borrowed.  */
  MARKER_AWAIT_NEXT,	/* int dropped (OBJ *, int ID): one step of a stream;
			   then MARKER_ADVANCED (ID) tells whether there was
			   an item, and MARKER_RESULT (ID) is the item.  */
  MARKER_YIELD_FROM,	/* int dropped (OBJ, int ID): owns an iterator, stream or
			   generator and yields all its items; MARKER_FINAL
			   (ID) is what a generator finishes with.  */
  MARKER_ITEM_ADDRESS,	/* void *(void): internal, and no suspension point;
			   where the item of the current step goes.  */
  MARKER_SUSPEND,	/* int dropped (int CAUSE): internal to the middle
			   end; what AWAIT to YIELD_FROM are lowered to.  CAUSE
			   is an enum suspend_cause.  */
  MARKER_WAIT,		/* int dropped (OBJ *, T * or void *0): internal; a
			   suspension point: the runtime links or polls the
			   future until its result is there, and drops it.  */
  MARKER_UNWAIT,	/* void (OBJ *, T * or void *0): internal; drops what
			   WAIT waits for.  */
  MARKER_CHAIN,		/* void (void *SELF, void *VTABLE, void *RESULT):
			   internal; what LINK is lowered to.  */
  MARKER_FRAME,		/* void *(void): internal; the coroutine's own
			   frame.  */
  MARKER_UNCHAIN,	/* void (void *RESULT): internal; drops what CHAIN has
			   linked.  */

  /* What a coroutine asks about itself.  */
  MARKER_RESULT,	/* T (int ID)  */
  MARKER_FINAL,		/* R (int ID)  */
  MARKER_ADVANCED,	/* bool (int ID)  */
  MARKER_ARG,		/* A (void): the latest resume argument.  */
  MARKER_CONTEXT,	/* void *(void): the context of the current poll.  */
  MARKER_RETURN,	/* void (T) or void (void): stores the result; the
			   front end lets a `return;' follow.  */
  MARKER_END,		/* void (void): the end of a body with a result; at
			   the location of the closing brace.  */

  /* Operations on trait objects, in any function.  */
  MARKER_NEXT,		/* bool (OBJ *, T *)  */
  MARKER_POLL,		/* int (OBJ *, void *CX, T * or void *0): enum
			   co_poll.  */
  MARKER_POLL_NEXT,	/* int (OBJ *, void *CX, T *): enum co_poll.  */
  MARKER_RESUME,	/* int (OBJ *, [A,] Y *, R * or void *0): enum
			   co_step.  */
  MARKER_DROP,		/* void (OBJ *): drops it, leaves it null.  */
  MARKER_LINKS,		/* bool (OBJ *, int NOW): internal; the object can be put
			   in a chain (delegation/chain.cc).  Not NOW: it may be
			   one that can.  */
  MARKER_LINK,		/* void (OBJ *, void *RESULT, int CHECK): internal; puts
			   it in the root's chain.  RESULT is where its result
			   goes, or null; it may be a null object if CHECK.  */
  MARKER_MOVE,		/* OBJ (OBJ *): gives the object, leaves null.  */
  MARKER_IS_NULL,	/* bool (OBJ *)  */
  MARKER_FOR_NEXT,	/* bool (OBJ *, int ID): one step of an iterator;
			   MARKER_RESULT (ID) is the item.  */
  MARKER_BLOCK_ON,	/* T (OBJ): owns and consumes a future.  */

  /* Facts about a coroutine's frame.  The operand is the address of the
     coroutine's FUNCTION_DECL.  */
  MARKER_FRAME_SIZE,	/* size_t (void *)  */
  MARKER_FRAME_ALIGN,	/* size_t (void *)  */
  MARKER_IS_MOVABLE,	/* bool (void *)  */

  MARKER_LAST
};

/* The coroutine's private attribute, set on its FUNCTION_DECL when a marker
   that suspends or finishes is parsed in it; its value, once the function is
   complete, is that FUNCTION_DECL.  */
#define COROUTINE_ATTRIBUTE "cogen coroutine"

/* The user's attributes of a function, without underscores; and, on its
   FUNCTION_DECL, one for each parameter declared co_noescape, whose value is
   the parameter's position from 0.  */
#define MOVABLE_ATTRIBUTE "co_movable"
#define MOVABLE_BOX_ATTRIBUTE "co_movable_box"
#define PINNED_ATTRIBUTE "co_pinned"
#define NO_ALLOC_ATTRIBUTE "co_no_alloc"
#define NOESCAPE_ATTRIBUTE "cogen noescape"

/* On a FUNCTION_DECL made by the front end for co_place: the attribute's
   value is the FUNCTION_DECL of the coroutine that it places.  */
#define PLACE_ATTRIBUTE "cogen place of"

/* In torture mode, on a FUNCTION_DECL: it may handle signals; and, a list, what its body
   calls directly.  */
#define HANDLER_ATTRIBUTE "cogen handler"
#define CALLS_ATTRIBUTE "cogen calls"

/* On the VAR_DECL of an elided frame: the attribute's value is a TREE_LIST of
   the frame's type, that of a record for debuggers, and as its purpose the name
   of the user's variable that got the object first, or null.  */
#define FRAME_ATTRIBUTE "cogen frame"

extern tree build_marker_decl (enum marker, const char *user_name,
			       tree result, unsigned nargs, const tree *args,
			       tree trait_type = NULL_TREE);
extern tree marker_object_type (const_tree fndecl);
extern enum marker marker_code (const_tree fndecl);
extern enum marker marker_code (const gimple *stmt);
extern bool coroutine_decl_p (const_tree fndecl);
/* True if a marker CODE fetches what the one with its ID has produced.  */
inline bool
fetch_p (enum marker code)
{
  return (code == MARKER_RESULT || code == MARKER_FINAL
	  || code == MARKER_ADVANCED);
}
/* True if STMT is a suspension point; INITIAL is none.  */
extern bool suspension_p (const gimple *stmt);

/* What a step of T, or the end of T if it is a future, gives.  */
extern tree trait_value_type (const trait &t);
/* Return the marker CODE for T.  */
extern tree trait_marker (const trait &t, enum marker code);
/* Where the registry keeps the marker CODE for T; null before it is made.  */
extern tree *trait_marker_slot (const trait &, enum marker);
/* Return the kind of object that MARKER operates on.  */
extern trait marker_trait (const gcall *marker);
/* Return an ID that ties two markers, unique in the translation unit.  */
extern tree next_marker_id (void);

#endif /* COGEN_MARKERS_H */
