/* Questions about statements and functions that several phases ask.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "support/queries.h"

/* Return the variable that REF is a part of, or null.  */

tree
base_decl (tree ref)
{
  tree base = get_base_address (ref);
  return base && DECL_P (base) ? base : NULL_TREE;
}

/* Return the function in whose source STMT of FUN stands: FUN, or what is
   inlined there.  */

tree
function_of_statement (function *fun, const gimple *stmt)
{
  for (tree block = gimple_block (stmt); block && TREE_CODE (block) == BLOCK;
       block = BLOCK_SUPERCONTEXT (block))
    if (BLOCK_ABSTRACT_ORIGIN (block)
	&& TREE_CODE (BLOCK_ABSTRACT_ORIGIN (block)) == FUNCTION_DECL)
      return BLOCK_ABSTRACT_ORIGIN (block);
  return fun->decl;
}

/* True if CALL passes just what the parameters of FNDECL, whose definition is here,
   are declared as; an old-style definition does not ensure it.  */

bool
arguments_match_p (const gcall *call, tree fndecl)
{
  tree parm = DECL_ARGUMENTS (fndecl);
  unsigned i = 0;
  for (; parm && i < gimple_call_num_args (call); parm = DECL_CHAIN (parm), i++)
    if (!useless_type_conversion_p (TYPE_MAIN_VARIANT (TREE_TYPE (parm)),
				    TREE_TYPE (gimple_call_arg (call, i))))
      return false;
  return !parm && i == gimple_call_num_args (call);
}

/* Return the name of an attribute of FNDECL that says how its one body is
   compiled, of which the split makes several; or null.  */

const char *
attribute_without_coroutine (tree fndecl)
{
  static const char *const names[] = { "naked", "interrupt", "signal",
				       "target_clones", "simd", "ifunc" };
  for (const char *name : names)
    if (lookup_attribute (name, DECL_ATTRIBUTES (fndecl)))
      return name;
  return NULL;
}

/* True if BB can be executed after FROM, or is it.  */

bool
block_reaches_p (function *fun, basic_block from, basic_block bb)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  work.safe_push (from);
  while (!work.is_empty ())
    {
      basic_block b = work.pop ();
      if (b == bb)
	return true;
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, b->succs)
	if (e->dest != EXIT_BLOCK_PTR_FOR_FN (fun)
	    && bitmap_set_bit (seen, e->dest->index))
	  work.safe_push (e->dest);
    }
  return false;
}

/* True if CALL allocates memory in the stack frame of its caller.  */

bool
alloca_call_p (const gcall *call)
{
  tree fn = gimple_call_fndecl (call);
  if (!fn || !fndecl_built_in_p (fn, BUILT_IN_NORMAL))
    return false;
  switch (DECL_FUNCTION_CODE (fn))
    {
    CASE_BUILT_IN_ALLOCA:
      return true;
    default:
      return false;
    }
}

bool
sizeless_type_p (const_tree type)
{
  return TYPE_SIZE_UNIT (type) && POLY_INT_CST_P (TYPE_SIZE_UNIT (type));
}

unsigned HOST_WIDE_INT
constant_size (const_tree size)
{
  return constant_lower_bound (tree_to_poly_uint64 (size));
}

/* True if the body of FNDECL does not use its static chain.  */

bool
static_chain_unused_p (tree fndecl)
{
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  if (!fun || !fun->cfg || !gimple_in_ssa_p (fun))
    return false;
  if (!fun->static_chain_decl)
    return true;
  tree chain = ssa_default_def (fun, fun->static_chain_decl);
  return !chain || has_zero_uses (chain);
}
