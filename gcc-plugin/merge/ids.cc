/* IDs while bodies are inlined.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	d = AWAIT (obj, 7);  x = RESULT (7)

   An ID ties two markers of one function.  In a body that is to be inlined it is
   the address of a variable of its own meanwhile, so that each inlined copy has
   others.

   1. replace_ids lets variables take the place of numbers.
   2. settle_ids gives each a number again, another one in each copy.  What
      fetches the value of an inlined coroutine reads the variable.
   3. simplify_values: nobody has the address of the variables any more.  */

#include "support/edit.h"
#include "merge/merge.h"

/* Return a variable of FUN whose address is an ID until settle_ids; a value
   of TYPE can be in it.  */

tree
build_id_var (function *fun, tree type)
{
  return build_method_operand (fun, type, "value", UNKNOWN_LOCATION);
}

/* The operand of MARKER that is its ID.  */

unsigned
id_operand (const gcall *marker)
{
  return gimple_call_num_args (marker) - 1;
}

/* True if the marker CODE has an ID.  */

bool
has_id_p (enum marker code)
{
  return (code == MARKER_AWAIT || code == MARKER_AWAIT_REF
	  || code == MARKER_AWAIT_NEXT || code == MARKER_YIELD_FROM
	  || code == MARKER_FOR_NEXT || fetch_p (code));
}

/* Replace each ID in FUN that MAP has by the address of its variable; when ALL,
   the others too.  */

void
replace_ids (function *fun, id_map *map, bool all)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!has_id_p (marker_code (gsi_stmt (gsi))))
	  continue;
	gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	tree id = gimple_call_arg (marker, id_operand (marker));
	bool existed;
	if (!all && !map->get (tree_to_shwi (id)))
	  continue;
	tree &var = map->get_or_insert (tree_to_shwi (id), &existed);
	if (!existed)
	  var = build_id_var (fun, char_type_node);
	gimple_call_set_arg (marker, id_operand (marker),
			     build_fold_addr_expr (var));
	update_stmt (marker);
      }
}

/* The greatest ID in FUN that is a number.  */

unsigned
greatest_id (function *fun)
{
  unsigned greatest = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (has_id_p (marker_code (gsi_stmt (gsi))))
	{
	  gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	  tree id = gimple_call_arg (marker, id_operand (marker));
	  if (TREE_CODE (id) == INTEGER_CST)
	    greatest = MAX (greatest, tree_to_uhwi (id));
	}
  return greatest;
}

/* Give each marker in FUN that has a variable for an ID a number: the one in
   NUMBERS, if any, or from NEXT_ID on.  What fetches the value of an inlined
   coroutine reads the variable.  */

void
settle_ids (function *fun, id_number_map *numbers, unsigned next_id)
{
  auto_vec<gcall *> markers;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (has_id_p (marker_code (gsi_stmt (gsi))))
	{
	  gcall *marker = as_a <gcall *> (gsi_stmt (gsi));
	  enum marker code = marker_code (marker);
	  tree id = gimple_call_arg (marker, id_operand (marker));
	  if (TREE_CODE (id) != ADDR_EXPR)
	    continue;
	  markers.safe_push (marker);
	  if (!fetch_p (code))
	    numbers->put (TREE_OPERAND (id, 0), next_id++);
	}
  for (gcall *marker : markers)
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (marker);
      tree id = gimple_call_arg (marker, id_operand (marker));
      tree var = TREE_OPERAND (id, 0), lhs = gimple_call_lhs (marker);
      if (unsigned *number = numbers->get (var))
	{
	  gimple_call_set_arg (marker, id_operand (marker),
			       build_int_cst (integer_type_node, *number));
	  update_stmt (marker);
	  continue;
	}
      emitter e = { &gsi, gimple_location (marker) };
      if (lhs)
	e.assign (lhs, var);
      if (!is_gimple_reg_type (TREE_TYPE (var)))
	e.put (build_clobber_of (var));
      remove_marker (&gsi);
    }
}

/* walk_gimple_op callback: replace a reference through the address of an ID's
   variable by the variable.  */

static tree
simplify_value (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  if (TYPE_P (*tp) || DECL_P (*tp))
    *walk_subtrees = 0;
  if (TREE_CODE (*tp) != MEM_REF
      || TREE_CODE (TREE_OPERAND (*tp, 0)) != ADDR_EXPR)
    return NULL_TREE;
  tree var = TREE_OPERAND (TREE_OPERAND (*tp, 0), 0);
  if (!VAR_P (var) || !method_operand_p (var))
    return NULL_TREE;
  *tp = var;
  *walk_subtrees = 0;
  wi->changed = true;
  return NULL_TREE;
}

/* Nobody has the address of the IDs' variables in FUN any more.  */

void
simplify_values (function *fun)
{
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (VAR_P (var) && method_operand_p (var))
      TREE_ADDRESSABLE (var) = 0;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	walk_stmt_info wi;
	memset (&wi, 0, sizeof wi);
	walk_gimple_op (gsi_stmt (gsi), simplify_value, &wi);
	update_stmt (gsi_stmt (gsi));
      }
}
