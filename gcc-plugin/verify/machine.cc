/* What became of a body: the state machine, the resume and the drop function.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   - Each access to the frame lies in the state, the header or a slot.
   - Nothing names a variable in the frame any more, nor what is at home there.
   - The dispatch has each state once.
   - The state is only ever stored as a constant: running, finished or, where a
     suspension is left, its number.  In the drop function no such number is
     stored: the path of a drop never leads to a suspension, so not back into
     the body.
   - Who gets control while the body runs finds a state that was stored for that, not
     the one with which it was resumed; and where it returns, it is suspended or has
     finished.
   - The functions use no parameter that they do not have.

   That each value is loaded before it is used is what GCC verifies of any SSA
   form.  */

#include "support/edit.h"
#include "analysis/analysis.h"
#include "support/abi.h"
#include "support/dataflow.h"
#include "support/options.h"
#include "support/queries.h"
#include "support/shapes.h"
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

/* The dispatch of FUN has the states of S, each once; that of a resume function may leave
   the one of what has finished to the panic.  */

static void
verify_dispatch (const split *s, function *fun)
{
  gswitch *dispatch = find_dispatch (fun);
  HOST_WIDE_INT next = CO__FINISHED;
  bool good = dispatch != NULL && gimple_switch_num_labels (dispatch) > 1;
  if (good && fun == s->fun && !shape_of (s->co)->fused
      && tree_to_shwi (CASE_LOW (gimple_switch_label (dispatch, 1))) == CO__NOT_STARTED)
    next = CO__NOT_STARTED;
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

/* What is at home is a value of the frame, not one of the function.  */

static void
verify_no_names (const split *s)
{
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, s->fun)
    if (!virtual_operand_p (name)
	&& const_cast <split *> (s)->homes.get (home_key (name)))
      internal_error ("cogen: %qD of %qD: %qE is at home in the frame and has "
		      "a name", s->fun->decl, s->co->ramp, name);
}

void
verify_state_machine (const split *s)
{
  if (!verifying_p ())
    return;
  verify_no_names (s);
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

/* What the state may be at a point of a resume function: one that the dispatch came
   with, or one that was stored; or somebody else has had the control since.  */

struct state_bits
{
  unsigned states;	/* The number of suspensions and two.  */
  unsigned old (HOST_WIDE_INT state) const { return state - CO__RUNNING; }
  unsigned stored (HOST_WIDE_INT state) const
  {
    return states + 1 + old (state);
  }
  unsigned unknown () const { return 2 * states + 2; }
};

/* True if STMT, in BB, gives somebody the control.  A panic of the dispatch does not
   give it back.  */

static bool
gives_control_p (gimple *stmt, basic_block dispatch)
{
  if (gimple_clobber_p (stmt) || is_gimple_debug (stmt))
    return false;
  basic_block bb = gimple_bb (stmt);
  if (is_gimple_call (stmt))
    {
      tree fn = gimple_call_fndecl (stmt);
      bool panics = (fn && begins_with (IDENTIFIER_POINTER (DECL_NAME (fn)),
					"co__panic")
		     && single_pred_p (bb) && single_pred (bb) == dispatch);
      return (!(gimple_call_flags (stmt) & (ECF_CONST | ECF_PURE)) && !panics
	      && !self_contained_call_p (as_a <gcall *> (stmt)));
    }
  return gimple_code (stmt) == GIMPLE_ASM || gimple_has_volatile_ops (stmt);
}

/* Take the set SET of possible states over STMT.  */

static void
pass_statement (const machine_check *c, const state_bits &bits,
		basic_block dispatch, gimple *stmt, const flow_set &set)
{
  unsigned bit = -1U;
  if (gimple_assign_single_p (stmt)
      && TREE_CODE (gimple_assign_lhs (stmt)) == MEM_REF
      && TREE_OPERAND (gimple_assign_lhs (stmt), 0) == c->frame
      && integer_zerop (TREE_OPERAND (gimple_assign_lhs (stmt), 1)))
    bit = bits.stored (tree_to_shwi (gimple_assign_rhs1 (stmt)));
  else if (gives_control_p (stmt, dispatch))
    bit = bits.unknown ();
  if (bit == -1U)
    return;
  for (unsigned i = 0; i <= bits.unknown (); i++)
    set.kill (i);
  set.gen (bit);
}

/* True if STMT leaves the function, and the coroutine suspended or finished: returns,
   or has the runtime say what to return of what has finished or lets others run.  */

static bool
leaves_p (gimple *stmt)
{
  tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
  return (gimple_code (stmt) == GIMPLE_RETURN
	  || (fn && (id_equal (DECL_NAME (fn), "co__finish")
		     || id_equal (DECL_NAME (fn), "co__yields"))));
}

/* At STMT the state may be what SET says: nobody sees one that the dispatch came with,
   and none is left that is not that of a suspended or finished coroutine.  */

static void
check_visible_state (machine_check *c, const state_bits &bits,
		     basic_block dispatch, gimple *stmt, const_bitmap set)
{
  c->stmt = stmt;
  bool leaves = leaves_p (stmt);
  if (!leaves && !gives_control_p (stmt, dispatch))
    return;
  for (HOST_WIDE_INT i = CO__RUNNING; i < (HOST_WIDE_INT) bits.states - 1; i++)
    if (bitmap_bit_p (set, bits.old (i))
	&& !(leaves && (i > 0 || i == CO__FINISHED)))
      fail (c, "runs, and has an old state", build_int_cst (integer_type_node, i));
  if (leaves && (bitmap_bit_p (set, bits.stored (CO__RUNNING))
		 || bitmap_bit_p (set, bits.stored (CO__NOT_STARTED))))
    fail (c, "is left, and seems to run", c->frame);
}

/* Whoever gets the control finds a state that was stored for him, in the resume
   function FUN of S.  */

static void
verify_state_stores (const split *s, function *fun)
{
  machine_check c;
  c.s = s;
  c.fun = fun;
  c.drop = false;
  c.frame = ssa_default_def (fun, DECL_ARGUMENTS (fun->decl));
  state_bits bits = { s->suspensions.length () + 2 };
  gswitch *sw = find_dispatch (fun);
  basic_block dispatch = gimple_bb (sw), bb;
  dataflow states (fun, FLOW_FORWARD);
  bool marked = false;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      pass_statement (&c, bits, dispatch, gsi_stmt (gsi), states.effect (bb));
  /* Where the way to the dispatch may throw, it is several blocks.  */
  for (bb = dispatch; bb != ENTRY_BLOCK_PTR_FOR_FN (fun); bb = single_pred (bb))
    for (unsigned i = 0; i <= bits.unknown (); i++)
      marked |= bitmap_bit_p (states.effect (bb).set, i);
  for (unsigned i = 1; !marked && i < gimple_switch_num_labels (sw); i++)
    {
      tree label = gimple_switch_label (sw, i);
      HOST_WIDE_INT high = tree_to_shwi (CASE_HIGH (label) ? CASE_HIGH (label)
					 : CASE_LOW (label));
      for (HOST_WIDE_INT state = tree_to_shwi (CASE_LOW (label));
	   state <= high; state++)
	bitmap_set_bit (states.seed (label_to_block (fun, CASE_LABEL (label))),
			bits.old (state));
    }
  states.solve ();
  FOR_EACH_BB_FN (bb, fun)
    {
      auto_bitmap now;
      bitmap_copy (now, states.at_start (bb));
      flow_set set = { now, NULL };
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	{
	  check_visible_state (&c, bits, dispatch, gsi_stmt (gsi), now);
	  pass_statement (&c, bits, dispatch, gsi_stmt (gsi), set);
	}
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
  verify_state_stores (s, s->fun);
  if (co->owns.length () != s->suspensions.length () + 1)
    internal_error ("cogen: %qD has %u states, and knows of %u whether they "
		    "own anything", co->ramp, s->suspensions.length () + 1,
		    co->owns.length ());
  if (!VOID_TYPE_P (TREE_TYPE (TREE_TYPE (co->drop)))
      || list_length (DECL_ARGUMENTS (co->drop)) != 1)
    internal_error ("cogen: the drop function of %qD is none", co->ramp);
}
