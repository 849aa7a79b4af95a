/* What is to be said about a plain `return' in a coroutine?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_future(int) f (void) { co_await (g ()); return 5; }
   =>	error: incompatible types when returning type 'int' but
	       'co_future(int)' was expected
	note: write 'co_return(value)' to finish

   The error is GCC's own, given while the statement is parsed; it may be too
   early to know that the function is a coroutine, and no tree is left of the
   statement.  So we note its place as the message goes by, and say what to
   write instead when the function is complete.  A `return' that fits the type
   leaves a tree: front-end/check.cc finds it.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* A return statement that GCC has rejected.  */
struct failed_return
{
  unsigned function;		/* The DECL_UID of its function.  */
  location_t loc;
};

/* Those whose functions are not complete.  */
static vec<failed_return> failed;

/* Say at LOC what to write instead in a coroutine of trait T.  */

static void
inform_what_to_write (location_t loc, const trait &t)
{
  if (VOID_TYPE_P (t.result))
    inform (loc, "write %<co_return()%> to finish");
  else
    inform (loc, "write %<co_return(value)%> to finish");
}

/* Diagnose STMT at LOC, a `return' that the user wrote in coroutine FNDECL.  */

void
fe_diagnose_return (location_t loc, tree stmt, tree fndecl)
{
  trait t;
  trait_of_function (fndecl, &t);
  auto_diagnostic_group group;
  if (TREE_OPERAND (stmt, 0))
    error_at (loc, "%<return%> with a value in coroutine %qD", fndecl);
  else
    error_at (loc, "%<return%> in coroutine %qD", fndecl);
  inform_what_to_write (loc, t);
}

/* Note that GCC has said of a `return' at LOC that it does not fit.  */

void
fe_note_failed_return (location_t loc)
{
  trait t;
  if (current_function_decl && trait_of_function (current_function_decl, &t))
    failed.safe_push ({ DECL_UID (current_function_decl), loc });
}

/* FNDECL is complete: say what to write instead of the returns in it that GCC
   has rejected.  */

void
fe_note_failed_returns (tree fndecl)
{
  trait t;
  bool tell = coroutine_decl_p (fndecl) && trait_of_function (fndecl, &t);
  for (unsigned i = 0; i < failed.length (); )
    if (failed[i].function != DECL_UID (fndecl))
      i++;
    else
      {
	if (tell)
	  inform_what_to_write (failed[i].loc, t);
	failed.ordered_remove (i);
      }
}
