/* Which objects refer to a local variable, and outlive it?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int n = 3;
	co_iterator (int) it = count (&n);	error: the object refers to 'n', which
	return it;				ends before it

   A coroutine starts when it is resumed, so it reads what its parameters point to only
   when its caller may be gone.  Input: a function whose moves are copies and nulls
   (objects/lower.cc).

   1. check_return and check_store find where an object gets out: it is returned, or
      stored in static memory, in that of malloc, or where a parameter or a static variable
      points to.
   2. find_origin goes back from there, over copies, to the calls that made it: all the
      ways must lead to one that is given the address of a local variable, or an object
      of such a call, or whose body uses variables of this function.  So does a join of
      local variables, or a co_next_of: those calls are in our headers.
   3. What is stored must still be there when the function is left (stays_p): nothing
      that comes after may take it away.

   A variable that is captured, or whose address is in an object that is returned, is an
   error, else a warning.  What is said is true of each execution of the place where the
   object gets out.  Nothing is said where somebody else may assign to the variable on the
   way, nor of a parameter that its coroutine does not read, nor of what is yielded, as the
   local variables of who yields are there then.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/captures.h"
#include "support/options.h"
#include "support/queries.h"

/* Where an object that refers to local variables was made.  */
struct origin
{
  gcall *call;
  tree local;		/* The variable; null if its body uses some.  */
  location_t loc;	/* Where its address is taken.  */
};

/* A point of the program, just before the statement GSI of BB, and the variable that has
   the object there; or MADE has the same two pointers as one of the runtime's.  */
struct position
{
  basic_block bb;
  gimple_stmt_iterator gsi;
  tree var, made;
};

/* One search for the origin of an object.  */
struct origin_search
{
  object_flow *flow;
  origin found;
  unsigned steps;	/* Blocks that may still be looked at.  */
};

static bool find_origin (origin_search *, gimple *, tree);

/* True if nobody but FLOW's function assigns to the variable DECL.  */

static bool
followed_p (const object_flow *flow, tree decl)
{
  if (VAR_P (decl) && DECL_ARTIFICIAL (decl) && !TREE_ADDRESSABLE (decl)
      && auto_var_in_fn_p (decl, flow->fun->decl))
    return true;
  return flow->tracked_p (decl) && !flow->lent_p (decl);
}

/* True if DECL is one that the user has declared.  */

static bool
users_p (tree decl)
{
  return (DECL_NAME (decl) && !DECL_ARTIFICIAL (decl)
	  && !begins_with (IDENTIFIER_POINTER (DECL_NAME (decl)), "co__"));
}

/* Where the user has written the operand that became VALUE, an argument of a call at LOC or
   what is stored there: a macro gives the operand a name first.  */

static location_t
operand_location (tree value, location_t loc)
{
  bool named = in_system_header_at (loc);
  while (TREE_CODE (value) == SSA_NAME && is_gimple_assign (SSA_NAME_DEF_STMT (value)))
    {
      tree var = SSA_NAME_VAR (value);
      gimple *def = SSA_NAME_DEF_STMT (value);
      if (var && users_p (var))
	return loc;
      value = gimple_assign_rhs1 (def);
      named |= var != NULL_TREE;
    }
  return named && EXPR_HAS_LOCATION (value) ? EXPR_LOCATION (value) : loc;
}

/* True if VALUE, which CALL at LOC is given, is the address of a local variable: then that is
   noted.  */

static bool
refers_p (origin_search *s, gcall *call, tree value, location_t loc)
{
  tree local = (POINTER_TYPE_P (TREE_TYPE (value))
		? local_pointee (s->flow->fun, address_origin (value)) : NULL_TREE);
  if (!local || !users_p (local))
    return false;
  s->found = { call, local, operand_location (value, loc) };
  return true;
}

/* True if REF is in one of the futures, and where their results go, that a join has got.  */

static bool
branch_p (tree ref)
{
  return (TREE_CODE (ref) == COMPONENT_REF
	  && type_called_p (DECL_CONTEXT (TREE_OPERAND (ref, 1)), "co__branch"));
}

/* True if BRANCHES, a variable that CALL, a join, is given by value, refers to a local
   variable.  It was filled in just before.  */

static bool
branches_refer_p (origin_search *s, gcall *call, tree branches)
{
  bool found = false;
  for (gimple_stmt_iterator gsi = gsi_for_stmt (call); !gsi_end_p (gsi); gsi_prev (&gsi))
    {
      gimple *stmt = gsi_stmt (gsi);
      tree lhs = gimple_get_lhs (stmt);
      if (!lhs || base_decl (lhs) != branches)
	continue;
      if (lhs == branches)
	return found;
      /* The first one is said.  */
      if (branch_p (lhs) && gimple_assign_single_p (stmt))
	found |= refers_p (s, call, gimple_assign_rhs1 (stmt), gimple_location (stmt));
    }
  return found;
}

unsigned
referred_arguments (gimple *stmt)
{
  static const struct { const char *name; unsigned arguments; } makers[] = {
    { "co__next_of", 3 }, { "co__subscriber_recv", 2 }, { "co__watch_changed", 2 },
    { "co_wait_for", 3 }, { "co__single_run", 1 }
  };
  gcall *call = dyn_cast <gcall *> (stmt);
  tree fn = call ? gimple_call_fndecl (call) : NULL_TREE;
  if (!fn || !TREE_PUBLIC (fn) || gimple_call_num_args (call) != 2 || !gimple_call_lhs (call))
    return 0;
  for (const auto &maker : makers)
    if (id_equal (DECL_NAME (fn), maker.name))
      return maker.arguments;
  return 0;
}

/* True if CALL makes a future of the runtime's that refers to a local variable.  */

static bool
runtime_origin_p (origin_search *s, gcall *call)
{
  unsigned arguments = referred_arguments (call);
  for (unsigned i = 0; i < 2; i++)
    if (arguments & (1 << i)
	&& refers_p (s, call, gimple_call_arg (call, i), gimple_location (call)))
      return true;
  return false;
}

/* True if the object that CALL makes refers to a local variable: then that is noted.  */

static bool
origin_p (origin_search *s, gcall *call)
{
  function *fun = s->flow->fun;
  tree callee = gimple_call_fndecl (call);
  if (!callee || function_of_statement (fun, call) != fun->decl)
    return false;
  if (!coroutine_decl_p (callee))
    return runtime_origin_p (s, call);
  tree parm = DECL_ARGUMENTS (callee);
  for (unsigned i = 0; parm && i < gimple_call_num_args (call);
       i++, parm = DECL_CHAIN (parm))
    {
      tree arg = gimple_call_arg (call, i);
      if (!DECL_READ_P (parm))
	continue;
      if (s->flow->index_of (arg) >= 0)
	{
	  if (find_origin (s, call, arg))
	    return true;
	  continue;
	}
      if (VAR_P (arg) ? branches_refer_p (s, call, arg)
	  : refers_p (s, call, arg, argument_location (gimple_location (call), i)))
	return true;
    }
  if (!gimple_call_chain (call) || static_chain_unused_p (callee)
      || !local_pointee (fun, address_origin (gimple_call_chain (call))))
    return false;
  s->found = { call, NULL_TREE, gimple_location (call) };
  return true;
}

/* What going back over a statement gives.  */
enum step_result { GOES_ON, IS_ORIGIN, IS_NOTHING, IS_LOST };

/* If VALUE was just loaded from a member of a variable, such as what a function of the runtime
   has returned, return that.  */

static tree
loaded_from (tree value)
{
  gimple *def = TREE_CODE (value) == SSA_NAME ? SSA_NAME_DEF_STMT (value) : NULL;
  tree from = def && gimple_assign_load_p (def) ? gimple_assign_rhs1 (def) : NULL_TREE;
  tree base = from && TREE_CODE (from) == COMPONENT_REF ? TREE_OPERAND (from, 0)
	      : NULL_TREE;
  return base && VAR_P (base) && !is_global_var (base) ? base : NULL_TREE;
}

/* Go back over the statement of P, which P.var may be made by.  */

static enum step_result
step_back (origin_search *s, position *p)
{
  gimple *stmt = gsi_stmt (p->gsi);
  tree lhs = gimple_get_lhs (stmt);
  if (is_gimple_debug (stmt))
    return GOES_ON;
  if (p->made && lhs && base_decl (lhs) == p->made && !gimple_clobber_p (stmt))
    return (lhs == p->made && is_gimple_call (stmt)
	    && runtime_origin_p (s, as_a <gcall *> (stmt)) ? IS_ORIGIN : IS_LOST);
  if (lhs && base_decl (lhs) == p->var)
    {
      tree made = (lhs != p->var && gimple_assign_single_p (stmt)
		   ? loaded_from (gimple_assign_rhs1 (stmt)) : NULL_TREE);
      if (made)
	p->made = made;
      if (lhs != p->var)
	return made ? GOES_ON : IS_LOST;
      if (gcall *call = dyn_cast <gcall *> (stmt))
	return origin_p (s, call) ? IS_ORIGIN : IS_LOST;
      tree from = gimple_assign_single_p (stmt) ? gimple_assign_rhs1 (stmt)
		  : NULL_TREE;
      /* The header's own variable begins as null.  */
      if (from && TREE_CODE (from) == CONSTRUCTOR && CONSTRUCTOR_NELTS (from) == 0
	  && VAR_P (p->var) && DECL_NAME (p->var) && !users_p (p->var))
	return IS_NOTHING;
      if (!from || !followed_p (s->flow, from))
	return IS_LOST;
      p->var = from;
      return GOES_ON;
    }
  enum marker code = marker_code (stmt);
  if (!is_gimple_call (stmt) || !gimple_call_num_args (stmt)
      || TREE_CODE (gimple_call_arg (stmt, 0)) != ADDR_EXPR
      || TREE_OPERAND (gimple_call_arg (stmt, 0), 0) != p->var)
    return GOES_ON;
  return (code == MARKER_NEXT || code == MARKER_POLL || code == MARKER_POLL_NEXT
	  || code == MARKER_RESUME || code == MARKER_IS_NULL ? GOES_ON : IS_LOST);
}

/* True if VAR, just before USE, has an object that refers to local variables, whichever
   way USE is come to by.  */

static bool
find_origin (origin_search *s, gimple *use, tree var)
{
  bool found = false;
  hash_set<int_hash<HOST_WIDE_INT, -1, -2>> seen;
  auto_vec<position> work;
  work.safe_push ({ gimple_bb (use), gsi_for_stmt (use), var, NULL_TREE });
  gsi_prev (&work[0].gsi);
  while (!work.is_empty ())
    {
      position p = work.pop ();
      enum step_result step = s->steps-- ? GOES_ON : IS_LOST;
      for (; !gsi_end_p (p.gsi) && step == GOES_ON; gsi_prev (&p.gsi))
	step = step_back (s, &p);
      if (step == IS_LOST || (step == GOES_ON && EDGE_COUNT (p.bb->preds) == 0))
	return false;
      found |= step == IS_ORIGIN;
      if (step == IS_ORIGIN || step == IS_NOTHING)
	continue;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, p.bb->preds)
	{
	  if (e->src == ENTRY_BLOCK_PTR_FOR_FN (s->flow->fun))
	    return false;
	  if (!seen.add (((HOST_WIDE_INT) e->src->index << 32) + DECL_UID (p.var)))
	    work.safe_push ({ e->src, gsi_last_bb (e->src), p.var, NULL_TREE });
	}
    }
  return found;
}

/* True if STMT may take away what is stored in REF.  */

static bool
takes_away_p (gimple *stmt, tree ref)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return false;
  if (is_gimple_call (stmt))
    {
      /* A cleanup of another object's is not expected to.  */
      tree arg = marker_code (stmt) == MARKER_DROP ? gimple_call_arg (stmt, 0)
		 : NULL_TREE;
      if (arg && TREE_CODE (arg) == ADDR_EXPR
	  && auto_var_in_fn_p (TREE_OPERAND (arg, 0), cfun->decl))
	return false;
      return !(gimple_call_flags (stmt) & (ECF_CONST | ECF_PURE));
    }
  return gimple_code (stmt) == GIMPLE_ASM || stmt_may_clobber_ref_p (stmt, ref);
}

/* True if what STORE, a statement of FUN, has stored in REF is there whenever FUN is
   left.  */

static bool
stays_p (function *fun, gimple *store, tree ref)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  gimple_stmt_iterator gsi = gsi_for_stmt (store);
  basic_block bb = gimple_bb (store);
  bool left = false;
  for (gsi_next (&gsi);;)
    {
      for (; !gsi_end_p (gsi); gsi_next (&gsi))
	if (takes_away_p (gsi_stmt (gsi), ref))
	  return false;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, bb->succs)
	if (e->dest == EXIT_BLOCK_PTR_FOR_FN (fun))
	  left = true;
	else if (bitmap_set_bit (seen, e->dest->index))
	  work.safe_push (e->dest);
      if (work.is_empty ())
	return left;
      bb = work.pop ();
      gsi = gsi_start_bb (bb);
    }
}

/* Where LOC is in the user's text: a lambda is our header's.  */

static location_t
user_location (location_t loc)
{
  return expansion_point_location_if_in_system_header (loc);
}

/* Say that the object of the coroutine that CALL makes refers to C's variable, which it
   might have got by value: true.  */

static bool
complain_of_capture (gcall *call, const captured_reference &c)
{
  if (c.why == BY_REFERENCE_NAMED)
    {
      bool said = warning_at (user_location (gimple_location (call)), 0,
			      "the object refers to %qD, which ends before it", c.var);
      if (said)
	inform (c.use, "%qD is used by %qD here", c.var, gimple_call_fndecl (call));
      return said;
    }
  error_at (c.use, "the object captures %qD by reference, and outlives it", c.var);
  explain_reference (c);
  return true;
}

/* Say what O, of FUN, refers to, whose object is RETURNED or else stored; false if nothing
   is said.  */

static bool
complain_of_origin (const function *fun, const origin &o, bool returned)
{
  captured_reference c;
  location_t loc = user_location (gimple_location (o.call));
  if (o.local && returned)
    {
      error_at (user_location (o.loc), "the object refers to %qD, which ends before it",
		o.local);
      return true;
    }
  if (o.local)
    return warning_at (user_location (o.loc), 0,
		       "the object refers to %qD, which ends before it", o.local);
  if (captured_by_reference (gimple_call_fndecl (o.call), fun->decl, &c))
    return complain_of_capture (o.call, c);
  return warning_at (loc, 0, "the object refers to variables of %qD, which end before "
		     "it", fun->decl);
}

/* Complain if VAR, whose object STMT lets out, refers to local variables; without VAR, the
   object that STMT makes.  HOW says what STMT does, to INTO if that is not null; it may
   return it.  */

static void
complain (object_flow *flow, gimple *stmt, tree var, const char *how, tree into,
	  bool returned)
{
  origin_search s = { flow, { NULL, NULL_TREE, UNKNOWN_LOCATION }, 500 };
  if (!(var ? find_origin (&s, stmt, var) : origin_p (&s, as_a <gcall *> (stmt))))
    return;
  auto_diagnostic_group group;
  if (!complain_of_origin (flow->fun, s.found, returned))
    return;
  location_t loc = user_location (gimple_location (stmt));
  if (into)
    inform (loc, how, into);
  else
    inform (loc, how);
}

/* Look at STMT, which may return an object.  */

static void
check_return (gimple *stmt, object_flow *flow)
{
  tree value = NULL_TREE;
  if (greturn *ret = dyn_cast <greturn *> (stmt))
    value = gimple_return_retval (ret);
  else if (marker_code (stmt) == MARKER_RETURN && gimple_call_num_args (stmt))
    value = gimple_call_arg (stmt, 0);
  if (value && (TREE_CODE (value) == RESULT_DECL || followed_p (flow, value)))
    complain (flow, stmt, value, G_("the object is returned here"), NULL_TREE,
	      true);
}

/* True if REF is in memory that was allocated in this function.  */

static bool
allocated_p (tree ref)
{
  tree base = get_base_address (ref);
  if (!base || TREE_CODE (base) != MEM_REF
      || TREE_CODE (TREE_OPERAND (base, 0)) != SSA_NAME)
    return false;
  gimple *def = SSA_NAME_DEF_STMT (TREE_OPERAND (base, 0));
  return is_gimple_call (def) && (gimple_call_flags (def) & ECF_MALLOC);
}

/* True if STMT makes an object, or does something with one; or it belongs to what is made for
   functions that are nested in this one.  */

static bool
about_object_p (const gimple *stmt)
{
  tree callee = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return (marker_code (stmt) != MARKER_NONE
	  || (callee && (coroutine_decl_p (callee)
			 || fndecl_built_in_p (callee, BUILT_IN_DWARF_CFA))));
}

/* Where the pointer comes from that leads to REF; null if REF is in a variable.  */

static tree
pointer_origin (tree ref)
{
  tree base = ref ? get_base_address (ref) : NULL_TREE;
  return (base && TREE_CODE (base) == MEM_REF
	  ? address_origin (TREE_OPERAND (base, 0)) : NULL_TREE);
}

/* If REF is in memory that a parameter of FUN, or a static variable that nobody has assigned to
   in FUN, points to, return that: it is not FUN's, so it outlives what is.  */

static tree
points_outside (function *fun, tree ref)
{
  tree from = pointer_origin (ref);
  if (from && TREE_CODE (from) == SSA_NAME && SSA_NAME_IS_DEFAULT_DEF (from)
      && SSA_NAME_VAR (from) && TREE_CODE (SSA_NAME_VAR (from)) == PARM_DECL)
    return users_p (SSA_NAME_VAR (from)) ? SSA_NAME_VAR (from) : NULL_TREE;
  if (!from || !VAR_P (from) || !is_global_var (from) || !users_p (from)
      || TREE_THIS_VOLATILE (from))
    return NULL_TREE;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	/* What is done with objects is not expected to, nor is what is stored there.  */
	if (!is_gimple_debug (stmt) && !about_object_p (stmt)
	    && !(is_gimple_assign (stmt) && pointer_origin (gimple_get_lhs (stmt)) == from)
	    && stmt_may_clobber_ref_p (stmt, from))
	  return NULL_TREE;
      }
  return from;
}

/* Look at STMT, which may store an object.  */

static void
check_store (gimple *stmt, object_flow *flow)
{
  trait t;
  /* The process ends with main.  */
  tree lhs = gimple_get_lhs (stmt);
  if (!lhs || !trait_of_type (TREE_TYPE (lhs), &t)
      || MAIN_NAME_P (DECL_NAME (flow->fun->decl)))
    return;
  tree rhs = gimple_assign_single_p (stmt) ? gimple_assign_rhs1 (stmt) : NULL_TREE;
  if (rhs ? !followed_p (flow, rhs) : !is_gimple_call (stmt))
    return;
  tree into = base_decl (lhs);
  bool is_static = into && VAR_P (into) && is_global_var (into);
  tree pointer = is_static ? NULL_TREE : points_outside (flow->fun, lhs);
  if ((!is_static && !pointer && !allocated_p (lhs)) || !stays_p (flow->fun, stmt, lhs))
    return;
  complain (flow, stmt, rhs,
	    is_static ? G_("the object is stored in %qD here")
	    : pointer ? G_("the object is stored in what %qD points to here")
		      : G_("the object is stored in the heap here"),
	    is_static ? into : pointer, false);
}

void
diagnose_outliving (object_flow *flow)
{
  if (cogen_opts.no_ownership_warnings || DECL_ARTIFICIAL (flow->fun->decl))
    return;
  basic_block bb;
  FOR_EACH_BB_FN (bb, flow->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	check_return (gsi_stmt (gsi), flow);
	check_store (gsi_stmt (gsi), flow);
      }
}
