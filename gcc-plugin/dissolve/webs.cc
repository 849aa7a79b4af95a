/* Which objects of a function dissolve?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	a = range (0, n);  b = move (&a);  for_next (&b, 1) ...  drop (&b)

   A *web* is a set of variables, here a and b, that copy or move to each other.
   It dissolves if all that happens to them is known: they get objects of direct
   calls of producers, or null, are moved, dropped, and stepped.

   An object that is given to a coroutine is not, at first: what it is given to
   dissolves before, and its parameter is a variable here in the next round.

   What else is asked of a web (why_not):
   - nothing steps it where it may be null, in the body where the step was
     written: such a program is wrong, and what steps it says so (but what is an array's
     element is checked where it is stepped);
   - no object is made where an earlier one of the same call may still live:
     there is one set of the body's variables;
   - what throws in the middle of its way out leaves by where the steps are: right for
     what a loop hides, where nothing is between the steps and the drop;
   - there is room.  */

#include "support/edit.h"
#include "dissolve/dissolve.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* Statements that dissolve in one function, and the most steps of a web.  */
enum { ROOM = 12000, MOST_STEPS = 4 };

web::~web ()
{
  for (creation *c : creations)
    delete c;
  places.release ();
}

int
dissolver::index_of (tree decl) const
{
  if (!decl || !DECL_P (decl))
    return -1;
  unsigned *i = const_cast<dissolver *> (this)->m_index.get (decl);
  return i ? (int) *i : -1;
}

int
dissolver::operand (tree arg) const
{
  return TREE_CODE (arg) == ADDR_EXPR ? index_of (TREE_OPERAND (arg, 0)) : -1;
}

unsigned
dissolver::leader (unsigned i) const
{
  while (m_leader[i] != i)
    i = m_leader[i];
  return i;
}

void
dissolver::join (unsigned i, unsigned j)
{
  i = leader (i);
  j = leader (j);
  if (i == j)
    return;
  m_leader[j] = i;
  if (!m_why[i])
    m_why[i] = m_why[j];
}

void
dissolver::refuse (int var, const char *why)
{
  if (var >= 0 && !m_why[leader (var)])
    m_why[leader (var)] = why;
}

void
dissolver::collect_vars ()
{
  vars.truncate (0);
  m_index.empty ();
  m_leader.truncate (0);
  m_why.truncate (0);
  m_otherwise.truncate (0);
  unsigned i;
  tree var;
  trait t;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && !is_global_var (var) && !TREE_THIS_VOLATILE (var)
	&& !DECL_HAS_VALUE_EXPR_P (var) && trait_of_type (TREE_TYPE (var), &t)
	&& !m_index.get (var))
      {
	m_index.put (var, vars.length ());
	m_leader.safe_push (vars.length ());
	m_why.safe_push (NULL);
	m_otherwise.safe_push (false);
	vars.safe_push (var);
      }
}

/* walk_stmt_load_store_addr_ops callback: OP is used in a way that nobody
   knows.  */

bool
dissolver::refuse_operand (gimple *, tree op, tree, void *data)
{
  dissolver *d = (dissolver *) data;
  int var = d->index_of (base_decl (op));
  d->refuse (var, "it is used otherwise");
  if (var >= 0)
    d->m_otherwise[var] = true;
  return false;
}

/* True if STMT is all known.  */

bool
dissolver::scan_assign (gassign *stmt)
{
  int to = index_of (gimple_assign_lhs (stmt));
  tree rhs = gimple_assign_rhs1 (stmt);
  int from = index_of (rhs);
  if (to < 0)
    return false;
  if (from >= 0)
    join (to, from);
  return (from >= 0
	  || (TREE_CODE (rhs) == CONSTRUCTOR && CONSTRUCTOR_NELTS (rhs) == 0));
}

/* True if what CHILD delegates to is made by coroutines that are known where CALL makes
   it, and do not lead back to themselves: there each item would come through all loops of
   a recursion, and that may have no end here.  */

static bool
makers_known_p (const producer *child, const gcall *call)
{
  for (unsigned i : child->makers)
    {
      tree maker = known_function (gimple_call_arg (call, i));
      if (!maker || !coroutine_decl_p (maker) || leads_back_p (maker))
	return false;
    }
  return true;
}

/* CALL may be one of a producer, whose object variable TO gets.  */

bool
dissolver::scan_creation (gcall *call, int to)
{
  tree fndecl = gimple_call_fndecl (call);
  producer *child = to >= 0 ? producer_of (fndecl) : NULL;
  if (!child)
    return false;
  if (child->why)
    refuse (to, child->why);
  else if (child->awaits && !waits)
    refuse (to, "it awaits");
  else if (!arguments_fit_p (call, fndecl))
    refuse (to, "its arguments do not fit");
  else if (same_cycle_p (fndecl, fun->decl))
    refuse (to, "it is recursive");
  else if (!makers_known_p (child, call))
    refuse (to, "it delegates to what is not known");
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      if (TREE_CODE (arg) == WITH_SIZE_EXPR)
	refuse (to, "its arguments do not fit");
      refuse (index_of (base_decl (TREE_CODE (arg) == ADDR_EXPR
				   ? TREE_OPERAND (arg, 0) : arg)),
	      "it is given away");
    }
  return true;
}

bool
dissolver::scan_call (gcall *call)
{
  enum marker code = marker_code (call);
  tree lhs = gimple_call_lhs (call);
  int op = (gimple_call_num_args (call) > 0
	    ? operand (gimple_call_arg (call, 0)) : -1);
  switch (code)
    {
    case MARKER_FOR_NEXT:
    case MARKER_DROP:
      return op >= 0;
    case MARKER_AWAIT_NEXT:
      return op >= 0 && waits;
    case MARKER_NEXT:
    case MARKER_RESUME:
      for (unsigned i = 1; i < gimple_call_num_args (call); i++)
	{
	  tree arg = gimple_call_arg (call, i);
	  refuse (index_of (base_decl (TREE_CODE (arg) == ADDR_EXPR
				       ? TREE_OPERAND (arg, 0) : arg)),
		  "it is an item");
	}
      return op >= 0;
    case MARKER_MOVE:
      if (op < 0 || index_of (lhs) < 0)
	return false;
      join (op, index_of (lhs));
      return true;
    case MARKER_NONE:
      return scan_creation (call, index_of (lhs));
    default:
      return false;
    }
}

void
dissolver::scan (gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt)
      || gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    return;
  if (gimple_assign_single_p (stmt) && scan_assign (as_a <gassign *> (stmt)))
    return;
  if (is_gimple_call (stmt) && scan_call (as_a <gcall *> (stmt)))
    return;
  walk_stmt_load_store_addr_ops (stmt, this, refuse_operand, refuse_operand,
				 refuse_operand);
}

/* The web that is looked at and has the variable VAR, or null.  */

web *
dissolver::web_of (int var) const
{
  return var >= 0 ? m_web_of[leader (var)] : NULL;
}

/* Note in the web of the variable that STMT does something to what that is.  */

void
dissolver::fill (gimple *stmt)
{
  if (gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    {
      if (web *w = web_of (operand (gimple_call_arg (stmt, 1))))
	w->ends.safe_push (stmt);
      return;
    }
  int to = index_of (gimple_get_lhs (stmt));
  if (gimple_assign_single_p (stmt))
    {
      web *w = web_of (to);
      if (!w)
	return;
      if (gimple_clobber_p (stmt))
	w->ends.safe_push (stmt);
      else if (index_of (gimple_assign_rhs1 (stmt)) >= 0)
	w->copies.safe_push (stmt);
      else
	w->nulls.safe_push (stmt);
      return;
    }
  gcall *call = dyn_cast <gcall *> (stmt);
  if (!call)
    return;
  enum marker code = marker_code (call);
  if (code == MARKER_NONE)
    {
      if (web *w = web_of (to))
	{
	  creation *c = new creation ();
	  c->call = call;
	  c->child = producer_of (gimple_call_fndecl (call));
	  c->var = to;
	  w->creations.safe_push (c);
	}
      return;
    }
  int op = (gimple_call_num_args (call) > 0
	    ? operand (gimple_call_arg (call, 0)) : -1);
  web *w = web_of (op);
  if (!w)
    return;
  if (code == MARKER_DROP)
    w->drops.safe_push (call);
  else if (code == MARKER_MOVE)
    w->moves.safe_push (call);
  else
    {
      step s = step ();
      s.call = call;
      s.var = op;
      w->steps.safe_push (s);
    }
}

/* True if some body that dissolves in W is one that is used elsewhere, too, and
   large.  */

static bool
shared_p (const web *w, unsigned *size)
{
  bool shared = false;
  *size = 0;
  for (const creation *c : w->creations)
    {
      cgraph_node *node = c->child->body.node;
      unsigned n = c->child->body.statements;
      *size += n;
      shared |= (n > SHARED_BODY
		 && (TREE_PUBLIC (node->decl) || !node->callers
		     || node->callers->next_caller));
    }
  return shared;
}

/* Return why W cannot dissolve, or null.  */

const char *
dissolver::why_not (web *w)
{
  if (w->steps.is_empty ())
    return "nothing steps it";
  if (w->creations.is_empty ())
    return "nothing makes it";
  if (w->steps.length () > MOST_STEPS)
    return "it is stepped in too many places";
  w->stream = marker_code (w->steps[0].call) == MARKER_AWAIT_NEXT;
  w->t = marker_trait (w->steps[0].call);
  if (w->creations.length () > 1)
    for (const step &s : w->steps)
      if (marker_code (s.call) == MARKER_RESUME)
	return "it may be one of several generators";
  bool throws = false;
  for (const creation *c : w->creations)
    throws |= c->child->throws;
  for (const step &s : w->steps)
    {
      if (lookup_stmt_eh_lp (s.call) != lookup_stmt_eh_lp (w->steps[0].call))
	return "exceptions of its steps go to different places";
      if (throws && !hidden_loop_var_p (vars[s.var]))
	return "its cleanups can throw to each other";
      if (w->stream && w->steps.length () > 1)
	return "it is awaited in several places";
    }
  for (unsigned v : w->vars)
    if (stepped_null_p (vars[v]))
      {
	if (!checked_null_p (vars[v]))
	  return "it may be null where it is stepped";
	w->checks = true;
      }
  if (w->conflict)
    return "an earlier one may still live";
  unsigned size;
  if (shared_p (w, &size))
    return "its body is used elsewhere, too, and large";
  if (size > m_room)
    return "there is no room";
  if (!within_limit_p ())
    return "of -fplugin-arg-cogen-limit";
  m_room -= size;
  return NULL;
}

/* Find out what happens to the variables.  */

void
dissolver::scan_body ()
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	walk_stmt_load_store_addr_ops (gpi.phi (), this, NULL, NULL,
				       refuse_operand);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	scan (gsi_stmt (gsi));
    }
}

/* Find the webs that dissolve in this round.  */

void
dissolver::collect_webs ()
{
  auto_vec<web *> all;
  m_web_of.truncate (0);
  m_web_of.safe_grow_cleared (vars.length (), true);
  for (unsigned v = 0; v < vars.length (); v++)
    if (leader (v) == v && !m_why[v] && !m_refused.contains (vars[v]))
      {
	web *w = new web ();
	w->leader = v;
	m_web_of[v] = w;
	all.safe_push (w);
      }
  if (all.is_empty ())
    return;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (!is_gimple_debug (gsi_stmt (gsi)))
	fill (gsi_stmt (gsi));
  find_conflicts (this, all);
  for (web *w : all)
    {
      w->why = why_not (w);
      if (!w->why)
	{
	  w->index = webs.length ();
	  webs.safe_push (w);
	  continue;
	}
      if (!w->creations.is_empty () && !w->steps.is_empty ())
	dump_note (gimple_location (w->creations[0]->call),
		   "the object of %qD does not dissolve in %qD: %s",
		   gimple_call_fndecl (w->creations[0]->call), fun->decl, w->why);
      m_refused.add (vars[w->leader]);
      delete w;
    }
}

/* Dissolve what can be in one round; false if nothing can.  */

bool
dissolver::round ()
{
  collect_vars ();
  if (vars.is_empty ())
    return false;
  if (resolve_calls (fun))
    finish_edit (fun, false);
  if (inline_helpers (this, false))
    collect_vars ();
  scan_body ();
  while (split_ranges (this) || split_wrapped (this) || sink_creations (this))
    {
      collect_vars ();
      scan_body ();
    }
  collect_webs ();
  if (webs.is_empty ())
    return false;
  tags.truncate (0);
  tags.safe_grow_cleared (vars.length (), true);
  forget_dominance ();
  find_fetches (this);
  for (web *w : webs)
    open_web (this, w);
  inline_forms (this);
  close_webs (this);
  settle_names (this);
  for (web *w : webs)
    delete w;
  webs.truncate (0);
  return true;
}

dissolver::dissolver (cgraph_node *n)
  : node (n), fun (DECL_STRUCT_FUNCTION (n->decl)), m_room (ROOM)
{
  trait t;
  waits = (coroutine_decl_p (n->decl) && trait_of_function (n->decl, &t)
	   && trait_has_context_p (t.kind));
}

void
dissolver::run ()
{
  /* What longjmp or a goto from a nested function comes back to finds in registers
     what an object would have kept in memory.  */
  bool returned_to = returned_to_p (fun);
  if (!returned_to)
    split_members (fun);
  collect_vars ();
  if (vars.is_empty ())
    return;
  if (returned_to)
    {
      dump_note (DECL_SOURCE_LOCATION (fun->decl),
		 "nothing dissolves in %qD: %<setjmp%> or a nested function comes back "
		 "to it", fun->decl);
      return;
    }
  if (inline_helpers (this, true))
    collect_vars ();
  find_nulls ();
  bool any = false;
  while (round ())
    any = true;
  if (any && coroutine_decl_p (fun->decl))
    fold_counters (fun);
  else if (any)
    resolve_trampolines (fun);
}
