/* What other functions and units ask about frames.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   co_frame_size (f), co_frame_align (f) and co_is_movable (f) become
   constants, or for a coroutine of another unit loads from its exported
   vtable.  A call that the front end made of co_place (mem, size, f (...))
   gets the function that it means: f's own place function, or the exported
   symbol.

   It runs once all coroutines of the unit are split.  */

#include "support/edit.h"
#include "varasm.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/constant-data.h"
#include "support/unit.h"

/* The function that the marker CALL asks about.  */

static tree
fact_operand (gcall *call)
{
  tree arg = gimple_call_arg (call, 0);
  while (TREE_CODE (arg) == SSA_NAME
	 && gimple_assign_single_p (SSA_NAME_DEF_STMT (arg)))
    arg = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (arg));
  gcc_assert (TREE_CODE (arg) == ADDR_EXPR);
  return TREE_OPERAND (arg, 0);
}

/* True if FNDECL is defined in this unit and is no coroutine; after an
   error.  */

static bool
diagnose_no_coroutine (tree fndecl, location_t loc)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  if (!node || !node->definition)
    return false;
  cgraph_node *target = node->ultimate_alias_target ();
  if (coroutine_of (target->decl) || (node->alias && !target->definition))
    return false;
  error_at (loc, "%qD is not a coroutine", fndecl);
  if (node->ifunc_resolver)
    inform (DECL_SOURCE_LOCATION (fndecl),
	    "which function it is is chosen when the program is loaded");
  else
    inform (DECL_SOURCE_LOCATION (target->decl),
	    "there is no marker in its body");
  return true;
}

coroutine *
known_coroutine (tree fndecl)
{
  fndecl = coroutine_meant (fndecl);
  return DECL_WEAK (fndecl) ? NULL : coroutine_of (fndecl);
}

/* Return the fact CODE about FNDECL, a coroutine of another unit, loaded at E
   from its vtable.  */

static tree
load_fact (emitter *e, tree fndecl, enum marker code)
{
  tree vtable = build_fold_addr_expr (foreign_vtable (fndecl));
  if (code != MARKER_IS_MOVABLE)
    return e->name (size_type_node,
		    build_vtable_load (vtable, code == MARKER_FRAME_SIZE
					       ? VTABLE_SIZE : VTABLE_ALIGN,
				       size_type_node));
  tree flags = e->name (unsigned_type_node,
			build_vtable_load (vtable, VTABLE_FLAGS,
					   unsigned_type_node));
  tree pinned = make_ssa_name (unsigned_type_node);
  e->put (gimple_build_assign (pinned, BIT_AND_EXPR, flags,
			       build_one_cst (unsigned_type_node)));
  tree movable = make_ssa_name (boolean_type_node);
  e->put (gimple_build_assign (movable, EQ_EXPR, pinned,
			       build_zero_cst (unsigned_type_node)));
  return movable;
}

/* Replace the FRAME_SIZE, FRAME_ALIGN or IS_MOVABLE at *GSI.  */

static void
lower_fact (gimple_stmt_iterator *gsi, enum marker code)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  tree fndecl = fact_operand (call), lhs = gimple_call_lhs (call), value;
  location_t loc = gimple_location (call);
  emitter e = { gsi, loc };
  /* Without a use it is the front end's, beside a co_place that complains.  */
  if (!lhs || diagnose_no_coroutine (fndecl, loc))
    value = size_one_node;
  else if (coroutine *co = known_coroutine (fndecl))
    value = (code == MARKER_FRAME_SIZE ? TYPE_SIZE_UNIT (co->frame_type)
	     : code == MARKER_FRAME_ALIGN
	     ? size_int (TYPE_ALIGN_UNIT (co->frame_type))
	     : co->pinned ? size_zero_node : size_one_node);
  else
    value = load_fact (&e, fndecl, code);
  if (lhs)
    e.assign (lhs, CONSTANT_CLASS_P (value)
		   ? fold_convert (TREE_TYPE (lhs), value)
		   : e.convert (TREE_TYPE (lhs), value));
  remove_marker (gsi);
}

/* CALL is of PLACE, which the front end has declared for the coroutine RAMP of another
   unit, or that another unit may replace: let it be of the symbol that is meant.  */

static void
call_foreign_place (gcall *call, tree place, tree ramp)
{
  tree name = name_of_part (ramp, "place");
  symtab_node *known = symtab_node::get_for_asmname (name);
  if (known && known->decl != place
      && TREE_CODE (known->decl) == FUNCTION_DECL)
    {
      gimple_call_set_fndecl (call, known->decl);
      gimple_call_set_fntype (call, TREE_TYPE (known->decl));
      update_stmt (call);
      return;
    }
  if (DECL_ASSEMBLER_NAME (place) != name)
    symtab->change_decl_assembler_name (place, name);
  TREE_PUBLIC (place) = 1;
  DECL_VISIBILITY (place) = DECL_VISIBILITY (ramp);
  DECL_VISIBILITY_SPECIFIED (place) = DECL_VISIBILITY_SPECIFIED (ramp);
  if (weak_reference_p (ramp))
    declare_weak (place);
}

/* The call at *GSI places a frame of the coroutine RAMP.  Make it call what
   does that, and complain if its size is known not to do.  */

static void
lower_place (gimple_stmt_iterator *gsi, tree ramp)
{
  gcall *call = as_a <gcall *> (gsi_stmt (*gsi));
  location_t loc = gimple_location (call);
  tree place = gimple_call_fndecl (call);
  if (diagnose_no_coroutine (ramp, loc))
    return;
  coroutine *co = known_coroutine (ramp);
  if (!co)
    {
      call_foreign_place (call, place, ramp);
      return;
    }
  tree size = gimple_call_arg (call, 1);
  tree needed = TYPE_SIZE_UNIT (co->frame_type);
  if (TREE_CODE (size) == INTEGER_CST && tree_int_cst_lt (size, needed))
    {
      error_at (loc, "the frame of %qD needs %E bytes, but there are only %E",
		ramp, needed, size);
      return;
    }
  if (co->chain_slot >= 0)
    {
      sorry_at (loc, "%<co_place%> of %qD, a nested function that captures "
		"variables", ramp);
      return;
    }
  build_place (co);
  gimple_call_set_fndecl (call, co->place);
  gimple_call_set_fntype (call, TREE_TYPE (co->place));
  update_stmt (call);
}

/* Lower what FUN asks; true if it asked anything.  */

static bool
lower_facts_in (function *fun)
{
  bool any = false;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi); )
      {
	gimple *stmt = gsi_stmt (gsi);
	enum marker code = marker_code (stmt);
	if (code >= MARKER_FRAME_SIZE && code <= MARKER_IS_MOVABLE)
	  {
	    lower_fact (&gsi, code);
	    any = true;
	    continue;
	  }
	if (is_gimple_call (stmt))
	  any |= start_placed (as_a <gcall *> (stmt));
	tree fn = is_gimple_call (stmt) ? gimple_call_fndecl (stmt) : NULL_TREE;
	tree attribute = fn ? lookup_attribute (PLACE_ATTRIBUTE,
						DECL_ATTRIBUTES (fn))
			    : NULL_TREE;
	if (attribute)
	  {
	    lower_place (&gsi, TREE_VALUE (attribute));
	    any = true;
	  }
	gsi_next (&gsi);
      }
  return any;
}

void
lower_facts (void)
{
  auto_vec<cgraph_node *> functions;
  functions_in_order (&functions);
  for (cgraph_node *node : functions)
    {
      function *fun = DECL_STRUCT_FUNCTION (node->decl);
      push_cfun (fun);
      if (lower_facts_in (fun))
	finish_edit (fun, false);
      pop_cfun ();
    }
}
