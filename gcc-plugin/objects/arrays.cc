/* Frames of the futures in an array that only joins are given.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_auto co_future (int) f[3] = { 0 };
	for (int j = 0; j < 3; j++)
	  f[j] = yields (j);
	co_await (co_join (&f[0], &r, &f[1], &r, &f[2], &r));

   The frame of f[j] is the j-th of an array of frames, of this function.  Nobody else must
   have an object that lies there:

   1. collect lists what is done to the array: objects are made by calls, its elements'
      addresses are lent (objects/lent.cc), its elements are dropped and asked for null, it is
      made null as a whole, and ends.  With anything else, such as a move out of it, the
      objects are boxed.
   2. A forward data flow problem says which elements may hold an object that was made here:
      a call may make one, a drop takes it away.  What borrows an element only takes it away.
   3. Where an object is made none may be there already; where all become null, the array
      ends, or the function is left, none may be left (it would leak, and leaks with its
      memory): such an array is co_auto, or dropped element by element.

   An index that varies is one that a loop counts (counted_p): the elements are different ones
   until control enters the loop again, where none may hold anything.  */

#include "support/edit.h"
#include "asan.h"
#include "objects/objects.h"
#include "support/dataflow.h"
#include "support/dump.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/unit.h"
#include "thread/thread.h"

/* An array of more elements is left alone, and what counts in longer steps.  */
enum { MOST_ELEMENTS = 64 };
static const unsigned LONGEST_STEP = 1 << 16;

/* A call that makes an object for an element.  */
struct element_site
{
  gcall *call;
  coroutine *callee;
};

/* An array, and what is done to it.  */
struct object_array
{
  function *fun;
  tree var;
  unsigned elements;
  auto_vec<element_site> sites;
  bool kept_inside;	/* Nothing is done to it but what is followed.  */
};

typedef hash_map<tree, object_array *> array_map;

/* The number of elements of DECL if it is such an array, else 0.  */

static unsigned
elements_of (tree decl)
{
  trait t;
  tree type = TREE_TYPE (decl);
  if (!VAR_P (decl) || is_global_var (decl) || TREE_THIS_VOLATILE (decl)
      || DECL_HAS_VALUE_EXPR_P (decl) || TREE_CODE (type) != ARRAY_TYPE
      || !trait_of_type (TREE_TYPE (type), &t) || TYPE_VOLATILE (TREE_TYPE (type))
      || !TYPE_DOMAIN (type) || !integer_zerop (TYPE_MIN_VALUE (TYPE_DOMAIN (type))))
    return 0;
  tree last = TYPE_MAX_VALUE (TYPE_DOMAIN (type));
  if (!last || !tree_fits_uhwi_p (last) || tree_to_uhwi (last) >= MOST_ELEMENTS)
    return 0;
  return tree_to_uhwi (last) + 1;
}

/* The index if REF is an element of A, else null.  */

static tree
index_in (const object_array *a, tree ref)
{
  return (TREE_CODE (ref) == ARRAY_REF && TREE_OPERAND (ref, 0) == a->var
	  ? TREE_OPERAND (ref, 1) : NULL_TREE);
}

/* The element of A that INDEX always is; -1 if it varies.  */

static int
element (const object_array *a, tree index)
{
  return (tree_fits_uhwi_p (index) && tree_to_uhwi (index) < a->elements
	  ? (int) tree_to_uhwi (index) : -1);
}

/* True if the marker CALL operates on an element of A, as nothing keeps.  */

static bool
operates_on_p (const object_array *a, gimple *call)
{
  enum marker code = marker_code (call);
  if (code != MARKER_DROP && code != MARKER_IS_NULL)
    return false;
  tree arg = gimple_call_arg (call, 0);
  return TREE_CODE (arg) == ADDR_EXPR && index_in (a, TREE_OPERAND (arg, 0));
}

/* True if CALL makes an object of CALLEE whose frame can be here: no object is given to
   it.  */

static bool
makes_here_p (gcall *call, coroutine **callee)
{
  const char *why;
  trait t;
  *callee = elidable_callee (call, &why);
  if (!*callee)
    return false;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    if (trait_of_type (TREE_TYPE (gimple_call_arg (call, i)), &t))
      return false;
  return true;
}

/* True if what STMT, which mentions A, does to that is followed; if it makes an object,
   note that.  */

static bool
follow (object_array *a, gimple *stmt)
{
  /* Sanitizers only look at it.  */
  if ((gimple_call_internal_p (stmt) && !gimple_call_lhs (stmt)) || operates_on_p (a, stmt))
    return true;
  if (gimple_assign_single_p (stmt))
    {
      tree lhs = gimple_assign_lhs (stmt), rhs = gimple_assign_rhs1 (stmt);
      if (lhs == a->var)
	return TREE_CODE (rhs) == CONSTRUCTOR && CONSTRUCTOR_NELTS (rhs) == 0;
      return (TREE_CODE (rhs) == ADDR_EXPR && index_in (a, TREE_OPERAND (rhs, 0))
	      && base_decl (lhs) != a->var && only_lends_p (as_a <gassign *> (stmt)));
    }
  gcall *call = dyn_cast <gcall *> (stmt);
  coroutine *callee;
  if (!call || !gimple_call_lhs (call) || !index_in (a, gimple_call_lhs (call))
      || !makes_here_p (call, &callee))
    return false;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    {
      tree arg = gimple_call_arg (call, i);
      if (TREE_CODE (arg) == ADDR_EXPR && base_decl (TREE_OPERAND (arg, 0)) == a->var)
	return false;
    }
  element_site site = { call, callee };
  a->sites.safe_push (site);
  return true;
}

/* The arrays of a function while its statements are looked at.  */
struct array_scan
{
  array_map *arrays;
  auto_vec<object_array *> mentioned;	/* By the statement at hand.  */
};

static bool
mention (gimple *, tree op, tree, void *data)
{
  array_scan *scan = (array_scan *) data;
  tree base = base_decl (op);
  object_array **a = base ? scan->arrays->get (base) : NULL;
  if (a && !scan->mentioned.contains (*a))
    scan->mentioned.safe_push (*a);
  return false;
}

/* Find out what FUN does to its ARRAYS.  */

static void
collect (function *fun, array_map *arrays)
{
  array_scan scan;
  scan.arrays = arrays;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi); gsi_next (&gpi))
	walk_stmt_load_store_addr_ops (gpi.phi (), &scan, mention, mention, mention);
      for (object_array *a : scan.mentioned)
	a->kept_inside = false;
      scan.mentioned.truncate (0);
      for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
	   gsi_next_nondebug (&gsi))
	{
	  gimple *stmt = gsi_stmt (gsi);
	  walk_stmt_load_store_addr_ops (stmt, &scan, mention, mention, mention);
	  for (object_array *a : scan.mentioned)
	    if (!gimple_clobber_p (stmt) && !follow (a, stmt))
	      a->kept_inside = false;
	  scan.mentioned.truncate (0);
	}
    }
}

/* What STMT does to A.  */
enum array_effect { NOTHING, MAKES, DROPS, ENDS };

static array_effect
effect_on (const object_array *a, gimple *stmt, tree *index)
{
  *index = NULL_TREE;
  if (gimple_assign_single_p (stmt) && gimple_assign_lhs (stmt) == a->var)
    return ENDS;
  if (gimple_call_internal_p (stmt, IFN_ASAN_MARK))
    {
      tree arg = gimple_call_arg (stmt, 1);
      return (TREE_CODE (arg) == ADDR_EXPR && TREE_OPERAND (arg, 0) == a->var
	      && tree_to_shwi (gimple_call_arg (stmt, 0)) == ASAN_MARK_POISON
	      ? ENDS : NOTHING);
    }
  if (!is_gimple_call (stmt))
    return NOTHING;
  if (marker_code (stmt) == MARKER_DROP && operates_on_p (a, stmt))
    {
      *index = index_in (a, TREE_OPERAND (gimple_call_arg (stmt, 0), 0));
      return DROPS;
    }
  tree lhs = gimple_call_lhs (stmt);
  *index = lhs ? index_in (a, lhs) : NULL_TREE;
  return *index ? MAKES : NOTHING;
}

/* Change NOW, the elements of A that may hold something, as EFFECT does to that at INDEX,
   null for all.  */

static void
apply (const object_array *a, array_effect effect, tree index, bitmap now)
{
  int e = index ? element (a, index) : -1;
  if (effect == MAKES && e < 0)
    bitmap_set_range (now, 0, a->elements);
  else if (effect == MAKES)
    bitmap_set_bit (now, e);
  else if (effect == DROPS && e >= 0)
    bitmap_clear_bit (now, e);
  else if (effect == ENDS)
    bitmap_clear (now);
}

/* Take NOW, the elements of DATA that may hold something, over BB.  */

static void
transfer_block (basic_block bb, bitmap now, void *data)
{
  const object_array *a = (const object_array *) data;
  for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
       gsi_next_nondebug (&gsi))
    {
      tree index;
      array_effect effect = effect_on (a, gsi_stmt (gsi), &index);
      apply (a, effect, index, now);
    }
}

/* True if control can go from the end of BB to BB without passing HEADER.  */

static bool
repeats_without_p (function *fun, basic_block bb, basic_block header)
{
  auto_bitmap seen;
  auto_vec<basic_block> work;
  work.safe_push (bb);
  while (!work.is_empty ())
    {
      edge e;
      edge_iterator ei;
      FOR_EACH_EDGE (e, ei, work.pop ()->succs)
	{
	  if (e->dest == bb && e->dest != header)
	    return true;
	  if (e->dest != header && e->dest != EXIT_BLOCK_PTR_FOR_FN (fun)
	      && bitmap_set_bit (seen, e->dest->index))
	    work.safe_push (e->dest);
	}
    }
  return false;
}

/* Return what DEF adds to INDEX, or takes away, as the sanitizer has it done or not: 1 or -1
   for more or less; 0 if it is not just a constant.  */

static int
direction (gimple *def, tree index)
{
  tree to = NULL_TREE, by = NULL_TREE;
  bool minus = (gimple_call_internal_p (def, IFN_UBSAN_CHECK_SUB)
		|| (is_gimple_assign (def) && gimple_assign_rhs_code (def) == MINUS_EXPR));
  if (is_gimple_assign (def) && (minus || gimple_assign_rhs_code (def) == PLUS_EXPR))
    {
      to = gimple_assign_rhs1 (def);
      by = gimple_assign_rhs2 (def);
    }
  else if (minus || gimple_call_internal_p (def, IFN_UBSAN_CHECK_ADD))
    {
      to = gimple_call_arg (def, 0);
      by = gimple_call_arg (def, 1);
    }
  if (to != index || TREE_CODE (by) != INTEGER_CST || integer_zerop (by)
      || wi::gtu_p (wi::abs (wi::to_wide (by)), LONGEST_STEP))
    return 0;
  return wi::neg_p (wi::to_wide (by), SIGNED) == minus ? 1 : -1;
}

/* True if NEXT is INDEX, and more or less by a constant: more if SIGN is 1, less if it is -1; if
   it is 0 it is set.  */

static bool
step_p (tree next, tree index, int *sign)
{
  if (TREE_CODE (next) != SSA_NAME)
    return false;
  int now = direction (SSA_NAME_DEF_STMT (next), index);
  if (*sign == 0)
    *sign = now;
  return now != 0 && now == *sign;
}

/* True if INDEX, that of CALL, the one site of A, is another one each time until control
   enters the loop that counts it, by a way on which FLOW knows that A holds nothing.  */

static bool
counted_p (const object_array *a, gimple *call, tree index, const dataflow *flow)
{
  while (TREE_CODE (index) == SSA_NAME
	 && gimple_assign_ssa_name_copy_p (SSA_NAME_DEF_STMT (index)))
    index = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (index));
  gphi *phi = (TREE_CODE (index) == SSA_NAME
	       ? dyn_cast <gphi *> (SSA_NAME_DEF_STMT (index)) : NULL);
  tree type = TREE_TYPE (index);
  if (!phi || a->sites.length () != 1
      /* It does not come round again.  */
      || !(TYPE_OVERFLOW_UNDEFINED (type) || TYPE_OVERFLOW_SANITIZED (type)
	   || TYPE_PRECISION (type) >= 64))
    return false;
  basic_block header = gimple_bb (phi);
  int sign = 0;
  for (unsigned i = 0; i < gimple_phi_num_args (phi); i++)
    if (!step_p (gimple_phi_arg_def (phi, i), index, &sign)
	&& !bitmap_empty_p (flow->at_end (gimple_phi_arg_edge (phi, i)->src)))
      return false;
  return (gimple_bb (call) == header
	  || !repeats_without_p (a->fun, gimple_bb (call), header));
}

/* True if CALL, which makes an object for an element of A, finds nothing there, where NOW may
   hold something.  */

static bool
finds_nothing_p (const object_array *a, gimple *call, tree index, const_bitmap now,
		 const dataflow *flow)
{
  int e = element (a, index);
  return e >= 0 ? !bitmap_bit_p (now, e) : counted_p (a, call, index, flow);
}

/* True if the function may be left at the end of BB.  */

static bool
leaves_p (function *fun, basic_block bb)
{
  gimple *last = gsi_stmt (gsi_last_nondebug_bb (bb));
  return (find_edge (bb, EXIT_BLOCK_PTR_FOR_FN (fun))
	  || (EDGE_COUNT (bb->succs) == 0 && last && gimple_code (last) == GIMPLE_RESX));
}

/* True if no object that is made for A is ever overwritten, or left.  */

static bool
nothing_left_p (object_array *a)
{
  dataflow flow (a->fun, FLOW_FORWARD);
  flow.solve (transfer_block, a);
  basic_block bb;
  auto_bitmap now;
  FOR_EACH_BB_FN (bb, a->fun)
    {
      bitmap_copy (now, flow.at_start (bb));
      for (gimple_stmt_iterator gsi = gsi_start_nondebug_bb (bb); !gsi_end_p (gsi);
	   gsi_next_nondebug (&gsi))
	{
	  tree index;
	  gimple *stmt = gsi_stmt (gsi);
	  array_effect effect = effect_on (a, stmt, &index);
	  if ((effect == ENDS && !bitmap_empty_p (now))
	      || (effect == MAKES && !finds_nothing_p (a, stmt, index, now, &flow)))
	    return false;
	  apply (a, effect, index, now);
	}
      if (leaves_p (a->fun, bb) && !bitmap_empty_p (now))
	return false;
    }
  return true;
}

/* Return a new variable of A's function with a frame for each element, STRIDE bytes from
   the one before.  */

static tree
build_frames (const object_array *a, unsigned HOST_WIDE_INT *stride)
{
  unsigned HOST_WIDE_INT size = 0;
  unsigned align = BITS_PER_UNIT;
  for (const element_site &site : a->sites)
    {
      tree type = site.callee->frame_type;
      size = MAX (size, tree_to_uhwi (TYPE_SIZE_UNIT (type)));
      align = MAX (align, TYPE_ALIGN (type));
    }
  *stride = ROUND_UP (size, align / BITS_PER_UNIT);
  tree type = build_array_type_nelts (unsigned_char_type_node,
				      *stride * a->elements);
  tree var = build_local (a->fun, type, "frames",
			  gimple_location (a->sites[0].call));
  SET_DECL_ALIGN (var, align);
  DECL_USER_ALIGN (var) = 1;
  TREE_ADDRESSABLE (var) = 1;
  return var;
}

/* Build the frame of SITE, an element of A, in FRAMES.  */

static void
build_element (const object_array *a, const element_site *site, tree frames,
	       unsigned HOST_WIDE_INT stride)
{
  gcall *call = site->call;
  gimple_stmt_iterator gsi = gsi_for_stmt (call);
  emitter e = { &gsi, gimple_location (call) };
  tree object = gimple_call_lhs (call), index = e.convert (sizetype, index_in (a, object));
  tree offset = fold_build2 (MULT_EXPR, sizetype, index, size_int (stride));
  if (!is_gimple_val (offset))
    offset = e.name (sizetype, offset);
  tree address = e.name (ptr_type_node,
			 build2 (POINTER_PLUS_EXPR, ptr_type_node,
				 build_fold_addr_expr_with_type (frames, ptr_type_node),
				 offset));
  auto_vec<tree> args;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    args.safe_push (gimple_call_arg (call, i));
  build_frame_init (&e, site->callee, address, site->callee->placed_vtable, args,
		    gimple_call_chain (call));
  build_object (&e, unshare_expr (object), address, site->callee->placed_vtable);
  dump_note (e.loc, "frame of %qD is elided", site->callee->ramp);
  remove_stmt_from_eh_lp (call);
  remove_marker (&gsi);
}

/* Let the frames of A's objects be here, until it ends.  */

static void
elide_array (const object_array *a)
{
  unsigned HOST_WIDE_INT stride;
  tree frames = build_frames (a, &stride);
  for (const element_site &site : a->sites)
    build_element (a, &site, frames, stride);
  note_elided_frame (a->fun->decl);
  basic_block bb;
  FOR_EACH_BB_FN (bb, a->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      if (gimple_clobber_p (gsi_stmt (gsi))
	  && gimple_assign_lhs (gsi_stmt (gsi)) == a->var)
	gsi_insert_after (&gsi, build_clobber_of (frames), GSI_NEW_STMT);
  finish_edit (a->fun, true);
}

void
elide_in_arrays (function *fun)
{
  array_map map;
  auto_delete_vec<object_array> arrays;
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (fun, i, var)
    if (unsigned n = elements_of (var))
      if (!map.get (var))
	{
	  object_array *a = new object_array;
	  a->fun = fun;
	  a->var = var;
	  a->elements = n;
	  a->kept_inside = true;
	  map.put (var, a);
	  arrays.safe_push (a);
	}
  if (arrays.is_empty () || returned_to_p (fun))
    return;
  collect (fun, &map);
  for (object_array *a : arrays)
    if (a->kept_inside && !a->sites.is_empty () && nothing_left_p (a)
	&& within_limit_p ())
      elide_array (a);
}
