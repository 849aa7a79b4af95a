/* Which objects stay inside the function that makes them?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_for (int v, map (range (0, 10), square))
	  sum += v;

   makes two objects that nobody else ever sees: their frames can be
   variables of this function (of its stack frame, or, when it is a coroutine
   itself, of its coroutine frame), and calls of theirs can be direct.

   Input: a function in SSA form whose delegation is lowered.  Output: the
   private variables, the creation sites whose frame may be elided, and at
   each statement what each private variable may hold.

   1. scan finds the variables of trait type whose every use is known; joins
      only borrow them (objects/lent.cc).
      Variables that copy to each other are private together or not at all; so
      is a variable passed to a coroutine that keeps its parameter to itself
      and the variable that gets that coroutine's object.
   2. find_sites lists the calls of coroutines that such variables get.
   3. solve computes, forward, what each variable may hold: null, something
      unknown, an object made at site S; and which objects it owns indirectly,
      as arguments of the coroutine.
   4. decide: a site that can be reached while an object it made earlier is
      still held would overwrite that object's frame; it stays boxed.

   The invariant: when the address of a frame variable is used, the object in
   it is the last one made at its site, and alive.

   GCC's points-to analysis is not used: it does not run before the split,
   and "escapes" there knows nothing of the meaning of markers.

   Limits: objects in structures are boxed, in arrays unless only joins are given
   them (objects/arrays.cc); captured variables of nested functions too.  */

#include "support/edit.h"
#include "objects/objects.h"
#include "support/dataflow.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

bool
block_on_call_p (const gimple *stmt)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return (fn && DECL_ARTIFICIAL (fn)
	  && id_equal (DECL_NAME (fn), "co__block_on"));
}

coroutine *
elidable_callee (gcall *call, const char **why)
{
  *why = NULL;
  tree fndecl = gimple_call_fndecl (call);
  if (!fndecl || !coroutine_decl_p (fndecl))
    return NULL;
  coroutine *callee = coroutine_of (fndecl);
  if (!callee)
    {
      *why = G_("it is recursive, or its definition is not in this unit");
      return NULL;
    }
  cgraph_node *node = cgraph_node::get (fndecl);
  if (!node || node->get_availability () <= AVAIL_INTERPOSABLE)
    *why = G_("another definition may replace the callee when the program is "
	      "linked or run");
  else if (callee->links && coroutine_decl_p (current_function_decl)
	   && same_cycle_p (fndecl, current_function_decl))
    /* A frame inside would be a root of its own at each turn.  */
    *why = G_("it is recursive");
  else if (lookup_attribute ("noipa", DECL_ATTRIBUTES (fndecl)))
    *why = G_("the callee is declared %<noipa%>");
  else if (!arguments_fit_p (call, callee->ramp))
    *why = G_("the arguments do not fit the definition");
  return *why ? NULL : callee;
}

object_flow::object_flow (function *f, coroutine *co)
  : fun (f), self (co), m_flow (NULL), m_now (NULL),
    m_web_vars (vNULL), m_web_sites (vNULL)
{
  unsigned i;
  tree var;
  trait t;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && !is_global_var (var) && !TREE_THIS_VOLATILE (var)
	&& !DECL_HAS_VALUE_EXPR_P (var)
	&& trait_of_type (TREE_TYPE (var), &t) && !m_index.get (var))
      {
	m_index.put (var, vars.length ());
	vars.safe_push (var);
      }
  for (tree parm = DECL_ARGUMENTS (fun->decl); parm; parm = DECL_CHAIN (parm))
    if (!TREE_THIS_VOLATILE (parm) && trait_of_type (TREE_TYPE (parm), &t))
      {
	m_index.put (parm, vars.length ());
	vars.safe_push (parm);
      }
  for (i = 0; i < vars.length (); i++)
    {
      m_escapes.safe_push (escape_reason ());
      m_untracked.safe_push (false);
      m_lent.safe_push (false);
      m_leader.safe_push (i);
    }
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	walk_stmt_load_store_addr_ops (gpi.phi (), this, NULL, NULL,
				       escape_address);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	scan (gsi_stmt (gsi));
    }
  find_sites ();
  number_webs ();
  solve ();
}

object_flow::~object_flow ()
{
  delete m_flow;
  for (unsigned i = 0; i < m_web_vars.length (); i++)
    {
      m_web_vars[i].release ();
      m_web_sites[i].release ();
    }
  m_web_vars.release ();
  m_web_sites.release ();
}

int
object_flow::index_of (tree decl) const
{
  if (!decl || !DECL_P (decl))
    return -1;
  unsigned *i = const_cast<object_flow *> (this)->m_index.get (decl);
  return i ? (int) *i : -1;
}

unsigned
object_flow::leader (unsigned i) const
{
  while (m_leader[i] != i)
    i = m_leader[i];
  return i;
}

/* Variables I and J may hold the same object.  */

void
object_flow::join (unsigned i, unsigned j)
{
  i = leader (i);
  j = leader (j);
  if (i == j)
    return;
  m_leader[j] = i;
  if (!m_escapes[i].why)
    m_escapes[i] = m_escapes[j];
}

/* The variable that REF is a part of is used in a way REASON describes.  */

void
object_flow::escape (tree ref, const escape_reason &reason)
{
  int i = index_of (base_decl (ref));
  if (i >= 0 && !m_escapes[leader (i)].why)
    m_escapes[leader (i)] = reason;
}

void
object_flow::escape (tree ref, const char *why)
{
  escape_reason reason = { why, NULL_TREE, UNKNOWN_LOCATION };
  escape (ref, reason);
}

/* What it means for an object that STMT puts it in LHS, of no variable whose objects
   are followed.  */

static escape_reason
reason_of_store (tree lhs, gimple *stmt)
{
  tree base = base_decl (lhs);
  escape_reason reason = { NULL, NULL_TREE, gimple_location (stmt) };
  if (TREE_CODE (base ? base : lhs) == RESULT_DECL)
    reason.why = G_("it is returned");
  else if (base && VAR_P (base) && is_global_var (base))
    {
      reason.why = G_("it is stored in a static variable");
      reason.into = base;
    }
  else if (base && lhs != base)
    reason.why = G_("it is stored in a structure or an array");
  else
    reason.why = G_("it is stored where others may find it");
  return reason;
}

bool
object_flow::private_p (tree decl) const
{
  int i = index_of (decl);
  return i >= 0 && !m_escapes[leader (i)].why;
}

bool
object_flow::tracked_p (tree decl) const
{
  int i = index_of (decl);
  return i >= 0 && !m_untracked[i];
}

bool
object_flow::lent_p (tree decl) const
{
  int i = index_of (decl);
  return i >= 0 && m_lent[i];
}

int
object_flow::tracked_operand (tree arg) const
{
  if (TREE_CODE (arg) != ADDR_EXPR || !tracked_p (TREE_OPERAND (arg, 0)))
    return -1;
  return index_of (TREE_OPERAND (arg, 0));
}

/* The same, and somebody else may assign to it.  */

void
object_flow::untrack (tree ref, const char *why)
{
  int i = index_of (base_decl (ref));
  if (i >= 0)
    m_untracked[i] = true;
  escape (ref, why);
}

bool
object_flow::escape_address (gimple *, tree op, tree, void *data)
{
  ((object_flow *) data)->untrack (op, G_("its address is taken"));
  return false;
}

bool
object_flow::escape_load (gimple *stmt, tree op, tree, void *data)
{
  object_flow *flow = (object_flow *) data;
  if (gimple_code (stmt) == GIMPLE_RETURN)
    flow->escape (op, G_("it is returned"));
  else if (gimple_assign_single_p (stmt) && gimple_assign_rhs1 (stmt) == op)
    flow->escape (op, reason_of_store (gimple_assign_lhs (stmt), stmt));
  else
    flow->escape (op, G_("it is stored or passed elsewhere"));
  return false;
}

bool
object_flow::untrack_store (gimple *, tree op, tree, void *data)
{
  ((object_flow *) data)->untrack (op, G_("it is stored or passed elsewhere"));
  return false;
}

/* If STMT takes the address of a variable in order to lend it, note that and return
   true.  */

bool
object_flow::scan_lending (gassign *stmt)
{
  tree rhs = gimple_assign_rhs1 (stmt);
  int var = TREE_CODE (rhs) == ADDR_EXPR ? index_of (TREE_OPERAND (rhs, 0)) : -1;
  if (var < 0 || !only_lends_p (stmt))
    return false;
  m_lent[var] = true;
  return true;
}

/* Note what the assignment STMT does to private variables; false if it has
   to be treated like any statement.  */

bool
object_flow::scan_assign (gassign *stmt)
{
  if (!gimple_assign_single_p (stmt))
    return false;
  if (scan_lending (stmt))
    return true;
  tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
  int to = index_of (lhs), from = index_of (rhs);
  if (to >= 0 && from >= 0)
    join (to, from);
  else if (to >= 0)
    /* From null, or from memory that is not followed.  */
    return !walk_stmt_load_store_addr_ops (stmt, this, escape_load, NULL,
					   escape_address);
  else
    /* Looking at the vtable tells nobody where the frame is.  */
    return (TREE_CODE (rhs) == COMPONENT_REF
	    && index_of (TREE_OPERAND (rhs, 0)) >= 0
	    && TREE_OPERAND (rhs, 1)
	       == trait_vtable_field (TREE_TYPE (TREE_OPERAND (rhs, 0))));
  return true;
}

/* The same for CALL.  */

bool
object_flow::scan_call (gcall *call)
{
  enum marker code = marker_code (call);
  if (code != MARKER_NONE || block_on_call_p (call))
    {
      /* The first operand is the object; the others are data.  */
      for (unsigned i = 0; i < gimple_call_num_args (call); i++)
	{
	  tree arg = gimple_call_arg (call, i);
	  if (i == 0 && TREE_CODE (arg) == ADDR_EXPR
	      && index_of (TREE_OPERAND (arg, 0)) >= 0)
	    continue;
	  if (TREE_CODE (arg) == ADDR_EXPR)
	    untrack (TREE_OPERAND (arg, 0), G_("its address is taken"));
	  else
	    escape (arg, code == MARKER_RETURN ? G_("it is returned")
			 : code == MARKER_YIELD ? G_("it is yielded")
			 : G_("it is passed elsewhere"));
	}
      tree lhs = gimple_call_lhs (call);
      if (lhs && index_of (lhs) < 0)
	untrack (lhs, G_("a part of it is assigned to"));
      return true;
    }
  const char *why;
  coroutine *callee = elidable_callee (call, &why);
  int to = gimple_call_lhs (call) ? index_of (gimple_call_lhs (call)) : -1;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      int from = index_of (arg);
      if (from >= 0 && to >= 0 && callee && callee->parm_private[i])
	join (to, from);
      else if (TREE_CODE (arg) == ADDR_EXPR)
	untrack (TREE_OPERAND (arg, 0), G_("its address is passed to a call"));
      else
	escape (arg, G_("it is passed to a call"));
    }
  return true;
}

/* Note what STMT does to private variables.  */

void
object_flow::scan (gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  if (is_gimple_assign (stmt) && scan_assign (as_a <gassign *> (stmt)))
    return;
  if (is_gimple_call (stmt) && scan_call (as_a <gcall *> (stmt)))
    return;
  walk_stmt_load_store_addr_ops (stmt, this, escape_load, untrack_store,
				 escape_address);
}

/* The frame of the object that CALL makes is boxed, because of REASON: dump that,
   and complain if the function must not allocate.  */

void
object_flow::report_boxed (gcall *call, const escape_reason &reason)
{
  const char *why = reason.why;
  tree callee = gimple_call_fndecl (call);
  location_t loc = gimple_location (call);
  dump_note (loc, "frame of %qD is boxed: %s", callee, _(why));
  tree where = fun->decl;
  /* What is inlined has complained already.  */
  if (!lookup_attribute (NO_ALLOC_ATTRIBUTE, DECL_ATTRIBUTES (where))
      || function_of_statement (fun, call) != where)
    return;
  auto_diagnostic_group group;
  error_at (loc, "frame of %qD is boxed in %qD, which is declared "
	    "%<co_no_alloc%>: %s", callee, where, _(why));
  if (reason.into)
    inform (reason.loc, "it is stored in %qD here", reason.into);
  inform (DECL_SOURCE_LOCATION (where), "%qD is declared here", where);
}

/* Return the index of the private variable that gets the object that CALL
   makes, or -1.  *CALLEE is the coroutine that it is of; *REASON says why its
   frame is boxed, if CALL makes an object that is no candidate.  */

int
object_flow::site_var (gcall *call, coroutine **callee, escape_reason *reason)
{
  *reason = escape_reason ();
  *callee = elidable_callee (call, &reason->why);
  tree lhs = gimple_call_lhs (call);
  if (reason->why || !*callee)
    return -1;
  int var = lhs ? index_of (lhs) : -1;
  if (!lhs)
    reason->why = G_("nothing is done with it");
  else if (var < 0)
    *reason = reason_of_store (lhs, call);
  else
    *reason = m_escapes[leader (var)];
  return reason->why ? -1 : var;
}

/* List the calls that make an object for a private variable.  */

void
object_flow::find_sites ()
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	if (!call || marker_code (call) != MARKER_NONE)
	  continue;
	escape_reason reason;
	coroutine *callee;
	int var = site_var (call, &callee, &reason);
	if (var >= 0)
	  {
	    creation_site site = { call, callee, (unsigned) var, NULL,
				   NULL_TREE };
	    m_site_of.put (call, sites.length ());
	    sites.safe_push (site);
	  }
	else if (reason.why)
	  m_boxed.safe_push (std::make_pair (call, reason));
      }
}
