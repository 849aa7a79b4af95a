/* Members that are objects become variables.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	struct two { int n; co_iterator(int) a, b; } t = { 0 };
	t.a = range (0, n);			t$a = range (0, n);
	t.b = twice (move (&t.a));	=>	t$b = twice (move (&t$a));
	next (&t.b, &v)				next (&t$b, &v)

   So too with an array's elements, where each index is a constant, or the elements are
   few (dissolve/indexed.cc).  As GCC's scalar
   replacement of aggregates does for optimized code; here at each -O, since whether an
   object dissolves shall not depend on that.

   Input: a function as it was written.  It may do with such a variable as a whole only
   what does the same to each member: empty it, or let it end.  Of its address only
   that of a member that is an object may be taken, by an assignment or a call, and that of
   an element only for markers.  Output:
   the same with a variable for each such member.  */

#include "support/edit.h"
#include "tree-pretty-print.h"
#include "dissolve/dissolve.h"
#include "support/queries.h"

/* A member that is an object, and its variable.  */
struct member
{
  poly_int64 offset;
  tree var;
};

/* A variable that may have such members.  */
struct whole
{
  tree var;
  bool known;			/* All that is done to it is.  */
  auto_vec<member> members;	/* Those that are mentioned.  */
};

struct wholes
{
  function *fun;
  auto_delete_vec<whole> all;
  hash_map<tree, unsigned> index;
  auto_vec<gimple *> indexed;	/* Addresses of elements of variable index.  */

  whole *of (tree op)
  {
    tree base = base_decl (op);
    unsigned *i = base ? index.get (base) : NULL;
    return i ? all[*i] : NULL;
  }
};

/* True if a value of TYPE can hold objects in members or elements.  */

static bool
holds_members_p (const_tree type)
{
  trait t;
  if (trait_of_type (type, &t))
    return false;
  if (TREE_CODE (type) == ARRAY_TYPE)
    return (trait_of_type (TREE_TYPE (type), &t)
	    || holds_members_p (TREE_TYPE (type)));
  if (TREE_CODE (type) != RECORD_TYPE)
    return false;
  for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
    if (TREE_CODE (field) == FIELD_DECL
	&& (trait_of_type (TREE_TYPE (field), &t)
	    || holds_members_p (TREE_TYPE (field))))
      return true;
  return false;
}

static void
collect_wholes (wholes *w)
{
  unsigned i;
  tree var;
  FOR_EACH_LOCAL_DECL (w->fun, i, var)
    if (VAR_P (var) && !is_global_var (var) && !TREE_THIS_VOLATILE (var)
	&& !DECL_HAS_VALUE_EXPR_P (var) && !w->index.get (var)
	&& holds_members_p (TREE_TYPE (var)))
      {
	whole *x = new whole ();
	x->var = var;
	x->known = true;
	w->index.put (var, w->all.length ());
	w->all.safe_push (x);
      }
}

/* The place in *OP, a reference to a member of a variable, of the object that it names
   or is a part of, at a place that is known; else null.  */

static tree *
object_in (tree *op)
{
  trait t;
  poly_int64 offset;
  for (; handled_component_p (*op); op = &TREE_OPERAND (*op, 0))
    {
      if (TREE_CODE (*op) != COMPONENT_REF && TREE_CODE (*op) != ARRAY_REF)
	return NULL;
      if (trait_of_type (TREE_TYPE (*op), &t) && !TREE_THIS_VOLATILE (*op))
	return (get_addr_base_and_unit_offset (*op, &offset)
		&& DECL_P (get_base_address (*op)) ? op : NULL);
    }
  return NULL;
}

/* True if OP, a part of a variable, may have a part of an object in it.  */

static bool
may_mention_p (const_tree op)
{
  trait t;
  return (!(TREE_CODE (op) == COMPONENT_REF || TREE_CODE (op) == ARRAY_REF)
	  || trait_of_type (TREE_TYPE (op), &t) || holds_members_p (TREE_TYPE (op)));
}

/* True if STMT does to all of a variable what can be done to each member.  */

static bool
done_to_each_p (gimple *stmt)
{
  return (gimple_assign_single_p (stmt)
	  && TREE_CODE (gimple_assign_rhs1 (stmt)) == CONSTRUCTOR
	  && CONSTRUCTOR_NELTS (gimple_assign_rhs1 (stmt)) == 0
	  && DECL_P (gimple_assign_lhs (stmt)));
}

/* True if nobody can come from the address that STMT takes, of REF, to another object of
   the same variable.  From an element's one can, by counting.  */

static bool
stays_p (gimple *stmt, const_tree ref)
{
  if (TREE_CODE (ref) == ARRAY_REF)
    return marker_code (stmt) != MARKER_NONE || operand_address_p (stmt);
  return is_gimple_call (stmt) || gimple_assign_single_p (stmt);
}

/* walk_stmt_load_store_addr_ops callbacks: OP is read or written; its address is
   used.  */

static bool
note_access (gimple *stmt, tree base, tree op, void *data)
{
  wholes *w = (wholes *) data;
  whole *x = w->of (base);
  if (x && !done_to_each_p (stmt) && !object_in (&op) && may_mention_p (op))
    x->known = false;
  return false;
}

static bool
note_address (gimple *stmt, tree base, tree op, void *data)
{
  wholes *w = (wholes *) data;
  whole *x = w->of (base);
  if (x && indexed_address_p (stmt))
    {
      w->indexed.safe_push (stmt);
      return false;
    }
  tree ref = TREE_CODE (op) == ADDR_EXPR ? TREE_OPERAND (op, 0) : op;
  tree *object = x ? object_in (&ref) : NULL;
  if (x && !(object && stays_p (stmt, *object)))
    x->known = false;
  return false;
}

static void
scan_members (wholes *w)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, w->fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	walk_stmt_load_store_addr_ops (gpi.phi (), w, note_access, note_access,
				       note_address);
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	if (!is_gimple_debug (gsi_stmt (gsi)))
	  walk_stmt_load_store_addr_ops (gsi_stmt (gsi), w, note_access,
					 note_access, note_address);
    }
}

/* Let what is done to elements of variable index of the variables that are known be done
   to one of few.  */

static void
resolve_indices (wholes *w)
{
  auto_vec<gimple *> known;
  for (gimple *stmt : w->indexed)
    if (w->of (TREE_OPERAND (gimple_assign_rhs1 (stmt), 0))->known)
      known.safe_push (stmt);
  if (known.is_empty ())
    return;
  forget_dominance ();
  choose_elements (w->fun, known);
}

/* The variable for the member REF of X.  */

static tree
variable_of (wholes *w, whole *x, tree ref)
{
  poly_int64 offset;
  get_addr_base_and_unit_offset (ref, &offset);
  for (const member &m : x->members)
    if (known_eq (m.offset, offset))
      return m.var;
  char *name = print_generic_expr_to_str (ref);
  tree var = build_local (w->fun, TREE_TYPE (ref), name,
			  DECL_SOURCE_LOCATION (x->var));
  free (name);
  /* It is the user's: a copy of it does not take its object away.  */
  DECL_ARTIFICIAL (var) = 0;
  TREE_ADDRESSABLE (var) = 1;
  x->members.safe_push ({ offset, var });
  return var;
}

/* walk_gimple_op callback: let members be named by their variables.  */

static tree
rename_member (tree *tp, int *walk_subtrees, void *data)
{
  walk_stmt_info *wi = (walk_stmt_info *) data;
  wholes *w = (wholes *) wi->info;
  if (TYPE_P (*tp))
    *walk_subtrees = 0;
  if (!handled_component_p (*tp))
    return NULL_TREE;
  whole *x = w->of (*tp);
  tree *object = x && x->known ? object_in (tp) : NULL;
  if (object)
    {
      *object = variable_of (w, x, *object);
      wi->changed = true;
    }
  *walk_subtrees = !object;
  return NULL_TREE;
}

static void
rename_members (wholes *w)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, w->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	walk_stmt_info wi;
	memset (&wi, 0, sizeof wi);
	wi.info = w;
	walk_gimple_op (gsi_stmt (gsi), rename_member, &wi);
	if (wi.changed)
	  {
	    /* &t.a was no invariant perhaps, &t$a is one.  */
	    for (unsigned i = 0; i < gimple_num_ops (gsi_stmt (gsi)); i++)
	      if (tree op = gimple_op (gsi_stmt (gsi), i))
		if (TREE_CODE (op) == ADDR_EXPR)
		  recompute_tree_invariant_for_addr_expr (op);
	    update_stmt (gsi_stmt (gsi));
	  }
      }
}

/* What is done to all of a variable is done to its members' variables.  */

static void
do_to_each (wholes *w)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, w->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (!done_to_each_p (stmt))
	  continue;
	whole *x = w->of (gimple_assign_lhs (stmt));
	if (!x || !x->known)
	  continue;
	for (const member &m : x->members)
	  {
	    gassign *each = (gimple_clobber_p (stmt) ? build_clobber_of (m.var)
			     : gimple_build_assign (m.var, build_constructor
						    (TREE_TYPE (m.var), NULL)));
	    gimple_set_location (each, gimple_location (stmt));
	    gsi_insert_before (&gsi, each, GSI_SAME_STMT);
	  }
      }
}

/* Let the members of FUN's variables that are objects be variables.  True if there are
   any.  */

bool
split_members (function *fun)
{
  wholes w;
  w.fun = fun;
  collect_wholes (&w);
  if (w.all.is_empty ())
    return false;
  scan_members (&w);
  resolve_indices (&w);
  rename_members (&w);
  bool any = false;
  for (const whole *x : w.all)
    any |= !x->members.is_empty ();
  if (!any)
    return false;
  do_to_each (&w);
  finish_edit (fun, !w.indexed.is_empty ());
  return true;
}
