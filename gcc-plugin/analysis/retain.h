/* What does a call do with a pointer that it is given?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_RETAIN_H
#define COGEN_RETAIN_H

/* How memory is accessed: the language has it that what is declared as an
   integer does not hold a pointer, and the other way round.  */
enum access_kind
{
  ACCESS_ANY,		/* As bytes, as a union, as an aggregate.  */
  ACCESS_POINTER,
  ACCESS_INTEGER,	/* Or as another number.  */
  ACCESS_KINDS
};

/* What is meant of an argument.  */
enum argument_part
{
  PART_VALUE,		/* The pointer,  */
  PART_BEHIND,		/* a pointer found in what it points to,  */
  PART_DEEP,		/* or at any depth behind that,  */
  PART_INTEGERS,	/* an integer found at any depth.  */
  ARGUMENT_PARTS
};

/* PART of argument FROM may be stored, as KIND, in what TO_PART of argument TO
   points to.  */
struct stored_effect
{
  unsigned from;
  argument_part part;
  unsigned to;
  argument_part to_part;
  access_kind kind;
};

/* Bits for sets of parts.  */
enum
{
  PARTS_VALUE = 1 << PART_VALUE,
  PARTS_ALL = (1 << ARGUMENT_PARTS) - 1,
  PARTS_FOUND = PARTS_ALL & ~PARTS_VALUE
};

/* What a call may do with its arguments and, last of all, its static chain.
   Of a function: with its parameters.  */
struct call_effects
{
  auto_vec<int> kept;		/* A set of parts: it may be found anywhere
				   after the call returns.  */
  auto_vec<int> returned;	/* It may be in what the call returns.  */
  auto_vec<stored_effect> stored;
  bool pinned;			/* What argument 0 points to must not move.  */

  /* Nothing, of N arguments and the static chain.  */
  call_effects (unsigned n);
  void keep_all (unsigned i);
};

extern void find_call_effects (const gcall *, call_effects *);

/* What the method that CALL calls through a vtable, if it does that, promises of its
   argument I: 'w' that it only puts something there, 'r' that it only reads it, and
   neither keeps the address; '.' nothing.  */
extern char method_promise (const gcall *call, unsigned i);

/* True if after CALL nobody has the pointer that was its argument I.  */
extern bool argument_forgotten_p (const gcall *call, unsigned i);

/* Forget what was computed of the unit's functions.  */
extern void forget_summaries (void);

#endif /* COGEN_RETAIN_H */
