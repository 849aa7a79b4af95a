/* Errors for what a coroutine cannot do.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Some things live in the machine's stack frame or registers and nowhere else:
   memory from alloca, a setjmp buffer, a trampoline, a variable bound to a
   register, a vector whose size only the machine knows.  A coroutine leaves its stack frame when it suspends.  If such a
   thing would have to survive that, it is an error here, never wrong code.

   diagnose_unsupported runs on the user's body, before anything changes it:
   what no coroutine can contain.  diagnose_live runs once liveness is known:
   what must not be live across a suspension.  For pointers it follows copies,
   arithmetic, and stores in local variables; a pointer stored elsewhere is
   taken to be live across every suspension that may follow.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "support/dataflow.h"
#include "support/queries.h"
#include "support/split.h"

/* Complain that STMT calls something that a coroutine cannot; true if it
   does.  */

static bool
diagnose_call (gimple *stmt)
{
  location_t loc = gimple_location (stmt);
  tree fn = gimple_call_fndecl (stmt);
  if (gimple_call_flags (stmt) & ECF_RETURNS_TWICE)
    {
      if (fn)
	error_at (loc, "%qD cannot be called in a coroutine: its buffer does "
		  "not survive a suspension", fn);
      else
	error_at (loc, "a function that returns twice cannot be called in a "
		  "coroutine");
      inform (loc, "call it in an ordinary function that the coroutine "
	      "calls");
      return true;
    }
  if (gimple_call_builtin_p (stmt, BUILT_IN_APPLY_ARGS)
      || gimple_call_builtin_p (stmt, BUILT_IN_APPLY)
      || gimple_call_builtin_p (stmt, BUILT_IN_RETURN))
    {
      sorry_at (loc, "%qD in a coroutine", fn);
      return true;
    }
  return false;
}

/* Complain about such an attribute of FNDECL; true if it has one.  */

static bool
diagnose_attributes (tree fndecl)
{
  const char *name = attribute_without_coroutine (fndecl);
  if (name)
    sorry_at (DECL_SOURCE_LOCATION (fndecl),
	      "coroutine %qD with attribute %qs", fndecl, name);
  return name != NULL;
}

/* Complain about parameters of FNDECL that no frame can hold; true if there are
   some.  */

static bool
diagnose_parameters (tree fndecl)
{
  bool any = false;
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    if (sizeless_type_p (TREE_TYPE (parm)))
      {
	error_at (DECL_SOURCE_LOCATION (parm),
		  "parameter %qD of coroutine %qD is of type %qT, whose size is "
		  "not a constant", parm, fndecl, TREE_TYPE (parm));
	any = true;
      }
  return any;
}

/* Return where FUN has a label that a nested function jumps to.  */

static location_t
nonlocal_label_location (function *fun)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (glabel *label = dyn_cast <glabel *> (gsi_stmt (gsi)))
	if (DECL_NONLOCAL (gimple_label_label (label)))
	  return DECL_SOURCE_LOCATION (gimple_label_label (label));
  return DECL_SOURCE_LOCATION (fun->decl);
}

/* Complain about what the coroutine FUN contains and no coroutine can; false
   after an error.  */

bool
diagnose_unsupported (function *fun)
{
  bool ok = !diagnose_attributes (fun->decl);
  ok &= !diagnose_parameters (fun->decl);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (is_gimple_call (gsi_stmt (gsi)))
	ok &= !diagnose_call (gsi_stmt (gsi));
  if (fun->has_nonlocal_label)
    {
      sorry_at (nonlocal_label_location (fun),
		"jump from a nested function into coroutine %qD", fun->decl);
      ok = false;
    }
  return ok;
}

/* What a pointer to something bound to the stack has spread to.  */
struct taint
{
  split *s;
  auto_bitmap names;
  auto_bitmap vars;		/* Indices of memory variables.  */
  auto_vec<tree> work;		/* Names whose uses are to be followed.  */
  auto_vec<gimple *> stored;	/* Statements that store it elsewhere.  */
};

static void
taint_name (taint *t, tree name)
{
  if (name && TREE_CODE (name) == SSA_NAME
      && bitmap_set_bit (t->names, SSA_NAME_VERSION (name)))
    t->work.safe_push (name);
}

/* The variable V may hold the pointer: so may what is loaded from it.  */

static void
taint_var (taint *t, unsigned v)
{
  if (!bitmap_set_bit (t->vars, v))
    return;
  basic_block bb;
  FOR_EACH_BB_FN (bb, t->s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (!gimple_assign_single_p (stmt)
	    || base_decl (gimple_assign_rhs1 (stmt)) != t->s->live.vars[v].decl)
	  continue;
	tree lhs = gimple_assign_lhs (stmt), base = base_decl (lhs);
	unsigned *to = base ? t->s->live.var_index.get (base) : NULL;
	if (TREE_CODE (lhs) == SSA_NAME)
	  taint_name (t, lhs);
	else if (to)
	  taint_var (t, *to);
	else
	  t->stored.safe_push (stmt);
      }
}

/* Follow the pointer through STMT, which uses it.  */

static void
taint_through (taint *t, gimple *stmt)
{
  if (gphi *phi = dyn_cast <gphi *> (stmt))
    taint_name (t, gimple_phi_result (phi));
  else if (is_gimple_assign (stmt) && !gimple_clobber_p (stmt))
    {
      tree lhs = gimple_assign_lhs (stmt);
      /* What it points to is not it.  */
      if (gimple_assign_load_p (stmt)
	  || TREE_CODE_CLASS (gimple_assign_rhs_code (stmt)) == tcc_comparison)
	return;
      if (TREE_CODE (lhs) == SSA_NAME)
	taint_name (t, lhs);
      else if (gimple_assign_rhs_code (stmt) == SSA_NAME
	       && bitmap_bit_p (t->names, SSA_NAME_VERSION
					  (gimple_assign_rhs1 (stmt))))
	{
	  tree base = base_decl (lhs);
	  unsigned *v = base ? t->s->live.var_index.get (base) : NULL;
	  if (v)
	    taint_var (t, *v);
	  else
	    t->stored.safe_push (stmt);
	}
    }
}

/* Compute all that the pointer NAME spreads to.  */

static void
spread (taint *t, tree name)
{
  taint_name (t, name);
  while (!t->work.is_empty ())
    {
      tree next = t->work.pop ();
      imm_use_iterator it;
      gimple *stmt;
      FOR_EACH_IMM_USE_STMT (stmt, it, next)
	if (!is_gimple_debug (stmt))
	  taint_through (t, stmt);
    }
}

/* Return a suspension that what T describes is live across, or null.  */

static const suspension *
live_across (taint *t)
{
  dataflow stored (t->s->fun, FLOW_FORWARD);
  for (gimple *stmt : t->stored)
    stored.effect (gimple_bb (stmt)).gen (0);
  if (!t->stored.is_empty ())
    stored.solve ();
  for (const suspension &p : t->s->suspensions)
    if (bitmap_intersect_p (p.names, t->names)
	|| bitmap_intersect_p (p.vars, t->vars)
	|| !bitmap_empty_p (stored.at_end (p.before)))
      return &p;
  return NULL;
}

/* Complain if what CALL returns is live across a suspension of S; MESSAGE says
   what it is.  */

static void
diagnose_live_result (split *s, gcall *call, const char *message)
{
  tree lhs = gimple_call_lhs (call);
  if (!lhs || TREE_CODE (lhs) != SSA_NAME)
    return;
  taint t;
  t.s = s;
  spread (&t, lhs);
  const suspension *p = live_across (&t);
  if (!p)
    return;
  auto_diagnostic_group group;
  error_at (gimple_location (call), message);
  inform (p->loc, "suspends here");
}

/* Where the body of FUN loads FIELD, a part of its frame; FALLBACK if it does
   nowhere.  */

static location_t
load_location (function *fun, const_tree field, location_t fallback)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (gimple_assign_load_p (stmt)
	    && TREE_CODE (gimple_assign_rhs1 (stmt)) == COMPONENT_REF
	    && TREE_OPERAND (gimple_assign_rhs1 (stmt), 1) == field
	    && gimple_has_location (stmt))
	  return gimple_location (stmt);
      }
  return fallback;
}

/* Complain if the heap trampoline that INIT creates is there while S is
   suspended.  It is from the start to the end, and libgcc's stack of them is not
   the coroutine's.  */

static void
diagnose_heap_trampoline (split *s, const gcall *init)
{
  tree fn = gimple_call_arg (init, 1), to = gimple_call_arg (init, 2);
  if (s->suspensions.is_empty () || TREE_CODE (fn) != ADDR_EXPR)
    return;
  fn = TREE_OPERAND (fn, 0);
  location_t loc = DECL_SOURCE_LOCATION (fn);
  if (TREE_CODE (to) == ADDR_EXPR
      && TREE_CODE (TREE_OPERAND (to, 0)) == COMPONENT_REF)
    loc = load_location (s->fun, TREE_OPERAND (TREE_OPERAND (to, 0), 1), loc);
  auto_diagnostic_group group;
  sorry_at (loc, "pointer to %qD, a nested function that captures variables, in "
	    "a coroutine with %<-ftrampoline-impl=heap%>", fn);
  inform (s->suspensions[0].loc, "suspends here");
}

/* Complain that what VAR (or NAME, a value without a variable of the user's)
   holds is live across P, and of a type without a constant size.  */

static void
diagnose_sizeless (const suspension *p, tree var, tree name)
{
  tree type = TREE_TYPE (name ? name : var);
  auto_diagnostic_group group;
  if (var && DECL_NAME (var) && !DECL_IGNORED_P (var))
    error_at (DECL_SOURCE_LOCATION (var),
	      "variable %qD of type %qT, whose size is not a constant, is live "
	      "across a suspension", var, type);
  else
    {
      location_t loc = name ? gimple_location (SSA_NAME_DEF_STMT (name))
		       : UNKNOWN_LOCATION;
      error_at (loc == UNKNOWN_LOCATION ? p->loc : loc,
		"a value of type %qT, whose size is not a constant, is live "
		"across a suspension", type);
    }
  inform (p->loc, "suspends here");
}

/* Complain about what is live across P and has no constant size.  TOLD holds what
   was named before.  */

static void
diagnose_sizeless_live (const split *s, const suspension *p,
			hash_set<tree> *told)
{
  unsigned i;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (p->names, 0, i, bi)
    {
      tree name = ssa_name (i), var = SSA_NAME_VAR (name);
      if (sizeless_type_p (TREE_TYPE (name)) && !recomputable_p (name)
	  && !told->add (var ? var : name))
	diagnose_sizeless (p, var, name);
    }
  EXECUTE_IF_SET_IN_BITMAP (p->vars, 0, i, bi)
    {
      tree var = s->live.vars[i].decl;
      if (sizeless_type_p (TREE_TYPE (var)) && !told->add (var))
	diagnose_sizeless (p, var, NULL_TREE);
    }
}

/* Complain about what is live across a suspension of S and must not be.  */

void
diagnose_live (split *s)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	if (!call)
	  continue;
	if (heap_trampoline_created_p (call))
	  diagnose_heap_trampoline (s, call);
	else if (gimple_call_builtin_p (call, BUILT_IN_ADJUST_TRAMPOLINE))
	  diagnose_live_result (s, call,
				G_("a pointer to a nested function that "
				   "captures variables is live across a "
				   "suspension"));
	else if (alloca_call_p (call)
		 && !gimple_call_alloca_for_var_p (call))
	  diagnose_live_result (s, call,
				G_("memory from %<alloca%> is live across a "
				   "suspension"));
      }
  hash_set<tree> told;
  for (const suspension &p : s->suspensions)
    {
      diagnose_sizeless_live (s, &p, &told);
      unsigned i;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (p.vars, 0, i, bi)
	{
	  tree var = s->live.vars[i].decl;
	  if (!VAR_P (var) || !DECL_HARD_REGISTER (var) || seen_error ())
	    continue;
	  auto_diagnostic_group group;
	  error_at (DECL_SOURCE_LOCATION (var),
		    "register variable %qD is live across a suspension", var);
	  inform (p.loc, "suspends here");
	}
    }
}
