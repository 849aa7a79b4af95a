/* What does each trait object variable hold, at each point of the program?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	it = range (0, 3);	{ range }
	other = co_move (it);	it: { null }, other: { range }
	co_drop (&other);	other: { null }

   The second half of the analysis whose first half, and whose overview, is in
   objects/private.cc: a forward data flow problem over the private variables.
   Each has a bit for null, one for an object from elsewhere, and two for each
   creation site of its web: an object made there is in the variable, or
   belongs to the one in it.

   The meet is union; the transfer functions follow copies, moves, drops and
   the ends of scopes.  A copy gives what there is to copy, so blocks have no
   gen and kill: the solver goes over their statements again.  decide then
   looks at each site for an earlier object of its own that may still be
   held.  */

#include "support/edit.h"
#include "asan.h"
#include "objects/objects.h"
#include "support/dataflow.h"
#include "support/dump.h"
#include "support/queries.h"
#include "support/unit.h"

/* Number the sites of each web, and give each variable its bits.  */

void
object_flow::number_webs ()
{
  m_web_vars.safe_grow_cleared (vars.length (), true);
  m_web_sites.safe_grow_cleared (vars.length (), true);
  for (unsigned s = 0; s < sites.length (); s++)
    {
      vec<unsigned> *web = &m_web_sites[leader (sites[s].var)];
      m_site_number.safe_push (web->length ());
      web->safe_push (s);
    }
  unsigned base = 0;
  for (unsigned v = 0; v < vars.length (); v++)
    {
      m_web_vars[leader (v)].safe_push (v);
      m_base.safe_push (base);
      base += stride (v);
    }
}

bool
object_flow::test (unsigned var, unsigned bit) const
{
  return bitmap_bit_p (m_now, m_base[var] + bit);
}

void
object_flow::clear (unsigned var)
{
  bitmap_clear_range (m_now, m_base[var], stride (var));
}

void
object_flow::set_only (unsigned var, unsigned bit)
{
  clear (var);
  bitmap_set_bit (m_now, m_base[var] + bit);
  if (m_lent[var])
    bitmap_set_bit (m_now, m_base[var] + BIT_NULL);
}

void
object_flow::copy (unsigned to, unsigned from)
{
  if (to == from)
    return;
  clear (to);
  for (unsigned bit = 0; bit < stride (from); bit++)
    if (test (from, bit))
      bitmap_set_bit (m_now, m_base[to] + bit);
  if (m_lent[to] || m_lent[from])
    bitmap_set_bit (m_now, m_base[to] + BIT_NULL);
}

/* The number of the site that STMT is, or -1.  */

int
object_flow::site_of (const gimple *stmt) const
{
  unsigned *i = const_cast<object_flow *> (this)->m_site_of.get
		  (const_cast<gimple *> (stmt));
  return i ? (int) *i : -1;
}

/* Change m_now as CALL does.  */

void
object_flow::transfer_call (gcall *call)
{
  enum marker code = marker_code (call);
  int operand = gimple_call_num_args (call)
		? tracked_operand (gimple_call_arg (call, 0)) : -1;
  if (operand >= 0 && (code == MARKER_DROP || block_on_call_p (call)))
    set_only (operand, BIT_NULL);
  if (operand >= 0
      && (code == MARKER_LINK || code == MARKER_WAIT || code == MARKER_UNWAIT))
    clear (operand);
  /* Of null it does not come back.  */
  if (operand >= 0 && code >= MARKER_NEXT && code <= MARKER_RESUME
      && !m_lent[operand])
    bitmap_clear_bit (m_now, m_base[operand] + BIT_NULL);
  tree lhs = gimple_call_lhs (call);
  int to = lhs && tracked_p (lhs) ? index_of (lhs) : -1;
  if (to < 0)
    return;
  int site = site_of (call);
  if (site < 0)
    {
      set_only (to, BIT_UNKNOWN);
      return;
    }
  /* The arguments' objects belong to the new one.  */
  auto_vec<unsigned> owned;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      int from = index_of (gimple_call_arg (call, i));
      if (from < 0)
	continue;
      for (unsigned s : m_web_sites[leader (from)])
	if (test (from, own_bit (s)) || test (from, carried_bit (s)))
	  owned.safe_push (s);
      clear (from);
    }
  set_only (to, own_bit (site));
  for (unsigned s : owned)
    bitmap_set_bit (m_now, m_base[to] + carried_bit (s));
}

/* Change m_now as STMT does.  */

void
object_flow::transfer (gimple *stmt)
{
  if (is_gimple_debug (stmt))
    return;
  if (gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    {
      /* A mark of the end of a scope; one of the start may stand at a label
	 that is jumped to past it.  */
      int var = tracked_operand (gimple_call_arg (stmt, 1));
      if (var >= 0
	  && tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_POISON)
	clear (var);
      return;
    }
  if (gcall *call = dyn_cast <gcall *> (stmt))
    {
      transfer_call (call);
      return;
    }
  if (!gimple_assign_single_p (stmt))
    return;
  tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
  if (!tracked_p (lhs))
    return;
  int to = index_of (lhs), from = tracked_p (rhs) ? index_of (rhs) : -1;
  if (gimple_clobber_p (stmt))
    clear (to);
  else if (from >= 0 && leader (from) == leader (to))
    copy (to, from);
  else if (TREE_CODE (rhs) == CONSTRUCTOR && CONSTRUCTOR_NELTS (rhs) == 0)
    set_only (to, BIT_NULL);
  else
    set_only (to, BIT_UNKNOWN);
}

/* True if nothing is assigned from QUESTION to the end of its block but to names.  */

static bool
still_so_p (gimple *question)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (question);
  for (gsi_next (&gsi); !gsi_end_p (gsi); gsi_next (&gsi))
    if (gimple_vdef (gsi_stmt (gsi)))
      return false;
  return true;
}

/* Control enters BB.  If it comes from a question whether a variable is null, and the
   answer was yes, that is known here.  */

void
object_flow::enter (basic_block bb)
{
  gimple *question;
  tree var = (single_pred_p (bb)
	      ? asked_null_on (single_pred_edge (bb), true, &question) : NULL_TREE);
  if (!var || !tracked_p (var) || gimple_bb (question) != single_pred (bb)
      || !still_so_p (question))
    return;
  clear (index_of (var));
  bitmap_set_bit (m_now, m_base[index_of (var)] + BIT_NULL);
}

/* Take NOW over the statements of BB.  */

void
object_flow::transfer_block (basic_block bb, bitmap now, void *data)
{
  object_flow *flow = (object_flow *) data;
  flow->m_now = now;
  flow->enter (bb);
  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
       gsi_next (&gsi))
    flow->transfer (gsi_stmt (gsi));
  flow->m_now = NULL;
}

/* Compute what the variables hold at the start of each block.  */

void
object_flow::solve ()
{
  if (vars.is_empty ())
    return;
  m_flow = new dataflow (fun, FLOW_FORWARD);
  bitmap start = m_flow->seed (ENTRY_BLOCK_PTR_FOR_FN (fun));
  for (unsigned v = 0; v < vars.length (); v++)
    {
      if (TREE_CODE (vars[v]) == PARM_DECL)
	bitmap_set_bit (start, m_base[v] + BIT_UNKNOWN);
      if (m_lent[v] || hidden_loop_var_p (vars[v]))
	bitmap_set_bit (start, m_base[v] + BIT_NULL);
    }
  m_flow->solve (transfer_block, this);
}

void
object_flow::visit (void (*fn) (gimple *, object_flow *, void *), void *data)
{
  if (vars.is_empty ())
    return;
  auto_bitmap now;
  m_now = now;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      bitmap_copy (now, m_flow->at_start (bb));
      enter (bb);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  fn (gsi_stmt (gsi), this, data);
	  transfer (gsi_stmt (gsi));
	}
    }
  m_now = NULL;
}

void
object_flow::contents_of (unsigned var, contents *c) const
{
  c->null = test (var, BIT_NULL);
  c->unknown = test (var, BIT_UNKNOWN);
  c->sites.truncate (0);
  for (unsigned s : m_web_sites[leader (var)])
    if (test (var, own_bit (s)))
      c->sites.safe_push (s);
}

bool
object_flow::may_be_null_p (unsigned var, basic_block bb, bool at_end) const
{
  const_bitmap now = at_end ? m_flow->at_end (bb) : m_flow->at_start (bb);
  return bitmap_bit_p (now, m_base[var] + BIT_NULL);
}

bool
object_flow::must_be_null_p (unsigned var, basic_block bb, bool at_end) const
{
  const_bitmap now = at_end ? m_flow->at_end (bb) : m_flow->at_start (bb);
  for (unsigned bit = BIT_UNKNOWN; bit < stride (var); bit++)
    if (bitmap_bit_p (now, m_base[var] + bit))
      return false;
  return bitmap_bit_p (now, m_base[var] + BIT_NULL);
}

void
object_flow::carried_by (unsigned var, vec<unsigned> *carried) const
{
  for (unsigned s : m_web_sites[leader (var)])
    if (test (var, carried_bit (s)))
      carried->safe_push (s);
}

bool
object_flow::held_elsewhere_p (unsigned site, int var) const
{
  for (unsigned v : m_web_vars[leader (sites[site].var)])
    if ((int) v != var
	&& (test (v, own_bit (site)) || test (v, carried_bit (site))))
      return true;
  return false;
}

/* If STMT is a site whose earlier object may still be held by somebody, that
   object must not share the new one's frame.  */

void
object_flow::check_conflict (gimple *stmt, object_flow *flow, void *)
{
  int site = flow->site_of (stmt);
  if (site < 0)
    return;
  creation_site *s = &flow->sites[site];
  gcall *call = s->call;
  bool held = flow->held_elsewhere_p (site, s->var);
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      int from = flow->index_of (gimple_call_arg (call, i));
      if (from >= 0 && flow->leader (from) == flow->leader (s->var)
	  && (flow->test (from, flow->own_bit (site))
	      || flow->test (from, flow->carried_bit (site))))
	held = true;
    }
  if (held)
    s->boxed_because = G_("an object that this call made before may still be "
			  "alive");
}

void
object_flow::decide ()
{
  for (const std::pair<gcall *, escape_reason> &boxed : m_boxed)
    report_boxed (boxed.first, boxed.second);
  visit (check_conflict, NULL);
  for (creation_site &site : sites)
    {
      if (!site.boxed_because && !within_limit_p ())
	site.boxed_because = G_("%<-fplugin-arg-cogen-limit%> is reached");
      if (site.boxed_because)
	{
	  escape_reason reason = { site.boxed_because, NULL_TREE,
				   UNKNOWN_LOCATION };
	  report_boxed (site.call, reason);
	}
      else
	dump_note (gimple_location (site.call), "frame of %qD is elided",
		   site.callee->ramp);
    }
}
