/* Building small functions: the ramp and its relatives.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "support/function-builder.h"
#include "support/function-copy.h"

function_builder::function_builder (tree d, tree result_type)
  : decl (d), bb (NULL), m_result_type (result_type)
{
  e.gsi = &m_gsi;
  e.loc = DECL_SOURCE_LOCATION (d);
}

tree
function_builder::add_parm (const char *name, tree type)
{
  tree parm = build_parm (decl, name, type);
  m_parms.safe_push (parm);
  return parm;
}

/* Start the body: what the parameters are is known.  */

void
function_builder::begin ()
{
  if (!m_parms.is_empty ())
    {
      auto_vec<tree> types;
      tree *end = &DECL_ARGUMENTS (decl);
      for (tree parm : m_parms)
	{
	  types.safe_push (TREE_TYPE (parm));
	  *end = parm;
	  end = &DECL_CHAIN (parm);
	}
      TREE_TYPE (decl) = build_function_type_array (m_result_type,
						    types.length (),
						    types.address ());
    }
  build_result (decl, m_result_type);
  push_cfun (NULL);
  current_function_decl = NULL_TREE;
  DECL_STRUCT_FUNCTION (decl) = NULL;
  bb = init_lowered_empty_function (decl, true,
				    profile_count::uninitialized ());
  cfun->function_start_locus = e.loc;
  cfun->function_end_locus = e.loc;
  init_eh_for_function ();
  enter (bb);
}

tree
function_builder::parm_value (tree parm)
{
  if (is_gimple_reg (parm))
    return get_or_create_ssa_default_def (cfun, parm);
  if (!is_gimple_reg_type (TREE_TYPE (parm)))
    return parm;
  return e.name (TYPE_MAIN_VARIANT (TREE_TYPE (parm)), parm);
}

void
function_builder::enter (basic_block block)
{
  bb = block;
  m_gsi = gsi_last_bb (bb);
  /* Statements are inserted before the iterator: stay at the end.  */
  if (!gsi_end_p (m_gsi))
    gsi_next (&m_gsi);
  else
    m_gsi = gsi_start_bb (bb);
}

tree
function_builder::call (tree fn, tree a0, tree a1, tree a2)
{
  tree args[3] = { a0, a1, a2 };
  auto_vec<tree> operands;
  for (unsigned i = 0; i < 3 && args[i]; i++)
    operands.safe_push (TREE_CODE (args[i]) == PARM_DECL
			? parm_value (args[i]) : args[i]);
  gcall *stmt = gimple_build_call_vec (fn, operands);
  tree type = TREE_TYPE (TREE_TYPE (fn)), lhs = NULL_TREE;
  if (!VOID_TYPE_P (type))
    {
      lhs = is_gimple_reg_type (type) ? make_ssa_name (type)
				      : build_local (cfun, type, "t", e.loc);
      gimple_call_set_lhs (stmt, lhs);
    }
  e.put (stmt);
  /* Or debuggers would not see what is inlined here.  */
  gimple_set_block (stmt, DECL_INITIAL (decl));
  return lhs;
}

void
function_builder::branch (enum tree_code code, tree lhs, tree rhs,
			  basic_block *otherwise, profile_probability taken)
{
  append (bb, gimple_build_cond (code, lhs, rhs, NULL_TREE, NULL_TREE), e.loc);
  edge old = single_succ_edge (bb);
  basic_block yes = new_block (cfun, bb), no = new_block (cfun, yes);
  remove_edge (old);
  connect (bb, yes, EDGE_TRUE_VALUE, taken);
  connect (bb, no, EDGE_FALSE_VALUE, taken.invert ());
  make_edge (yes, EXIT_BLOCK_PTR_FOR_FN (cfun), 0);
  make_edge (no, EXIT_BLOCK_PTR_FOR_FN (cfun), 0);
  *otherwise = no;
  enter (yes);
}

void
function_builder::ret (tree value)
{
  append (bb, gimple_build_return (value), e.loc);
}

/* End the function; give it to the call graph.  */

cgraph_node *
function_builder::finish ()
{
  cgraph_node *node = cgraph_node::get_create (decl);
  loops_state_set (LOOPS_NEED_FIXUP);
  finish_edit (cfun, true);
  pop_cfun ();
  node->definition = true;
  node->analyzed = true;
  node->lowered = true;
  return node;
}
