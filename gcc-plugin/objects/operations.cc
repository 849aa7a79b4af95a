/* Lowering of operations on trait objects to calls.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   `t = co_next (&it, &v)' becomes, when `it' may hold anything,

	vtable = it.vtable;
	if (vtable == 0) co__panic ("sum at line 7", NULL_OBJECT);
	next = vtable->next;
	t = next (it.self, &v);

   and, when objects/private.cc knows that it can only hold the object of an
   elided frame of `range',

	t = range.resume (&frame, &v);

   Every step between the two is used where its condition holds: a direct call
   with the frame from `it.self', no test where it cannot be null.  A variable
   that is not read any more afterwards goes away with its stores.  */

#include "support/edit.h"
#include "cfganal.h"
#include "objects/objects.h"
#include "support/abi.h"
#include "support/frame-ref.h"
#include "support/queries.h"
#include "support/runtime-calls.h"

/* One operation while it is lowered.  */
struct operation
{
  object_flow *flow;
  gcall *call;
  location_t loc;
  enum marker code;
  trait t;
  tree object;		/* The lvalue operated on.  */
  bool maybe_null;
  tree direct;		/* The function to call; null: by the vtable.  */
  tree self;		/* The frame, when it is a known variable.  */
};

/* The functions of a vtable that a coroutine has.  */

static tree
direct_callee (const coroutine *co, bool drop, bool boxed)
{
  return !drop ? co->direct : boxed ? co->destroy : co->drop;
}

/* Find out from C, what OP's object can be, how to call it.  */

static void
resolve_callee (operation *op, const contents *c)
{
  op->direct = op->self = NULL_TREE;
  op->maybe_null = c->null || c->unknown || c->sites.is_empty ();
  if (c->unknown || c->sites.is_empty ())
    return;
  bool drop = op->code == MARKER_DROP, same = true;
  for (unsigned s : c->sites)
    {
      const creation_site *site = &op->flow->sites[s];
      bool boxed = site->frame == NULL_TREE;
      /* The allocation may have failed.  */
      op->maybe_null |= boxed;
      tree fn = direct_callee (site->callee, drop, boxed);
      same &= !op->direct || op->direct == fn;
      op->direct = fn;
    }
  if (!same)
    op->direct = NULL_TREE;
  if (c->sites.length () == 1)
    op->self = op->flow->sites[c->sites[0]].frame;
}

/* Return the frame that OP's object points to.  */

static tree
load_self (const operation *op, emitter *e)
{
  if (op->self)
    return build_fold_addr_expr (op->self);
  return e->name (ptr_type_node,
		  object_field (op->object, trait_self_field (op->t.type)));
}

static tree
load_vtable (const operation *op, emitter *e)
{
  tree field = trait_vtable_field (op->t.type);
  return e->name (TREE_TYPE (field), object_field (op->object, field));
}

/* Return TYPE, of a method, with the promise SPEC about its parameters, in the
   language of GCC's attribute "fn spec": a pair of characters for the result
   and one for each parameter; `.' promises nothing, `r' that the memory is
   only read and `w' that it is read or written, and that the pointer is not
   kept.  */

static tree
promise (tree type, const char *spec)
{
  tree value = build_tree_list (NULL_TREE,
				build_string (strlen (spec), spec));
  return build_type_attribute_variant (type,
				       tree_cons (get_identifier ("fn spec"),
						  value, NULL_TREE));
}

/* The type of the method that OP calls.  By contract a method does not keep
   the pointers to what it reads and fills in.  */

static tree
method_type (const operation *op)
{
  tree p = ptr_type_node;
  if (op->code == MARKER_DROP)
    return build_function_type_list (void_type_node, p, NULL_TREE);
  switch (op->t.kind)
    {
    case TRAIT_ITERATOR:
      return promise (build_function_type_list (boolean_type_node, p, p,
						NULL_TREE), ". . w ");
    case TRAIT_GENERATOR:
      return promise (build_function_type_list (integer_type_node, p, p, p, p,
						NULL_TREE), ". . r w w ");
    default:
      return promise (build_function_type_list (integer_type_node, p, p, p,
						NULL_TREE), ". . . w ");
    }
}

/* Store the resume argument VALUE in memory; return its address, and the
   variable in *VAR.  */

static tree
spill_argument (const operation *op, emitter *e, tree value, tree *var)
{
  *var = build_method_operand (op->flow->fun, op->t.arg, "argument", op->loc);
  e->assign (*var, e->convert (op->t.arg, value));
  return build_fold_addr_expr (*var);
}

/* Append what the method gets after the frame to ARGS.  *SPILLED is the
   variable that holds a resume argument, if any.  */

static void
method_arguments (const operation *op, emitter *e, vec<tree> *args,
		  tree *spilled)
{
  *spilled = NULL_TREE;
  if (op->code == MARKER_DROP)
    return;
  unsigned i = 1, n = gimple_call_num_args (op->call);
  if (op->code == MARKER_RESUME)
    {
      if (VOID_TYPE_P (op->t.arg))
	args->safe_push (null_pointer_node);
      else
	args->safe_push (spill_argument (op, e, gimple_call_arg (op->call, i++),
					 spilled));
    }
  for (; i < n; i++)
    args->safe_push (e->convert (ptr_type_node, gimple_call_arg (op->call, i)));
  while (op->code == MARKER_RESUME && args->length () < 4)
    args->safe_push (null_pointer_node);
}

/* Make STMT the only statement of its block, with a block before and a block
   after it that have no other neighbours on that side.  */

static void
isolate (gimple *stmt, basic_block *before, basic_block *after)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (stmt);
  basic_block bb = gsi_bb (gsi);
  gsi_prev (&gsi);
  if (gsi_end_p (gsi))
    split_block_after_labels (bb);
  else
    split_block (bb, gsi_stmt (gsi));
  *before = bb;
  *after = split_after (stmt);
}

/* Let the block BEFORE go on only if VTABLE is not null, else to OTHER.  */

static void
branch_on_null (basic_block before, tree vtable, basic_block other,
		location_t loc, profile_probability null)
{
  append (before, gimple_build_cond (NE_EXPR, vtable,
				     build_zero_cst (TREE_TYPE (vtable)),
				     NULL_TREE, NULL_TREE), loc);
  edge e = single_succ_edge (before);
  e->flags = (e->flags & ~EDGE_FALLTHRU) | EDGE_TRUE_VALUE;
  e->probability = null.invert ();
  connect (before, other, EDGE_FALSE_VALUE, null);
}

/* Make the call of OP happen only if VTABLE is not null: a drop of a null
   object does nothing, everything else panics.  */

static void
guard (operation *op, tree vtable)
{
  basic_block before, after;
  isolate (op->call, &before, &after);
  if (op->code == MARKER_DROP)
    {
      branch_on_null (before, vtable, after, op->loc,
		      profile_probability::even ());
      return;
    }
  basic_block panic = new_block (op->flow->fun, after);
  panic->count = profile_count::zero ();
  tree where = place_string (function_of_statement (op->flow->fun, op->call), op->loc);
  append (panic, build_panic (where, CO__PANIC_NULL), op->loc);
  branch_on_null (before, vtable, panic, op->loc,
		  profile_probability::very_unlikely ());
}

/* Insert STMT on the way on from the call of OP.  */

static void
put_after_call (operation *op, gimple *stmt)
{
  gimple_set_location (stmt, op->loc);
  if (stmt_ends_bb_p (op->call))
    {
      edge e = find_fallthru_edge (gimple_bb (op->call)->succs);
      if (!e)
	return;
      basic_block bb = e->dest;
      if (!single_pred_p (bb))
	bb = split_edge (e);
      gimple_stmt_iterator gsi = gsi_after_labels (bb);
      gsi_insert_before (&gsi, stmt, GSI_SAME_STMT);
      return;
    }
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  gsi_insert_after (&gsi, stmt, GSI_NEW_STMT);
}

/* Replace `lhs = IS_NULL (&obj)'.  */

static void
lower_is_null (operation *op)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  emitter e = { &gsi, op->loc };
  tree lhs = gimple_call_lhs (op->call);
  if (lhs && !op->maybe_null)
    e.assign (lhs, build_zero_cst (TREE_TYPE (lhs)));
  else if (lhs)
    {
      tree vtable = load_vtable (op, &e);
      e.put (gimple_build_assign (lhs, EQ_EXPR, vtable,
				  build_zero_cst (TREE_TYPE (vtable))));
    }
  remove_marker (&gsi);
}

/* True if an object that can be what C says, if that is known at all, may be
   put in a chain.  A frame that is a variable here must not: it lies in a
   frame that may move.  */

static bool
may_link_p (const operation *op, const contents *c)
{
  if (!c)
    return true;
  bool may = c->unknown;
  for (unsigned s : c->sites)
    {
      const creation_site *site = &op->flow->sites[s];
      if (site->frame)
	return false;
      may |= site->callee->links;
    }
  return may;
}

/* Let BB go on to AFTER if the object with VTABLE, which cannot be linked, is
   made for this version of the ABI, else panic; return where it goes on.  What
   can be linked is looked at by co__link.  So each delegation to what others
   have made is checked once, and no resume is.  */

static basic_block
check_abi (operation *op, basic_block bb, tree vtable, basic_block after)
{
  function *fun = op->flow->fun;
  basic_block check = new_block (fun, bb), panic = new_block (fun, check);
  tree abi = make_ssa_name (unsigned_type_node);
  append (check, gimple_build_assign (abi, build_vtable_load
				      (vtable, VTABLE_ABI, unsigned_type_node)),
	  op->loc);
  append (check, gimple_build_cond (EQ_EXPR, abi,
				    build_int_cst (unsigned_type_node,
						   CO_ABI_VERSION),
				    NULL_TREE, NULL_TREE), op->loc);
  append (panic, build_abi_panic (vtable), op->loc);
  panic->count = profile_count::zero ();
  connect (bb, check, EDGE_FALSE_VALUE, profile_probability::even ());
  connect (check, after, EDGE_TRUE_VALUE, profile_probability::very_likely ());
  connect (check, panic, EDGE_FALSE_VALUE,
	   profile_probability::very_unlikely ());
  return check;
}

/* Let the test of the result of OP, which delegation/chain.cc has put right behind
   it, always find YES.  */

static void
settle_links (operation *op, bool yes)
{
  edge no_edge, yes_edge;
  extract_true_false_edges_from_block (gimple_bb (op->call), &no_edge,
				       &yes_edge);
  never_take (yes ? no_edge : yes_edge);
}

/* Replace `lhs = LINKS (&obj, now); if (lhs == 0)', where C says what the object
   can be.  */

static void
lower_links (operation *op, const contents *c)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  emitter e = { &gsi, op->loc };
  tree lhs = gimple_call_lhs (op->call);
  bool may = may_link_p (op, c);
  if (!may || integer_zerop (gimple_call_arg (op->call, 1)))
    settle_links (op, may);
  else
    {
      tree vtable = load_vtable (op, &e);
      basic_block before, after;
      isolate (op->call, &before, &after);
      branch_on_null (before, vtable, after, op->loc,
		      profile_probability::unlikely ());
      gsi = gsi_for_stmt (op->call);
      tree type = unsigned_type_node, bit = make_ssa_name (type);
      tree flags = e.name (type, build_vtable_load (vtable, VTABLE_FLAGS, type));
      tree wanted = build_int_cst (type, CO__LINKS);
      e.put (gimple_build_assign (bit, BIT_AND_EXPR, flags, wanted));
      basic_block bb = gimple_bb (op->call);
      append (bb, gimple_build_cond (EQ_EXPR, bit, wanted, NULL_TREE,
				     NULL_TREE), op->loc);
      edge linked = single_succ_edge (bb);
      linked->flags = (linked->flags & ~EDGE_FALLTHRU) | EDGE_TRUE_VALUE;
      linked->probability = profile_probability::even ();
      basic_block checked = check_abi (op, bb, vtable, after);
      gphi *phi = create_phi_node (lhs, after);
      tree type_of_lhs = TREE_TYPE (lhs);
      add_phi_arg (phi, build_one_cst (type_of_lhs), linked, op->loc);
      add_phi_arg (phi, build_zero_cst (type_of_lhs),
		   find_edge (checked, after), op->loc);
      add_phi_arg (phi, build_zero_cst (type_of_lhs),
		   find_edge (before, after), op->loc);
    }
  gsi = gsi_for_stmt (op->call);
  remove_marker (&gsi);
}

/* Replace `LINK (&obj, &value)'.  */

static void
lower_link (operation *op)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  emitter e = { &gsi, op->loc };
  tree self = load_self (op, &e), vtable = load_vtable (op, &e);
  /* The result may share the object's bytes.  */
  if (VAR_P (op->object))
    e.put (build_clobber_of (op->object));
  tree result = gimple_call_arg (op->call, 1);
  if (TREE_CODE (result) == ADDR_EXPR)
    e.put (build_clobber_of (TREE_OPERAND (result, 0)));
  tree types[] = { ptr_type_node, ptr_type_node, ptr_type_node };
  tree chain = build_marker_decl (MARKER_CHAIN, "co_chain", void_type_node,
				  3, types, op->t.type);
  if (integer_nonzerop (gimple_call_arg (op->call, 2)))
    {
      guard (op, vtable);
      gsi = gsi_for_stmt (op->call);
    }
  replace_call (&gsi, gimple_build_call (chain, 3, self, vtable, result));
}

/* Replace the call of OP by one of a method.  */

static void
lower_method_call (operation *op, const vec<unsigned> *dead)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  emitter e = { &gsi, op->loc };
  tree vtable = NULL_TREE, spilled;
  if (op->maybe_null || !op->direct)
    vtable = load_vtable (op, &e);
  auto_vec<tree, 4> args;
  args.safe_push (load_self (op, &e));
  method_arguments (op, &e, &args, &spilled);
  if (op->code == MARKER_DROP)
    e.assign (unshare_expr (op->object), build_constructor (op->t.type, NULL));
  if (op->maybe_null)
    guard (op, vtable);
  gsi = gsi_for_stmt (op->call);
  gcall *call;
  if (op->direct)
    call = gimple_build_call_vec (op->direct, args);
  else
    {
      tree type = method_type (op);
      tree fn = build_vtable_load (vtable,
				   op->code == MARKER_DROP ? VTABLE_DROP
							   : VTABLE_METHOD,
				   build_pointer_type (type));
      tree name = e.name (TREE_TYPE (fn), fn);
      call = gimple_build_call_vec (name, args);
      gimple_call_set_fntype (call, type);
    }
  tree lhs = gimple_call_lhs (op->call);
  tree result = NULL_TREE;
  if (lhs && !useless_type_conversion_p (TREE_TYPE (lhs),
					 gimple_call_return_type (call)))
    {
      result = make_ssa_name (gimple_call_return_type (call));
      gimple_call_set_lhs (call, result);
    }
  op->call = replace_call (&gsi, call);
  if (op->direct && TREE_NOTHROW (op->direct))
    remove_stmt_from_eh_lp (op->call);
  if (coroutine_decl_p (op->flow->fun->decl))
    {
      /* Tell compute_liveness what is dead now.  */
      for (unsigned s : *dead)
	if (op->flow->sites[s].frame)
	  put_after_call (op, build_clobber_of (op->flow->sites[s].frame));
      if (spilled)
	put_after_call (op, build_clobber_of (spilled));
    }
  if (result)
    put_after_call (op, gimple_build_assign (lhs, NOP_EXPR, result));
}

/* Let OP, a call of the runtime's that says itself whether there is an object but not
   where it was called, say that.  */

static void
guard_runtime_call (operation *op)
{
  gimple_stmt_iterator gsi = gsi_for_stmt (op->call);
  emitter e = { &gsi, op->loc };
  if (op->maybe_null)
    guard (op, load_vtable (op, &e));
}

/* Lower the marker CALL in FLOW's function.  C says what its object can be
   when it is the private variable VAR (else VAR is -1).  The frames of the
   sites DEAD are not used after it.  */

void
lower_operation (object_flow *flow, gcall *call, const contents *c, int var,
		 const vec<unsigned> *dead)
{
  operation op = { };
  op.flow = flow;
  op.call = call;
  op.loc = gimple_location (call);
  op.code = marker_code (call);
  op.maybe_null = true;
  tree operand = gimple_call_arg (call, 0);
  if (block_on_call_p (call))
    trait_of_type (TREE_TYPE (TREE_OPERAND (operand, 0)), &op.t);
  else
    op.t = marker_trait (call);
  if (op.code == MARKER_DROP && var >= 0 && c->null && !c->unknown
      && c->sites.is_empty ())
    {
      /* What has been consumed.  */
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      remove_stmt_from_eh_lp (call);
      remove_marker (&gsi);
      return;
    }
  if (var >= 0)
    {
      op.object = flow->vars[var];
      resolve_callee (&op, c);
    }
  else
    {
      gimple_stmt_iterator gsi = gsi_for_stmt (call);
      emitter e = { &gsi, op.loc };
      op.object = object_at (&e, operand, op.t.type);
    }
  if (block_on_call_p (call))
    guard_runtime_call (&op);
  else if (op.code == MARKER_IS_NULL)
    lower_is_null (&op);
  else if (op.code == MARKER_LINKS)
    lower_links (&op, var >= 0 ? c : NULL);
  else if (op.code == MARKER_LINK)
    lower_link (&op);
  else
    lower_method_call (&op, dead);
}
