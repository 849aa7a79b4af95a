/* The vtables of a coroutine.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   All four kinds have the same shape, that of <cogen/rt.h>:

	struct co_vtable_head { unsigned abi, flags; size_t size, align;
				const char *name; void (*drop) (void *); };
	struct co_KIND_vtable { struct co_vtable_head head; METHOD; };

   Those of coroutines have the flag CO__COROUTINE, and behind that a pointer to
   a struct co__coroutine, for co_relocate and co_clone, and the step of those
   that link (delegation/chain.cc).

   A coroutine has two: one for boxed frames, whose drop releases the memory,
   and one for frames placed in somebody else's memory, elided ones included.
   The latter is exported with the coroutine, so that other units can size and
   place its frames.  */

#include "support/edit.h"
#include "varasm.h"
#include "functions/functions.h"
#include "support/abi.h"
#include "support/constant-data.h"
#include "support/runtime-calls.h"
#include "support/waits.h"

/* Give the vtable VAR of CO its contents: DROP ends an object, FLAGS are those
   that tell it from the other one, INFO is its struct co__coroutine.  */

static void
fill_vtable (tree var, const coroutine *co, tree drop, int flags, tree info)
{
  flags |= (CO__COROUTINE | (co->pinned ? CO_PINNED : 0)
	    | (co->links ? CO__LINKS : 0));
  tree values[VTABLE_LAST] = {
    build_int_cst (unsigned_type_node, CO_ABI_VERSION),
    build_int_cst (unsigned_type_node, flags),
    fold_convert (size_type_node, TYPE_SIZE_UNIT (co->frame_type)),
    build_int_cst (size_type_node, TYPE_ALIGN_UNIT (co->frame_type)),
    fold_convert (const_ptr_type_node, coroutine_name_string (co->ramp)),
    build_fold_addr_expr_with_type (checked_function (drop), ptr_type_node),
    build_fold_addr_expr_with_type (co->woken_by_root ? wake_function ("co__wake")
				    : checked_function (co->resume), ptr_type_node),
    build_fold_addr_expr_with_type (info, const_ptr_type_node),
    co->links ? build_fold_addr_expr_with_type (co->step, ptr_type_node)
	      : null_pointer_node
  };
  initialize_record (var, values, VTABLE_LAST);
}

/* Return a declaration of the vtable of RAMP called RAMP.SUFFIX.  */

static tree
build_vtable_decl (tree ramp, const char *suffix)
{
  return build_data_decl (ramp, suffix, vtable_type ());
}

/* Return the table that says for each state of CO, from 0, whether something
   would have to be dropped in it.  */

static tree
build_owns (const coroutine *co)
{
  auto_vec<unsigned HOST_WIDE_INT> values;
  for (bool owns : co->owns)
    values.safe_push (owns);
  return build_constant_array (co->ramp, "owns", unsigned_char_type_node, values);
}

/* Return the struct co__coroutine of CO: its vtable for placed frames, the
   number of its states, what it owns in each, what it awaits, and where.  Nothing here
   leads to the boxed vtable: it would pull in the allocator.  */

static tree
build_info (const coroutine *co)
{
  tree types[] = { const_ptr_type_node, unsigned_type_node,
		   const_ptr_type_node, const_ptr_type_node, ptr_type_node,
		   const_ptr_type_node };
  tree var = build_data_decl (co->ramp, "coroutine", build_record (types, 6));
  tree waits = waits_of (co);
  tree values[] = {
    build_fold_addr_expr_with_type (co->placed_vtable, const_ptr_type_node),
    build_int_cst (unsigned_type_node, co->suspensions),
    build_fold_addr_expr_with_type (build_owns (co), const_ptr_type_node),
    waits ? build_fold_addr_expr_with_type (waits, const_ptr_type_node)
	  : build_zero_cst (const_ptr_type_node),
    co->links && co->step != co->body
    ? build_fold_addr_expr_with_type (co->body, ptr_type_node)
    : null_pointer_node,
    co->places ? build_fold_addr_expr_with_type (co->places, const_ptr_type_node)
	       : build_zero_cst (const_ptr_type_node)
  };
  initialize_record (var, values, 6);
  varpool_node::finalize_decl (var);
  return var;
}

/* Let DECL be seen by whoever sees RAMP.  */

void
export_like (tree decl, tree ramp)
{
  TREE_PUBLIC (decl) = TREE_PUBLIC (ramp);
  DECL_VISIBILITY (decl) = DECL_VISIBILITY (ramp);
  DECL_VISIBILITY_SPECIFIED (decl) = DECL_VISIBILITY_SPECIFIED (ramp);
  if (TREE_PUBLIC (ramp) && DECL_WEAK (ramp))
    declare_weak (decl);
}

/* Return a declaration of the exported vtable of RAMP, a coroutine that is, or may
   be, defined in another unit.  */

tree
foreign_vtable (tree ramp)
{
  symtab_node *known
    = symtab_node::get_for_asmname (name_of_part (ramp, "vtable"));
  if (known && VAR_P (known->decl))
    return known->decl;
  tree var = build_vtable_decl (ramp, "vtable");
  TREE_STATIC (var) = 0;
  TREE_PUBLIC (var) = 1;
  DECL_EXTERNAL (var) = 1;
  DECL_VISIBILITY (var) = DECL_VISIBILITY (ramp);
  DECL_VISIBILITY_SPECIFIED (var) = DECL_VISIBILITY_SPECIFIED (ramp);
  if (weak_reference_p (ramp))
    declare_weak (var);
  return var;
}

/* Return another vtable of CO, called NAME.SUFFIX; DROP ends its objects.  */

tree
build_vtable (coroutine *co, const char *suffix, tree drop, int flags)
{
  tree var = build_vtable_decl (co->ramp, suffix);
  fill_vtable (var, co, drop, flags, co->info);
  varpool_node::finalize_decl (var);
  return var;
}

void
build_vtables (coroutine *co)
{
  co->boxed_vtable = build_vtable_decl (co->ramp, "boxed_vtable");
  co->placed_vtable = build_vtable_decl (co->ramp, "vtable");
  tree info = co->info = build_info (co);
  tree end = build_ends (co);
  fill_vtable (co->boxed_vtable, co, co->destroy, CO__BOXED, info);
  fill_vtable (co->placed_vtable, co, end, 0, info);
  if (!DECL_EXTERNAL (co->ramp))
    export_like (co->placed_vtable, co->ramp);
  varpool_node::finalize_decl (co->boxed_vtable);
  varpool_node::finalize_decl (co->placed_vtable);
}
