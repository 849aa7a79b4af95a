/* Where may the addresses of one function's variables go?  From statements to
   constraints.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Whatever is computed from an address counts as that address, also as an
   integer and in parts, with these exceptions: the result of a comparison,
   fewer than eight bits, and the difference of two addresses in one variable.

   Calls are known by their effects (analysis/retain.cc); markers are calls
   that keep their operands, but for those by which a coroutine asks about
   itself.  */

#include "support/edit.h"
#include "analysis/pointer-flow.h"
#include "support/queries.h"

/* An integer of fewer bits tells nothing that an address could be got from.  */
enum { LEAST_BITS = 8 };

/* Let the function's parameters lead to objects of their own in a summary,
   outside otherwise.  */

void
pointer_flow::add_parameters ()
{
  auto_vec<tree> parms;
  for (tree p = DECL_ARGUMENTS (m_fun->decl); p; p = DECL_CHAIN (p))
    parms.safe_push (p);
  parms.safe_push (m_fun->static_chain_decl);
  new_object (NULL_TREE);
  add_object (NODE_UNKNOWN, OBJECT_OUTSIDE);
  add_object (NODE_LOADED, OBJECT_OUTSIDE);
  if (m_summarize)
    {
      m_parms = parms.length ();
      for (unsigned i = 0; i < m_parms * ARGUMENT_PARTS; i++)
	new_object (NULL_TREE);
      for (unsigned i = 0; i < m_parms * ARGUMENT_PARTS * ACCESS_KINDS; i++)
	add_copy (new_node (), NODE_ARGUMENTS);
      /* Not what is stored in the parameters' memory: if that is known
	 outside, too, who calls has let it get there and knows.  */
      add_copy (NODE_OUTSIDE, NODE_LOADED);
    }
  for (unsigned i = 0; i < parms.length (); i++)
    {
      tree p = parms[i];
      unsigned o = m_summarize ? parm_object (i) : (unsigned) OBJECT_OUTSIDE;
      if (p && is_gimple_reg (p))
	{
	  if (tree name = ssa_default_def (m_fun, p))
	    add_object (name_node (name), o);
	}
      else if (p)
	{
	  const object var = m_objects[object_of (p)];
	  for (unsigned k = 0; k < var.cells; k++)
	    add_object (var.cell + k, o);
	}
    }
}

/* How REF, through a pointer, is accessed.  */

static access_kind
kind_of_access (tree ref)
{
  tree type = TREE_TYPE (ref), base = ref;
  if (explicit_no_strict_aliasing_p ()
      || lookup_attribute ("may_alias", TYPE_ATTRIBUTES (type)))
    return ACCESS_ANY;
  for (; handled_component_p (base); base = TREE_OPERAND (base, 0))
    if (TREE_CODE (TREE_TYPE (TREE_OPERAND (base, 0))) == UNION_TYPE
	|| TREE_CODE (base) == VIEW_CONVERT_EXPR)
      return ACCESS_ANY;
  if (TREE_CODE (base) == MEM_REF
      && TYPE_REF_CAN_ALIAS_ALL (TREE_TYPE (TREE_OPERAND (base, 1))))
    return ACCESS_ANY;
  if (POINTER_TYPE_P (type))
    return ACCESS_POINTER;
  if (!INTEGRAL_TYPE_P (type) && !SCALAR_FLOAT_TYPE_P (type))
    return ACCESS_ANY;
  /* A character that is no field may be a part of anything.  */
  if (TYPE_PRECISION (type) <= BITS_PER_UNIT && TREE_CODE (ref) != COMPONENT_REF)
    return ACCESS_ANY;
  return ACCESS_INTEGER;
}

/* Return the node of an ADDR_EXPR, or NO_NODE.  */

unsigned
pointer_flow::address_node (tree t)
{
  tree base = get_base_address (TREE_OPERAND (t, 0));
  if (base && TREE_CODE (base) == MEM_REF)
    return value_node (TREE_OPERAND (base, 0));
  if (base && TREE_CODE (base) == LABEL_DECL)
    return NO_NODE;
  int o = base && DECL_P (base) ? object_of (base) : -1;
  if (o < 0)
    return NODE_UNKNOWN;
  unsigned n = new_node ();
  if (!m_summarize)
    set_origin (n, o, m_loc);
  add_object (n, o);
  return n;
}

/* Find out what REF, in memory, is: cells *FIRST to *LAST of the object
   *OBJECT; or what *POINTER leads to, if *OBJECT is -1; false if it is
   outside.  */

bool
pointer_flow::cells_of_ref (tree ref, int *object, unsigned *first,
			    unsigned *last, unsigned *pointer)
{
  poly_int64 offset, size, max_size;
  bool reverse;
  tree base = get_ref_base_and_extent (ref, &offset, &size, &max_size, &reverse);
  *object = -1;
  if (TREE_CODE (base) == MEM_REF)
    {
      *pointer = value_node (TREE_OPERAND (base, 0));
      return true;
    }
  *object = DECL_P (base) ? object_of (base) : -1;
  if (*object < 0)
    return false;
  const struct object var = m_objects[*object];
  *first = var.cell;
  *last = var.cell + var.cells - 1;
  HOST_WIDE_INT from, bits, cell = int_size_in_bytes (ptr_type_node) * BITS_PER_UNIT;
  if (var.cells > 1 && known_eq (size, max_size) && offset.is_constant (&from)
      && size.is_constant (&bits) && from >= 0 && bits > 0
      && from + bits <= var.cells * cell)
    {
      *first = var.cell + from / cell;
      *last = var.cell + (from + bits - 1) / cell;
    }
  return true;
}

/* Return the node of the value T, or NO_NODE if it cannot hold an address.  */

unsigned
pointer_flow::value_node (tree t)
{
  if (!t || COMPARISON_CLASS_P (t))
    return NO_NODE;
  if (TREE_CODE (t) == TREE_LIST)
    return value_node (TREE_VALUE (t));
  if (TREE_CODE (t) == WITH_SIZE_EXPR)
    return value_node (TREE_OPERAND (t, 0));
  if (TREE_CODE (t) == SSA_NAME)
    return name_node (t);
  if (TREE_CODE (t) == ADDR_EXPR)
    return address_node (t);
  if (CONSTANT_CLASS_P (t))
    return (POINTER_TYPE_P (TREE_TYPE (t)) && !integer_zerop (t)
	    ? (unsigned) NODE_UNKNOWN : (unsigned) NO_NODE);
  if (TREE_CODE (t) == CONSTRUCTOR)
    {
      unsigned i, all = NO_NODE;
      tree value;
      FOR_EACH_CONSTRUCTOR_VALUE (CONSTRUCTOR_ELTS (t), i, value)
	{
	  unsigned n = value_node (value);
	  if (n != NO_NODE && all == NO_NODE)
	    all = new_node ();
	  add_copy (n, all);
	}
      return all;
    }
  /* A part of a value: of a complex number, a vector.  */
  tree whole = t;
  while (handled_component_p (whole))
    whole = TREE_OPERAND (whole, 0);
  if (TREE_CODE (whole) == SSA_NAME || CONSTANT_CLASS_P (whole))
    return value_node (whole);
  int o;
  unsigned first, last, pointer = NO_NODE;
  if (!cells_of_ref (t, &o, &first, &last, &pointer))
    return NODE_LOADED;
  if (o < 0)
    return (pointer == NO_NODE ? pointer
	    : node_of_load (pointer, kind_of_access (t)));
  if (first == last)
    return first;
  unsigned n = new_node ();
  for (; first <= last; first++)
    add_copy (first, n);
  return n;
}

void
pointer_flow::note_use (pointer_use_kind kind, gimple *stmt, unsigned value,
			int target, unsigned pointer)
{
  pointer_use u = { kind, stmt, value, target, pointer };
  if (!m_summarize)
    uses.safe_push (u);
}

/* STMT assigns VALUE to LHS.  */

void
pointer_flow::assign_to (gimple *stmt, tree lhs, unsigned value)
{
  int o;
  unsigned first, last, pointer = NO_NODE;
  if (value == NO_NODE)
    return;
  if (TREE_CODE (lhs) == SSA_NAME)
    add_copy (value, name_node (lhs));
  else if (!cells_of_ref (lhs, &o, &first, &last, &pointer))
    {
      add_copy (value, NODE_OUTSIDE);
      note_use (USE_STORED, stmt, value, OBJECT_OUTSIDE);
    }
  else if (o >= 0)
    {
      for (; first <= last; first++)
	add_copy (value, first);
      note_use (USE_STORED, stmt, value, o);
    }
  else if (pointer != NO_NODE)
    {
      add_store (pointer, value, kind_of_access (lhs));
      note_use (USE_STORED, stmt, value, -1, pointer);
    }
}

/* If STMT copies one variable to another, do that cell by cell and return
   true.  */

bool
pointer_flow::copy_whole (gassign *stmt)
{
  tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
  if (!DECL_P (lhs) || !DECL_P (rhs))
    return false;
  int to = object_of (lhs), from = object_of (rhs);
  if (to < 0 || from < 0 || m_objects[to].cells != m_objects[from].cells)
    return false;
  for (unsigned i = 0; i < m_objects[to].cells; i++)
    add_copy (m_objects[from].cell + i, m_objects[to].cell + i);
  note_use (USE_STORED, stmt, value_node (rhs), to);
  return true;
}

/* True if STMT computes something that no address can be got from.  */

static bool
no_address_p (const gassign *stmt)
{
  enum tree_code code = gimple_assign_rhs_code (stmt);
  tree type = TREE_TYPE (gimple_assign_lhs (stmt));
  /* An element of a vector of pointers' comparison is as wide as these.  */
  if (TREE_CODE_CLASS (code) == tcc_comparison || code == POINTER_DIFF_EXPR
      || code == TRUTH_NOT_EXPR)
    return true;
  if (gimple_assign_rhs_class (stmt) == GIMPLE_SINGLE_RHS)
    return false;
  if (INTEGRAL_TYPE_P (type) && TYPE_PRECISION (type) < LEAST_BITS)
    return true;
  tree limit = (code == BIT_AND_EXPR || code == TRUNC_MOD_EXPR
		? gimple_assign_rhs2 (stmt) : NULL_TREE);
  return (limit && TREE_CODE (limit) == INTEGER_CST
	  && tree_int_cst_sgn (limit) > 0
	  && compare_tree_int (limit, 1 << (LEAST_BITS - 1)) <= 0);
}

void
pointer_flow::collect_assign (gassign *stmt)
{
  if (gimple_clobber_p (stmt) || no_address_p (stmt)
      || (gimple_assign_single_p (stmt) && copy_whole (stmt)))
    return;
  enum tree_code code = gimple_assign_rhs_code (stmt);
  unsigned all = NO_NODE, n = gimple_num_ops (stmt);
  auto_vec<unsigned> operands;
  for (unsigned i = 1; i < n; i++)
    {
      unsigned v = NO_NODE;
      if (i > 1 || code != COND_EXPR)
	v = value_node (gimple_op (stmt, i));
      if (v != NO_NODE && i == 2 && code == POINTER_PLUS_EXPR)
	{
	  unsigned offset = new_node ();
	  m_nodes[offset].no_outside = true;
	  add_copy (v, offset);
	  v = offset;
	}
      if (v != NO_NODE)
	operands.safe_push (v);
    }
  if (operands.length () == 1)
    all = operands[0];
  else if (operands.length () > 1)
    all = new_node ();
  if (code == MINUS_EXPR && operands.length () == 2)
    {
      difference d = { operands[0], operands[1], all };
      m_differences.safe_push (d);
    }
  else
    for (unsigned v : operands)
      add_copy (v, all);
  assign_to (stmt, gimple_assign_lhs (stmt), all);
}

/* True if a marker of CODE is a question of the coroutine about itself, or
   tells of a result: it keeps nothing.  */

static bool
keeps_nothing_p (enum marker code)
{
  switch (code)
    {
    case MARKER_INITIAL: case MARKER_SUSPEND: case MARKER_ITEM_ADDRESS:
    case MARKER_WAIT: case MARKER_UNWAIT:
    case MARKER_CHAIN: case MARKER_UNCHAIN: case MARKER_FRAME:
    case MARKER_ARG: case MARKER_CONTEXT: case MARKER_END:
    case MARKER_FRAME_SIZE: case MARKER_FRAME_ALIGN: case MARKER_IS_MOVABLE:
      return true;
    default:
      return false;
    }
}

/* If CALL is of a marker, add what it does to EFFECTS and return true.  */

bool
pointer_flow::marker_effects (gcall *call, call_effects *effects) const
{
  enum marker code = marker_code (call);
  if (code == MARKER_NONE)
    return false;
  if (!keeps_nothing_p (code))
    for (unsigned i = 0; i < gimple_call_num_args (call); i++)
      effects->keep_all (i);
  return true;
}

/* What CALL does with its arguments; RESULT is the node of what it returns, or
   NO_NODE.  */

void
pointer_flow::collect_arguments (gcall *call, unsigned result)
{
  enum marker code = marker_code (call);
  unsigned n = gimple_call_num_args (call);
  call_effects effects (n);
  if (!marker_effects (call, &effects))
    find_call_effects (call, &effects);
  tree fndecl = gimple_call_fndecl (call);
  /* In a coroutine a chain leads to variables that a nested function shares;
     the contract has it that these do not move.  */
  if (!m_summarize && gimple_call_chain (call)
      && !(fndecl && static_chain_unused_p (fndecl)))
    effects.keep_all (n);
  auto_vec<unsigned> parts[ARGUMENT_PARTS];
  for (unsigned i = 0; i <= n; i++)
    {
      unsigned v = value_node (i < n ? gimple_call_arg (call, i)
				     : gimple_call_chain (call));
      unsigned nodes[ARGUMENT_PARTS] = { v, NO_NODE, NO_NODE, NO_NODE };
      if (v != NO_NODE && effects.kept[i] & PARTS_VALUE)
	{
	  /* Whatever is behind it is known outside, too.  */
	  note_use (code == MARKER_YIELD || code == MARKER_RETURN ? USE_YIELDED
		    : i == n ? USE_CAPTURED : USE_KEPT, call, v);
	  add_copy (v, NODE_OUTSIDE);
	}
      else if (v != NO_NODE)
	{
	  unsigned all = reachable_node (v);
	  nodes[PART_BEHIND] = node_of_load (v, ACCESS_ANY);
	  nodes[PART_DEEP] = node_of_load (reachable_node (nodes[PART_BEHIND]),
					   ACCESS_ANY);
	  nodes[PART_INTEGERS] = node_of_load (all, ACCESS_INTEGER);
	  add_store (all, NODE_LOADED, ACCESS_ANY);
	}
      for (int part = 0; part < ARGUMENT_PARTS; part++)
	{
	  parts[part].safe_push (nodes[part]);
	  if (nodes[part] == NO_NODE)
	    continue;
	  if (part != PART_VALUE && effects.kept[i] & 1 << part)
	    {
	      note_use (USE_CONTENT_KEPT, call, nodes[part]);
	      add_copy (nodes[part], NODE_OUTSIDE);
	    }
	  if (effects.returned[i] & 1 << part && result != NO_NODE)
	    add_copy (nodes[part], result);
	}
      if (i == 0 && effects.pinned && v != NO_NODE)
	note_use (USE_PINNED, call, v);
    }
  for (const stored_effect &e : effects.stored)
    {
      unsigned from = parts[e.part][e.from], to = parts[e.to_part][e.to];
      if (from == NO_NODE || parts[PART_VALUE][e.to] == NO_NODE)
	continue;
      /* What is behind a pointer that is kept is outside.  */
      if (to == NO_NODE)
	to = NODE_UNKNOWN;
      add_store (to, from, e.kind);
      note_use (USE_STORED, call, from, -1, to);
    }
}

void
pointer_flow::collect_call (gcall *call)
{
  tree lhs = gimple_call_lhs (call);
  unsigned result = NO_NODE;
  /* What GCC itself marks in a body: sanitizers, fallthrough.  */
  if (gimple_call_internal_p (call) && !lhs)
    return;
  /* It hands the parameters on without naming them.  */
  if (gimple_call_builtin_p (call, BUILT_IN_APPLY_ARGS))
    for (unsigned i = 0; i < m_parms; i++)
      add_object (NODE_OUTSIDE, parm_object (i));
  if (lhs)
    {
      result = new_node ();
      add_copy (NODE_LOADED, result);
    }
  collect_arguments (call, result);
  if (lhs)
    assign_to (call, lhs, result);
}

void
pointer_flow::collect_asm (gasm *stmt)
{
  for (unsigned i = 0; i < gimple_asm_ninputs (stmt); i++)
    {
      unsigned v = value_node (gimple_asm_input_op (stmt, i));
      if (v == NO_NODE)
	continue;
      note_use (USE_ASM, stmt, v);
      add_copy (v, NODE_OUTSIDE);
    }
  for (unsigned i = 0; i < gimple_asm_noutputs (stmt); i++)
    {
      tree out = TREE_VALUE (gimple_asm_output_op (stmt, i));
      assign_to (stmt, out, NODE_LOADED);
    }
}

void
pointer_flow::collect (gimple *stmt)
{
  m_loc = gimple_location (stmt);
  switch (gimple_code (stmt))
    {
    case GIMPLE_ASSIGN:
      collect_assign (as_a <gassign *> (stmt));
      break;
    case GIMPLE_CALL:
      collect_call (as_a <gcall *> (stmt));
      break;
    case GIMPLE_ASM:
      collect_asm (as_a <gasm *> (stmt));
      break;
    case GIMPLE_RETURN:
      add_copy (value_node (gimple_return_retval (as_a <greturn *> (stmt))),
		NODE_RETURNED);
      break;
    default:
      break;
    }
}

void
pointer_flow::collect_phi (gphi *phi)
{
  unsigned result = name_node (gimple_phi_result (phi));
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    {
      m_loc = gimple_phi_arg_location (phi, i);
      add_copy (value_node (gimple_phi_arg_def (phi, i)), result);
    }
}
