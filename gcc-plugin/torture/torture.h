/* Torture mode: ordinary functions become coroutines, to prove the transform.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   -fplugin-arg-cogen-torture turns

	T f (int a) { BODY }

   into

	co_future(T) f.torture (int a) { BODY that suspends here and there }
	T f (int a)
	{
	  co_future(T) object = f.torture (a);
	  T result;
	  co__torture (&object, &result, flags);
	  return result;
	}

   and hands both to the phases that all coroutines go through.  co__torture
   (libco-rt) resumes the coroutine to its end and does its worst in between.

   torture/choose.cc	which functions, and why not the others
   torture/plant.cc	suspends here and there, while the body is still a tree
			of scopes: a drop goes through its cleanups
   torture/drive.cc		the two functions, once they are in SSA form
   torture/await.cc	let the coroutines await each other, if wanted  */

#ifndef COGEN_TORTURE_H
#define COGEN_TORTURE_H

namespace gcc { class context; }

/* torture/choose.cc: null if FNDECL, whose body has been gimplified and not
   been lowered, can be a coroutine; else why it is left alone, for people.  */
extern const char *why_not_tortured (tree fndecl);

/* torture/plant.cc */
extern opt_pass *make_pass_torture (gcc::context *);
/* How many functions are left alone.  */
extern unsigned count_left_alone (void);

/* On a function that torture/plant.cc has chosen: the attribute's value is the
   trait type that the coroutine will return.  */
#define TORTURE_ATTRIBUTE "cogen torture"

/* torture/await.cc: let the coroutine DECL await what it calls, COROUTINES by
   the functions that they are made of.  */
extern void await_calls (tree decl, hash_map<tree, tree> *coroutines);

/* torture/drive.cc */
extern void torture_unit (void);

#endif /* COGEN_TORTURE_H */
