/* What must not stand in a body, or in a declaration?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   fe_check_body walks the tree of one function and diagnoses

	return v;			in a coroutine
	#pragma omp parallel		around a suspension
	goto out;			into, out of or past a coroutine
	p = __builtin_yield;		a builtin that is not called
	int a[co_await (f)];		inside typeof: only typed, but evaluated
	void g (int a[co_await (f)])	in a nested function, whose body has it

   Names and constants have no location, so the walk keeps that of the nearest
   expression or declaration around them.  It is our own recursion over
   walk_tree for that reason.  */

#include "support/c-front-end.h"
#include "tree-iterator.h"
#include "options.h"
#include "front-end/front-end.h"
#include "support/captures.h"
#include "support/compat.h"

/* The state of one walk.  */
struct body_check
{
  tree fndecl;			/* Whose body it is.  */
  bool coroutine;		/* It is a coroutine's.  */
  location_t loc;		/* Of the nearest expression that has one.  */
  location_t region;		/* Of the OpenMP region around; else
				   UNKNOWN_LOCATION.  */
  location_t outlined;		/* Of the one around that GCC makes a function of;
				   else UNKNOWN_LOCATION.  */
  bool left_region;		/* A suspension in one has been diagnosed.  */
  bool parameters;		/* Inside the parameters' declarations.  */
  hash_set<tree> seen;
};

static tree check_r (tree *, int *, void *);

/* Diagnose a use of DECL that must not be.  */

static void
check_decl_use (tree decl, body_check *check)
{
  if (fe_builtin_decl_p (decl))
    error_at (check->loc, "%qD can only be called", decl);
}

/* Walk *TP.  (A declaration is visited as often as it is used, anything else
   once, as walk_tree does it.)  */

static void
check_operand (tree *tp, body_check *check)
{
  if (*tp && DECL_P (*tp))
    check_decl_use (*tp, check);
  else if (*tp)
    walk_tree (tp, check_r, check, &check->seen);
}

/* True if T is a region whose body OpenMP, OpenACC or a transaction runs in a
   way of its own.  */

static bool
region_p (const_tree t)
{
  enum tree_code code = TREE_CODE (t);
  return ((code >= OACC_PARALLEL && code <= OMP_ATOMIC_CAPTURE_NEW)
	  || code == TRANSACTION_EXPR);
}

/* True if the body of T, such a region, becomes a function of its own.  */

static bool
outlined_p (const_tree t)
{
  switch (TREE_CODE (t))
    {
    case OACC_PARALLEL:
    case OACC_KERNELS:
    case OACC_SERIAL:
    case OMP_PARALLEL:
    case OMP_TASK:
    case OMP_TASKLOOP:
    case OMP_TEAMS:
    case OMP_TARGET:
      return true;
    default:
      return false;
    }
}

/* Diagnose it if CALL stands for a marker where it must not stand.  */

static void
check_misplaced (tree call, body_check *check)
{
  tree decl = get_callee_fndecl (call);
  tree attribute = decl ? lookup_attribute (MISPLACED_ATTRIBUTE,
					    DECL_ATTRIBUTES (decl)) : NULL_TREE;
  if (!attribute)
    return;
  silence_warning (check->fndecl, OPT_Wreturn_type);
  fe_diagnose_place (EXPR_LOCATION (call),
		     (enum fe_builtin) tree_to_shwi (TREE_VALUE (attribute)),
		     IDENTIFIER_POINTER (DECL_NAME (decl)), check->fndecl);
}

/* Note where CALL, if it makes an object, is given addresses.  */

static void
note_addresses (tree call)
{
  trait t;
  if (!trait_of_type (TREE_TYPE (call), &t))
    return;
  for (int i = 0; i < call_expr_nargs (call); i++)
    {
      tree arg = CALL_EXPR_ARG (call, i);
      STRIP_NOPS (arg);
      if (TREE_CODE (arg) == ADDR_EXPR)
	note_argument (EXPR_LOCATION (call), i, EXPR_LOCATION (arg));
    }
}

/* Diagnose a suspension or return that stands where it must not.  */

static void
check_call (tree call, body_check *check)
{
  enum marker code = marker_code (get_callee_fndecl (call));
  if (code == MARKER_NONE)
    {
      note_addresses (call);
      check_misplaced (call, check);
      return;
    }
  auto_diagnostic_group group;
  if (check->parameters && fe_body_marker_p (code))
    {
      error_at (EXPR_LOCATION (call), "a marker in the declaration of a "
		"parameter of %qD", check->fndecl);
      inform (EXPR_LOCATION (call), "store its value in a variable first");
    }
  else if (code == MARKER_ADVANCED && fe_typed_only_p (call))
    {
      error_at (check->loc, "a marker in an operand of %<sizeof%> or "
		"%<typeof%> is evaluated for the size of an array");
      inform (check->loc, "store its value in a variable first");
    }
  else if (check->region != UNKNOWN_LOCATION
	   && fe_body_marker_p (code)
	   && code != MARKER_ARG && code != MARKER_CONTEXT)
    {
      error_at (EXPR_LOCATION (call), "suspension in an OpenMP region");
      inform (check->region, "the region begins here; its threads cannot leave "
	      "it to suspend");
      check->left_region = true;
    }
  else if (check->outlined != UNKNOWN_LOCATION
	   && (code == MARKER_ARG || code == MARKER_CONTEXT))
    {
      char word[64];	/* Perhaps a macro, such as co_cancelled.  */
      int followed;
      bool found = fe_word_at (EXPR_LOCATION (call), word, sizeof word, &followed);
      error_at (EXPR_LOCATION (call), "%qs in an OpenMP region that other threads "
		"execute", found ? word : code == MARKER_ARG ? "co_arg" : "co_context");
      inform (check->outlined, "the region begins here; store the value in a variable "
	      "first");
    }
}

/* Return the innermost coroutine that a jump from FNDECL to a label of the
   function TARGET, in which FNDECL is nested, goes out of or into.  */

static tree
coroutine_jumped_through (tree fndecl, tree target)
{
  for (tree f = fndecl; f; f = decl_function_context (f))
    if (coroutine_decl_p (f))
      return f;
    else if (f == target)
      break;
  return NULL_TREE;
}

/* Diagnose STMT, a goto, if it leaves its function and a coroutine is
   concerned.  */

static void
check_goto (tree stmt, body_check *check)
{
  tree label = GOTO_DESTINATION (stmt);
  if (TREE_CODE (label) != LABEL_DECL || DECL_CONTEXT (label) == check->fndecl)
    return;
  tree coroutine = coroutine_jumped_through (check->fndecl,
					     DECL_CONTEXT (label));
  if (!coroutine)
    return;
  auto_diagnostic_group group;
  error_at (check->loc, "%<goto%> out of %qD, a nested function, with "
	    "coroutine %qD in its way", check->fndecl, coroutine);
  inform (DECL_SOURCE_LOCATION (label), "the label is here; by then the stack "
	  "frame that it belongs to may be gone");
}

/* Check the return statement *TP.  Of ours, those out of a region that has
   been diagnosed are taken away, lest GCC complains of the same.  */

static void
check_return (tree *tp, body_check *check)
{
  tree stmt = *tp;
  if (fe_leave_p (stmt))
    {
      if (check->left_region && check->region != UNKNOWN_LOCATION)
	*tp = build_empty_stmt (check->loc);
    }
  else if (check->coroutine && !error_operand_p (TREE_OPERAND (stmt, 0)))
    fe_diagnose_return (check->loc, stmt, check->fndecl);
}

/* Walk what T, whose operands must not all be walked alike, contains.  True if
   it was such a T.  */

static bool
check_special (tree t, body_check *check)
{
  switch (TREE_CODE (t))
    {
    case BIND_EXPR:
      check_operand (&BIND_EXPR_BODY (t), check);
      return true;
    case DECL_EXPR:
      {
	tree decl = DECL_EXPR_DECL (t);
	if (!VAR_P (decl))
	  return false;
	check->loc = DECL_SOURCE_LOCATION (decl);
	check_operand (&DECL_INITIAL (decl), check);
	return true;
      }
    case STATEMENT_LIST:
      for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i); tsi_next (&i))
	if (!DECL_P (tsi_stmt (i)))
	  check_operand (tsi_stmt_ptr (i), check);
      return true;
    default:
      return false;
    }
}

/* Walk the operands of T.  */

static void
check_operands (tree t, body_check *check)
{
  if (TREE_CODE (t) == TREE_LIST || TREE_CODE (t) == TREE_VEC
      || !(EXPR_P (t) || TREE_CODE (t) == CONSTRUCTOR))
    return;
  if (TREE_CODE (t) == CONSTRUCTOR)
    {
      constructor_elt *elt;
      for (unsigned i = 0; vec_safe_iterate (CONSTRUCTOR_ELTS (t), i, &elt);
	   i++)
	check_operand (&elt->value, check);
      return;
    }
  for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
    check_operand (&TREE_OPERAND (t, i), check);
}

/* walk_tree callback: check *TP and what it contains.  */

static tree
check_r (tree *tp, int *walk_subtrees, void *data)
{
  body_check *check = (body_check *) data;
  tree t = *tp;
  if (TYPE_P (t))
    *walk_subtrees = 0;
  else if (EXPR_P (t) || TREE_CODE (t) == CONSTRUCTOR
	   || TREE_CODE (t) == STATEMENT_LIST)
    {
      location_t loc = check->loc, region = check->region;
      location_t outlined = check->outlined;
      if (EXPR_HAS_LOCATION (t))
	check->loc = fe_user_location (EXPR_LOCATION (t));
      if (region_p (t))
	check->region = check->loc;
      if (outlined_p (t))
	check->outlined = check->loc;
      if (TREE_CODE (t) == CALL_EXPR)
	check_call (t, check);
      else if (TREE_CODE (t) == GOTO_EXPR)
	check_goto (t, check);
      else if (TREE_CODE (t) == RETURN_EXPR)
	check_return (tp, check);
      if (!check_special (t, check))
	check_operands (t, check);
      check->loc = loc;
      check->region = region;
      check->outlined = outlined;
      *walk_subtrees = 0;
    }
  return NULL_TREE;
}

/* Diagnose what must not stand in the body of FNDECL.  */

void
fe_check_body (tree fndecl)
{
  body_check check;
  check.fndecl = fndecl;
  check.coroutine = coroutine_decl_p (fndecl);
  check.loc = DECL_SOURCE_LOCATION (fndecl);
  check.region = check.outlined = UNKNOWN_LOCATION;
  check.left_region = false;
  check.parameters = false;
  tree *body = &DECL_SAVED_TREE (fndecl);
  if (TREE_CODE (*body) == STATEMENT_LIST)
    /* The sizes of variably modified parameters come before the body.  */
    for (tree_stmt_iterator i = tsi_start (*body); !tsi_end_p (i);
	 tsi_next (&i))
      {
	check.parameters = TREE_CODE (tsi_stmt (i)) != BIND_EXPR;
	check_operand (tsi_stmt_ptr (i), &check);
      }
  else
    check_operand (body, &check);
  fe_note_failed_returns (fndecl);
}

/* walk_tree callback: find a reference to one of our builtins.  */

static tree
find_builtin (tree *tp, int *walk_subtrees, void *)
{
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  return fe_builtin_decl_p (*tp) ? *tp : NULL_TREE;
}

/* Diagnose it if the function FNDECL promises what would let GCC merge two
   calls, each of which gives an object of its own, or drop what follows.  */

static void
check_promises (tree fndecl)
{
  trait t;
  if (!trait_of_function (fndecl, &t))
    return;
  const char *promise = TREE_READONLY (fndecl) ? "const"
			: DECL_PURE_P (fndecl) ? "pure"
			: DECL_IS_MALLOC (fndecl) ? "malloc"
			: TREE_THIS_VOLATILE (fndecl) ? "noreturn"
			: DECL_IS_RETURNS_TWICE (fndecl) ? "returns_twice" : NULL;
  if (!promise)
    return;
  auto_diagnostic_group group;
  error_at (DECL_SOURCE_LOCATION (fndecl), "%qD returns %qT and has the "
	    "attribute %qs", fndecl, TREE_TYPE (TREE_TYPE (fndecl)), promise);
  inform (DECL_SOURCE_LOCATION (fndecl), "each call returns a new object, "
	  "which its caller owns: leave the attribute out");
  TREE_READONLY (fndecl) = DECL_PURE_P (fndecl) = DECL_IS_MALLOC (fndecl) = 0;
  TREE_THIS_VOLATILE (fndecl) = DECL_IS_RETURNS_TWICE (fndecl) = 0;
}

/* True if DECL has the name of one of our builtins without being it.  */

static bool
redeclares_builtin_p (tree decl)
{
  return DECL_NAME (decl) && fe_builtin_name_p (DECL_NAME (decl));
}

/* Diagnose what is wrong with DECL, a declaration just parsed or a function
   just defined.  */

void
fe_check_decl (tree decl)
{
  if (redeclares_builtin_p (decl))
    {
      error_at (DECL_SOURCE_LOCATION (decl), "%qD is a builtin of cogen and "
		"cannot be declared", decl);
      return;
    }
  if (TREE_CODE (decl) == FUNCTION_DECL)
    check_promises (decl);
  else if (VAR_P (decl) && DECL_INITIAL (decl) && is_global_var (decl))
    if (tree builtin = walk_tree_without_duplicates (&DECL_INITIAL (decl),
						     find_builtin, NULL))
      error_at (DECL_SOURCE_LOCATION (decl), "%qD can only be called",
		builtin);
}
