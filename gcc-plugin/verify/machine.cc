/* What became of a body: the state machine, the resume and the drop function.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   - Each access to the frame lies in the state, the header or a slot.
   - Nothing names a variable in the frame any more.
   - The dispatch has each state once.
   - The state is only ever stored as a constant: running, finished or, where a
     suspension is left, its number.  In the drop function no such number is
     stored: the path of a drop never leads to a suspension, so not back into
     the body.
   - The functions use no parameter that they do not have.

   That each value is loaded before it is used is what GCC verifies of any SSA
   form.  */

#include "support/edit.h"
#include "support/abi.h"
#include "support/options.h"
#include "support/split.h"
#include "verify/verify.h"

/* A function while it is looked at.  */
struct machine_check
{
  const split *s;
  function *fun;
  tree frame;			/* The frame parameter's value, or null.  */
  gimple *stmt;			/* The statement at hand.  */
  auto_vec<const slot *> slots;	/* By offset; for each the largest end of it
				   and those before.  */
  auto_vec<unsigned HOST_WIDE_INT> ends;
  bool drop;			/* It is the drop function.  */
};

static void
fail (const machine_check *c, const char *what, tree t)
{
  if (gimple_location (c->stmt) != UNKNOWN_LOCATION)
    input_location = gimple_location (c->stmt);
  internal_error ("cogen: %qD of %qD: %s: %qE", c->fun->decl, c->s->co->ramp,
		  what, t);
}

static void
collect_slots (machine_check *c)
{
  for (const slot &a : c->s->frame.slots)
    c->slots.safe_push (&a);
  c->slots.qsort (compare_slot_offsets);
  unsigned HOST_WIDE_INT end = 0;
  for (const slot *a : c->slots)
    {
      end = MAX (end, a->offset + a->size);
      c->ends.safe_push (end);
    }
}

/* True if SIZE bytes at OFFSET are in the header or in one slot: of those that
   begin at OFFSET or before, one ends last.  */

static bool
in_slot_p (const machine_check *c, unsigned HOST_WIDE_INT offset,
	   unsigned HOST_WIDE_INT size)
{
  if (offset + size <= frame_header_size (c->s->co))
    return true;
  unsigned low = 0, high = c->slots.length ();
  while (low < high)
    {
      unsigned middle = low + (high - low) / 2;
      if (c->slots[middle]->offset <= offset)
	low = middle + 1;
      else
	high = middle;
    }
  return low > 0 && offset + size <= c->ends[low - 1];
}

/* walk_gimple_op callback: check the operand *TP.  */

static tree
check_operand (tree *tp, int *walk_subtrees, void *data)
{
  machine_check *c = (machine_check *) ((walk_stmt_info *) data)->info;
  tree t = *tp;
  if (TYPE_P (t))
    *walk_subtrees = 0;
  else if (DECL_P (t))
    {
      const slot *a = slot_of (c->s, t);
      if (a && a->memory)
	fail (c, "names a variable that is in the frame", t);
      *walk_subtrees = 0;
    }
  else if (TREE_CODE (t) == MEM_REF && TREE_OPERAND (t, 0) == c->frame)
    {
      tree size = TYPE_SIZE_UNIT (TREE_TYPE (t));
      if (!tree_fits_uhwi_p (TREE_OPERAND (t, 1))
	  || tree_to_uhwi (TREE_OPERAND (t, 1)) > c->s->frame.size
	  || !in_slot_p (c, tree_to_uhwi (TREE_OPERAND (t, 1)),
			 size && tree_fits_uhwi_p (size) ? tree_to_uhwi (size)
			 : 0))
	fail (c, "accesses what is no slot", t);
    }
  return NULL_TREE;
}

/* If STMT stores the state, it is one that there is.  */

static void
check_state_store (const machine_check *c, gimple *stmt)
{
  tree lhs = gimple_assign_single_p (stmt) ? gimple_assign_lhs (stmt)
					   : NULL_TREE;
  if (!lhs || TREE_CODE (lhs) != MEM_REF || TREE_OPERAND (lhs, 0) != c->frame
      || !integer_zerop (TREE_OPERAND (lhs, 1)))
    return;
  tree value = gimple_assign_rhs1 (stmt);
  if (TREE_CODE (value) != INTEGER_CST)
    fail (c, "the state is no constant", value);
  HOST_WIDE_INT state = tree_to_shwi (value);
  bool suspended = state > 0 && state <= (HOST_WIDE_INT)
					 c->s->suspensions.length ();
  if (state != CO__RUNNING && state != CO__FINISHED && !suspended)
    fail (c, "there is no such state", value);
  /* In torture mode there are suspensions in cleanups, too; nothing is dropped
     there.  */
  if (suspended && c->drop && !cogen_opts.torture)
    fail (c, "the path of a drop leads to a suspension", value);
}

static void
check_function (const split *s, function *fun, bool drop)
{
  machine_check c;
  c.s = s;
  c.fun = fun;
  c.drop = drop;
  c.frame = ssa_default_def (fun, DECL_ARGUMENTS (fun->decl));
  collect_slots (&c);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb);
	 !gsi_end_p (gsi); gsi_next_nondebug (&gsi))
      {
	walk_stmt_info wi;
	memset (&wi, 0, sizeof wi);
	wi.info = &c;
	c.stmt = gsi_stmt (gsi);
	walk_gimple_op (c.stmt, check_operand, &wi);
	check_state_store (&c, c.stmt);
      }
}

/* The switch of FUN, the first one.  */

static gswitch *
find_dispatch (function *fun)
{
  basic_block bb = single_succ (ENTRY_BLOCK_PTR_FOR_FN (fun));
  while (single_succ_p (bb))
    bb = single_succ (bb);
  gimple_stmt_iterator last = gsi_last_nondebug_bb (bb);
  return gsi_end_p (last) ? NULL : dyn_cast <gswitch *> (gsi_stmt (last));
}

/* The dispatch of FUN has the states of S, each once.  */

static void
verify_dispatch (const split *s, function *fun)
{
  gswitch *dispatch = find_dispatch (fun);
  HOST_WIDE_INT next = CO__FINISHED;
  bool good = dispatch != NULL;
  for (unsigned i = 1; good && i < gimple_switch_num_labels (dispatch); i++)
    {
      tree label = gimple_switch_label (dispatch, i);
      good = tree_to_shwi (CASE_LOW (label)) == next;
      next = tree_to_shwi (CASE_HIGH (label) ? CASE_HIGH (label)
			   : CASE_LOW (label)) + 1;
    }
  if (!good || next != (HOST_WIDE_INT) s->suspensions.length () + 1)
    internal_error ("cogen: the dispatch of %qD does not have the states of "
		    "%qD", fun->decl, s->co->ramp);
}

void
verify_state_machine (const split *s)
{
  if (!verifying_p ())
    return;
  check_function (s, s->fun, false);
  verify_dispatch (s, s->fun);
}

/* FUN uses no parameter that it does not have.  */

static void
verify_parameters (const split *s, function *fun)
{
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, fun)
    {
      tree var = SSA_NAME_VAR (name);
      if (!SSA_NAME_IS_DEFAULT_DEF (name) || !var
	  || TREE_CODE (var) != PARM_DECL || has_zero_uses (name))
	continue;
      tree parm = DECL_ARGUMENTS (fun->decl);
      while (parm && parm != var)
	parm = DECL_CHAIN (parm);
      if (!parm)
	internal_error ("cogen: %qD of %qD uses %qD, which it is not given",
			fun->decl, s->co->ramp, var);
    }
}

void
verify_specialized (const split *s)
{
  if (!verifying_p ())
    return;
  const coroutine *co = s->co;
  function *drop = DECL_STRUCT_FUNCTION (co->drop);
  for (function *fun : { s->fun, drop })
    {
      check_function (s, fun, fun == drop);
      verify_parameters (s, fun);
      verify_no_markers (fun, ROW_BODY);
    }
  if (co->owns.length () != s->suspensions.length () + 1)
    internal_error ("cogen: %qD has %u states, and knows of %u whether they "
		    "own anything", co->ramp, s->suspensions.length () + 1,
		    co->owns.length ());
  if (!VOID_TYPE_P (TREE_TYPE (TREE_TYPE (co->drop)))
      || list_length (DECL_ARGUMENTS (co->drop)) != 1)
    internal_error ("cogen: the drop function of %qD is none", co->ramp);
}
