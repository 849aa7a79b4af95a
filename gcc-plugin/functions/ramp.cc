/* The ramp: what the user calls to get a coroutine; and how frames are placed.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) range (int lo, int hi)
	{
	  frame = co_frame_alloc (size, align);
	  if (!frame) return null;		(after dropping the arguments)
	  frame->state = START;  frame->lo = lo;  frame->hi = hi;
	  return { frame, &range.boxed_vtable };
	}

   range.place (mem, size, lo, hi) does the same in memory that the caller
   gives, if it is large enough and aligned.  It and range.vtable are exported
   with range, so that units that only see the declaration can use it.  */

#include "support/edit.h"
#include "stringpool.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/function-builder.h"
#include "support/function-copy.h"
#include "support/runtime-calls.h"
#include "support/split.h"

/* A variable for the object that B's function returns, where the ABI wants
   it.  */

static tree
build_result_object (function_builder *b, const coroutine *co)
{
  tree result = DECL_RESULT (b->decl);
  if (aggregate_value_p (result, b->decl))
    return result;
  tree var = build_local (cfun, co->t.type, "object", b->e.loc);
  DECL_SEEN_IN_BIND_EXPR_P (var) = 1;
  return var;
}

/* Append to B: return the object with the frame at SELF and VTABLE.  */

static void
return_object (function_builder *b, const coroutine *co, tree self,
	       tree vtable)
{
  tree object = build_result_object (b, co);
  build_object (&b->e, object, self, vtable);
  b->ret (object);
}

/* Append to B: drop those of PARMS that are trait objects, last first, and
   return a null object.  */

static void
return_null (function_builder *b, const coroutine *co, const vec<tree> &parms)
{
  for (int i = parms.length () - 1; i >= 0; i--)
    {
      trait t;
      if (!trait_of_type (TREE_TYPE (parms[i]), &t))
	continue;
      tree vtable_field = trait_vtable_field (t.type);
      tree self_field = trait_self_field (t.type);
      tree vtable = b->e.name (TREE_TYPE (vtable_field),
			       build3 (COMPONENT_REF, TREE_TYPE (vtable_field),
				       parms[i], vtable_field, NULL_TREE));
      tree self = b->e.name (ptr_type_node,
			     build3 (COMPONENT_REF, TREE_TYPE (self_field),
				     parms[i], self_field, NULL_TREE));
      basic_block null;
      b->branch (NE_EXPR, vtable, build_zero_cst (TREE_TYPE (vtable)), &null,
		 profile_probability::likely ());
      tree type = build_function_type_list (void_type_node, ptr_type_node,
					    NULL_TREE);
      tree drop = b->e.name (build_pointer_type (type),
			     build_vtable_load (vtable, VTABLE_DROP,
						build_pointer_type (type)));
      gcall *call = gimple_build_call (drop, 1, self);
      gimple_call_set_fntype (call, type);
      b->e.put (call);
      redirect_fallthru (b->bb, null);
      b->enter (null);
    }
  tree object = build_result_object (b, co);
  b->e.assign (object, build_constructor (co->t.type, NULL));
  b->ret (object);
}

/* Append to B: initialize the frame at SELF, of an object with VTABLE, from
   PARMS.  */

static void
init_frame (function_builder *b, const coroutine *co, tree self, tree vtable,
	    const vec<tree> &parms)
{
  auto_vec<tree> values;
  for (unsigned i = 0; i < parms.length (); i++)
    values.safe_push (co->parm_slots[i] < 0 ? NULL_TREE
					     : b->parm_value (parms[i]));
  tree chain = NULL_TREE;
  if (co->chain_slot >= 0)
    chain = get_or_create_ssa_default_def (cfun, cfun->static_chain_decl);
  build_frame_init (&b->e, co, self, vtable, values, chain);
}

/* Append the parameters of DECL, a ramp whose new body only reads them, to
   PARMS.  */

static void
refresh_parms (tree decl, vec<tree> *parms)
{
  for (tree parm = DECL_ARGUMENTS (decl); parm; parm = DECL_CHAIN (parm))
    {
      TREE_ADDRESSABLE (parm) = 0;
      parms->safe_push (parm);
    }
}

void
return_allocated (function_builder *b, const coroutine *co, tree frame,
		  tree vtable, const vec<tree> &parms)
{
  basic_block failed;
  b->branch (NE_EXPR, frame, null_pointer_node, &failed,
	     profile_probability::very_likely ());
  init_frame (b, co, frame, vtable, parms);
  return_object (b, co, frame, vtable);
  b->enter (failed);
  return_null (b, co, parms);
}

void
add_ramp_parms (function_builder *b, const coroutine *co, vec<tree> *parms)
{
  for (tree from = DECL_ARGUMENTS (co->ramp); from; from = DECL_CHAIN (from))
    {
      tree parm = b->add_parm (DECL_NAME (from)
			       ? IDENTIFIER_POINTER (DECL_NAME (from)) : "a",
			       TREE_TYPE (from));
      DECL_ARG_TYPE (parm) = DECL_ARG_TYPE (from);
      parms->safe_push (parm);
    }
}

/* Give the coroutine of S, whose body has moved from OLD, its ramp.  */

void
build_ramp (split *s, tree chain)
{
  coroutine *co = s->co;
  cgraph_node *node = cgraph_node::get (co->ramp);
  tree result_type = TREE_TYPE (TREE_TYPE (co->ramp));
  TREE_READONLY (co->ramp) = 0;
  DECL_PURE_P (co->ramp) = 0;
  TREE_THIS_VOLATILE (co->ramp) = 0;
  function_builder b (co->ramp, result_type);
  b.begin ();
  cfun->static_chain_decl = chain;
  auto_vec<tree> parms;
  refresh_parms (co->ramp, &parms);
  tree type = build_function_type_list (ptr_type_node, size_type_node,
					size_type_node, NULL_TREE);
  tree alloc = runtime_function ("co_frame_alloc", type, false);
  DECL_IS_MALLOC (alloc) = 1;
  tree frame = b.call (alloc, TYPE_SIZE_UNIT (co->frame_type),
		       size_int (TYPE_ALIGN_UNIT (co->frame_type)));
  return_allocated (&b, co, frame, co->boxed_vtable, parms);
  cgraph_node *ramp = b.finish ();
  gcc_assert (ramp == node);
}

/* Build CO's place function: its parameters are mem, size and the ramp's.  */

void
build_place (coroutine *co)
{
  if (co->place)
    return;
  tree decl = co->place = build_sibling_decl (co->ramp, "place");
  DECL_IGNORED_P (decl) = 1;	/* Debuggers would take it for the body.  */
  DECL_ARGUMENTS (decl) = NULL_TREE;
  export_like (decl, co->ramp);
  function_builder b (decl, TREE_TYPE (TREE_TYPE (co->ramp)));
  tree mem = b.add_parm ("mem", ptr_type_node);
  tree size = b.add_parm ("size", size_type_node);
  auto_vec<tree> parms;
  add_ramp_parms (&b, co, &parms);
  b.begin ();
  basic_block small, unaligned;
  tree self = b.parm_value (mem);
  b.branch (GE_EXPR, b.parm_value (size),
	    fold_convert (size_type_node, TYPE_SIZE_UNIT (co->frame_type)),
	    &small, profile_probability::very_likely ());
  /* A null pointer is no memory; an unaligned one would be no frame.  */
  basic_block null;
  b.branch (NE_EXPR, self, null_pointer_node, &null,
	    profile_probability::very_likely ());
  tree address = b.e.convert (size_type_node, self);
  tree low = make_ssa_name (size_type_node);
  b.e.put (gimple_build_assign (low, BIT_AND_EXPR, address,
				size_int (TYPE_ALIGN_UNIT (co->frame_type)
					  - 1)));
  b.branch (EQ_EXPR, low, size_zero_node, &unaligned,
	    profile_probability::very_likely ());
  init_frame (&b, co, self, co->placed_vtable, parms);
  return_object (&b, co, self, co->placed_vtable);
  for (basic_block bb : { null, unaligned })
    redirect_fallthru (bb, small);
  b.enter (small);
  return_null (&b, co, parms);
  cgraph_node *node = b.finish ();
  node->externally_visible = TREE_PUBLIC (decl);
}
