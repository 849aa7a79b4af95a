/* Who owns an object next?  Uses by value become moves, and what nobody takes is
   dropped.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	b = a;		=>  t = move (&a), drop (&b), b = t
	g (a);		=>  g (move (&a))
	return a;	=>  return move (&a)
	f ();		=>  drop (&TARGET_EXPR <t, f ()>)	and a warning
	f ().self	=>  TARGET_EXPR <t, f ()>.self, and drop (&t) at the end
			    of the full expression
	g (f (), ({ return; 1; }))
			=>  t = ({ return; 1; }), TARGET_EXPR <u, f ()>,
			    g (move (&u), t), and drop (&u) likewise

   A walk over the finished tree of a function, which knows of each expression of
   trait type what its value is for: somebody takes it, nobody does, or it is only
   named, as in `&a' or `a.vtable'.  What markers consume has been moved from while
   they were parsed (front-end/own.cc); a co_move of the user's is the same marker.

   A move leaves null in its place, so a variable is null or owns what nobody else
   does, and its drop at the end of the scope needs no other flag.

   Who jumps into a scope passes by the initializers there: front-end/jumps.cc.

   What a walk over GIMPLE would cost is the difference between a variable and a
   temporary, and the places of the messages.  */

#include "support/c-front-end.h"
#include "gimple-expr.h"
#include "gimplify.h"
#include "tree-iterator.h"
#include "c-family/c-common.h"
#include "stor-layout.h"
#include "support/compat.h"
#include "support/options.h"
#include "front-end/front-end.h"

/* What the value of an expression is for.  */
enum fate
{
  VALUE_TAKEN,
  VALUE_UNUSED,
  VALUE_NAMED		/* It is not read: its address is taken, or a part named.  */
};

/* The state of one walk.  */
struct move_walk
{
  tree fndecl;
  auto_vec<tree> binds;		/* The scopes around, outermost first.  */
  tree *statement;		/* The latest one in a list.  */
  hash_map<tree, tree *> declared;	/* The statement that declares each.  */
  tree nulls;			/* What makes variables null at the start.  */
  location_t loc;		/* Of the nearest expression that has one.  */
  bool later;			/* Something is dropped at the end of the full
				   expression around.  */
  bool silent;			/* Inside a cast to void.  */
  hash_set<tree> inner;		/* Initializers inside of others.  */
  hash_set<tree> seen;
};

static void walk (move_walk *, tree *, enum fate);

/* Walk *TP, the operand of a statement: a full expression of its own.  */

static void
walk_full (move_walk *w, tree *tp, enum fate fate)
{
  bool later = w->later;
  w->later = false;
  walk (w, tp, fate);
  if (w->later)
    {
      *tp = build1_loc (w->loc, CLEANUP_POINT_EXPR, TREE_TYPE (*tp), *tp);
      TREE_SIDE_EFFECTS (*tp) = 1;
    }
  w->later = later;
}

/* Return T, an object of the trait OF, as a temporary; DROPPED if its address is to be
   taken for that.  */

static tree
build_temporary (location_t loc, tree t, const trait &of, bool dropped)
{
  tree var = create_tmp_var_raw (of.type, "object");
  TREE_ADDRESSABLE (var) = dropped;
  tree slot = build4_loc (loc, TARGET_EXPR, of.type, var, t, NULL_TREE, NULL_TREE);
  TREE_SIDE_EFFECTS (slot) = 1;
  return slot;
}

/* Return T as a temporary whose object, of the trait OF, is dropped at the end of
   the full expression.  */

static tree
dropped_later (move_walk *w, tree t, const trait &of)
{
  tree slot = build_temporary (w->loc, t, of, true);
  tree address = build_fold_addr_expr (TARGET_EXPR_SLOT (slot));
  TARGET_EXPR_CLEANUP (slot) = fe_marker_call (w->loc, of, MARKER_DROP, address);
  w->later = true;
  return slot;
}

/* Return a statement that evaluates T, an object of the trait OF, and drops it.  */

static tree
dropped_now (location_t loc, tree t, const trait &of)
{
  tree slot = build_temporary (loc, t, of, true);
  return fe_marker_call (loc, of, MARKER_DROP,
			 build1_loc (loc, ADDR_EXPR,
				     build_pointer_type (of.type), slot));
}

static void
warn_nobody_takes (location_t loc, const trait &of)
{
  if (cogen_opts.no_ownership_warnings)
    return;
  static const char *const messages[] = {
    G_("the iterator is never used: it is dropped at once"),
    G_("the future is never awaited: it is dropped at once"),
    G_("the stream is never used: it is dropped at once"),
    G_("the generator is never used: it is dropped at once") };
  warning_at (loc, 0, messages[of.kind]);
}

/* True if what LVALUE names must not be changed.  */

static bool
read_only_p (const_tree lvalue)
{
  return TREE_READONLY (lvalue) || TYPE_READONLY (TREE_TYPE (lvalue));
}

/* Return the address of LVALUE, which is then in memory, `register' or not.  */

static tree
address_of (tree lvalue)
{
  tree base = lvalue;
  while (handled_component_p (base))
    base = TREE_OPERAND (base, 0);
  if (DECL_P (base))
    TREE_ADDRESSABLE (base) = 1;
  return build_fold_addr_expr (lvalue);
}

/* Return what takes LVALUE's object, of the trait OF.  */

static tree
move_out_of (move_walk *w, tree lvalue, const trait &of)
{
  if (read_only_p (lvalue))
    {
      auto_diagnostic_group group;
      error_at (w->loc, "%qE is moved from, but it is read-only", lvalue);
      inform (w->loc, "an object that is given away is left null");
      return lvalue;
    }
  return fe_marker_call (w->loc, of, MARKER_MOVE, address_of (lvalue));
}

/* The variable whose old object an assignment to LVALUE drops, or null: members,
   elements and what pointers point to are the user's.  */

static bool
assignment_drops_p (const_tree lvalue)
{
  return (VAR_P (lvalue) || TREE_CODE (lvalue) == PARM_DECL)
	 && !DECL_ARTIFICIAL (lvalue) && !read_only_p (lvalue);
}

/* Lower the assignment *TP of an object of the trait OF, whose operands have been
   walked, to one that drops what its variable held.  */

static void
lower_assignment (move_walk *w, tree *tp, const trait &of)
{
  tree t = *tp, lhs = TREE_OPERAND (t, 0), rhs = TREE_OPERAND (t, 1);
  location_t loc = w->loc;
  tree drop = fe_marker_call (loc, of, MARKER_DROP, address_of (lhs));
  if (TREE_CONSTANT (rhs))
    {
      *tp = build2_loc (loc, COMPOUND_EXPR, TREE_TYPE (t), drop, t);
      return;
    }
  tree slot = build_temporary (loc, rhs, of, false);
  TREE_OPERAND (t, 1) = TARGET_EXPR_SLOT (slot);
  tree store = build2_loc (loc, COMPOUND_EXPR, TREE_TYPE (t), drop, t);
  *tp = build2_loc (loc, COMPOUND_EXPR, TREE_TYPE (t), slot, store);
  TREE_SIDE_EFFECTS (store) = TREE_SIDE_EFFECTS (*tp) = 1;
}

/* Walk the assignment *TP of an object of the trait OF.  */

static void
walk_assignment (move_walk *w, tree *tp, const trait &of, enum fate fate)
{
  tree lhs = TREE_OPERAND (*tp, 0);
  bool drops = TREE_CODE (*tp) == MODIFY_EXPR && assignment_drops_p (lhs)
	       && !TREE_CLOBBER_P (TREE_OPERAND (*tp, 1));
  walk (w, &TREE_OPERAND (*tp, 0), VALUE_NAMED);
  walk (w, &TREE_OPERAND (*tp, 1), VALUE_TAKEN);
  if (drops)
    lower_assignment (w, tp, of);
  if (fate == VALUE_TAKEN && lvalue_p (lhs))
    *tp = build2_loc (w->loc, COMPOUND_EXPR, of.type, *tp,
		      move_out_of (w, unshare_expr (lhs), of));
}

/* Walk *TP, an expression of the trait OF whose value has this FATE.  */

static void
walk_object (move_walk *w, tree *tp, const trait &of, enum fate fate)
{
  tree t = *tp;
  switch (TREE_CODE (t))
    {
    case MODIFY_EXPR: case INIT_EXPR:
      walk_assignment (w, tp, of, fate);
      return;
    case COND_EXPR:
      walk (w, &TREE_OPERAND (t, 0), VALUE_TAKEN);
      walk (w, &TREE_OPERAND (t, 1), fate);
      walk (w, &TREE_OPERAND (t, 2), fate);
      if (fate == VALUE_UNUSED)
	TREE_TYPE (t) = void_type_node;
      return;
    case COMPOUND_EXPR:
      walk (w, &TREE_OPERAND (t, 0), VALUE_UNUSED);
      walk (w, &TREE_OPERAND (t, 1), fate);
      TREE_TYPE (t) = TREE_TYPE (TREE_OPERAND (t, 1));
      return;
    CASE_CONVERT: case NON_LVALUE_EXPR: case VIEW_CONVERT_EXPR:
      walk (w, &TREE_OPERAND (t, 0), fate);
      if (fate == VALUE_UNUSED)
	*tp = TREE_OPERAND (t, 0);
      return;
    case SAVE_EXPR:
      walk (w, &TREE_OPERAND (t, 0), VALUE_TAKEN);
      return;
    case BIND_EXPR: case STATEMENT_LIST: case ERROR_MARK: case CONSTRUCTOR:
    case COMPOUND_LITERAL_EXPR:
      return;
    case TARGET_EXPR:
      walk (w, &TARGET_EXPR_INITIAL (t), VALUE_UNUSED);
      break;
    case CALL_EXPR: case VA_ARG_EXPR:
      break;
    default:
      if (lvalue_p (t) && fate == VALUE_TAKEN)
	*tp = move_out_of (w, t, of);
      return;
    }
  /* Something new.  */
  if (fate == VALUE_UNUSED)
    {
      if (!w->silent)
	warn_nobody_takes (w->loc, of);
      *tp = dropped_now (w->loc, t, of);
    }
  else if (fate == VALUE_NAMED && TREE_CODE (t) != TARGET_EXPR)
    *tp = dropped_later (w, t, of);
}

/* Let what T, a scope's end, drops be null wherever that scope is entered.  */

static void
protect_jumps (move_walk *w, tree t)
{
  tree var = fe_jumped_past (t);
  tree **declared = var ? w->declared.get (var) : NULL;
  if (!declared || w->binds.is_empty ())
    return;
  fe_declare_outside (var, *declared, w->binds.last (), w->binds[0], &w->nulls);
  w->declared.remove (var);	/* It may have more cleanups.  */
}

/* Put what makes variables null at the start of BIND, the function's scope.  */

static void
put_nulls (move_walk *w, tree bind)
{
  if (!w->nulls)
    return;
  append_to_statement_list_force (BIND_EXPR_BODY (bind), &w->nulls);
  BIND_EXPR_BODY (bind) = w->nulls;
  w->nulls = NULL_TREE;
}

/* True if T is the test by which the path of a drop leaves the coroutine, as made by
   fe_suspension.  It is no full expression of its own: what is dropped at the end of one
   stands between the marker and the way out then.  */

static bool
suspension_test_p (const_tree t)
{
  if (TREE_CODE (t) != NE_EXPR || TREE_CODE (TREE_OPERAND (t, 0)) != CALL_EXPR)
    return false;
  return fe_suspends_p (marker_code (get_callee_fndecl (TREE_OPERAND (t, 0))));
}

/* Walk the statement T, if it is one that has other statements, or declares
   something; false if it is none.  */

static bool
walk_statement (move_walk *w, tree t)
{
  switch (TREE_CODE (t))
    {
    case BIND_EXPR:
      w->binds.safe_push (t);
      walk_full (w, &BIND_EXPR_BODY (t), VALUE_UNUSED);
      w->binds.pop ();
      if (w->binds.is_empty ())
	put_nulls (w, t);
      return true;
    case STATEMENT_LIST:
      for (tree_stmt_iterator i = tsi_start (t); !tsi_end_p (i); tsi_next (&i))
	{
	  w->statement = tsi_stmt_ptr (i);
	  walk_full (w, tsi_stmt_ptr (i), VALUE_UNUSED);
	}
      return true;
    case DECL_EXPR:
      {
	tree decl = DECL_EXPR_DECL (t);
	if (VAR_P (decl) && DECL_INITIAL (decl) && !TREE_STATIC (decl))
	  {
	    w->loc = DECL_SOURCE_LOCATION (decl);
	    w->declared.put (decl, w->statement);
	    walk_full (w, &DECL_INITIAL (decl), VALUE_TAKEN);
	  }
	return true;
      }
    case COND_EXPR:
      if (!VOID_TYPE_P (TREE_TYPE (t)))
	return false;
      if (suspension_test_p (TREE_OPERAND (t, 0)))
	walk (w, &TREE_OPERAND (t, 0), VALUE_TAKEN);
      else
	walk_full (w, &TREE_OPERAND (t, 0), VALUE_TAKEN);
      walk_full (w, &TREE_OPERAND (t, 1), VALUE_UNUSED);
      walk_full (w, &TREE_OPERAND (t, 2), VALUE_UNUSED);
      return true;
    case RETURN_EXPR:	/* An assignment to the result.  */
      if (!fe_returns_last_copy_p (t, w->fndecl))
	walk (w, &TREE_OPERAND (t, 0), VALUE_UNUSED);
      return true;
    case ASM_EXPR:	/* Its operands are lists, no full expressions.  */
      walk (w, &ASM_OUTPUTS (t), VALUE_NAMED);
      walk (w, &ASM_INPUTS (t), VALUE_NAMED);
      return true;
    case TRY_FINALLY_EXPR:
      protect_jumps (w, t);
      return false;
    default:
      return false;
    }
}

/* Walk what the expression T contains if its operands must not all be walked alike;
   false if it is none of these.  */

static bool
walk_expression (move_walk *w, tree t)
{
  switch (TREE_CODE (t))
    {
    case COMPOUND_LITERAL_EXPR:
      {
	tree decl = COMPOUND_LITERAL_EXPR_DECL (t);
	if (!TREE_STATIC (decl) && DECL_INITIAL (decl))
	  walk (w, &DECL_INITIAL (decl), VALUE_TAKEN);
	return true;
      }
    case ADDR_EXPR: case COMPONENT_REF: case REALPART_EXPR: case IMAGPART_EXPR:
      walk (w, &TREE_OPERAND (t, 0), VALUE_NAMED);
      return true;
    case MODIFY_EXPR: case INIT_EXPR: case ARRAY_REF:
      walk (w, &TREE_OPERAND (t, 0), VALUE_NAMED);
      walk (w, &TREE_OPERAND (t, 1), VALUE_TAKEN);
      return true;
    case COMPOUND_EXPR:
      walk (w, &TREE_OPERAND (t, 0), VALUE_UNUSED);
      walk (w, &TREE_OPERAND (t, 1), VALUE_TAKEN);
      return true;
    case TARGET_EXPR:
      walk (w, &TARGET_EXPR_INITIAL (t), VALUE_UNUSED);
      return true;
    CASE_CONVERT:
      if (!VOID_TYPE_P (TREE_TYPE (t)))
	return false;
      {
	/* The user says that he does not want it.  */
	bool silent = w->silent;
	w->silent = true;
	walk (w, &TREE_OPERAND (t, 0), VALUE_UNUSED);
	w->silent = silent;
      }
      return true;
    case CONSTRUCTOR:
      {
	constructor_elt *elt;
	for (unsigned i = 0; vec_safe_iterate (CONSTRUCTOR_ELTS (t), i, &elt); i++)
	  {
	    if (TREE_CODE (elt->value) == CONSTRUCTOR)
	      w->inner.add (elt->value);
	    walk (w, &elt->value, VALUE_TAKEN);
	  }
	return true;
      }
    default:
      return false;
    }
}

/* Let *TP have OPERANDS, of which fe_loses_object_p, from temporaries that drop what they
   hold.  Return where it is now.  */

static tree *
hold_operands (move_walk *w, tree *tp, const vec<tree *> &operands)
{
  tree t = *tp, held = NULL_TREE;
  for (tree *operand : operands)
    {
      trait of;
      tree value = *operand, slot;
      if (!TREE_SIDE_EFFECTS (value))
	continue;
      if (trait_of_type (TREE_TYPE (value), &of))
	{
	  slot = dropped_later (w, value, of);
	  *operand = fe_marker_call (w->loc, of, MARKER_MOVE,
				     build_fold_addr_expr (TARGET_EXPR_SLOT (slot)));
	}
      else
	{
	  tree var = create_tmp_var_raw (TYPE_MAIN_VARIANT (TREE_TYPE (value)), "operand");
	  slot = build4_loc (w->loc, TARGET_EXPR, TREE_TYPE (var), var, value, NULL_TREE,
			     NULL_TREE);
	  TREE_SIDE_EFFECTS (slot) = 1;
	  *operand = var;
	}
      held = held ? build2_loc (w->loc, COMPOUND_EXPR, TREE_TYPE (slot), held, slot) : slot;
    }
  *tp = build2_loc (w->loc, COMPOUND_EXPR, TREE_TYPE (t), held, t);
  return &TREE_OPERAND (*tp, 1);
}

/* True if what T, an object, gives is what its operands give: walk_object walks
   them.  */

static bool
passes_object_p (const_tree t)
{
  switch (TREE_CODE (t))
    {
    case MODIFY_EXPR: case INIT_EXPR: case COND_EXPR: case COMPOUND_EXPR:
    CASE_CONVERT: case NON_LVALUE_EXPR: case VIEW_CONVERT_EXPR: case SAVE_EXPR:
    case TARGET_EXPR:
      return true;
    default:
      return false;
    }
}

/* True if T is a statement, whose operands are full expressions or statements.  */

static bool
statement_p (const_tree t)
{
  return VOID_TYPE_P (TREE_TYPE (t)) && TREE_CODE (t) != CALL_EXPR;
}

/* Walk *TP, whose value has this FATE.  */

static void
walk (move_walk *w, tree *tp, enum fate fate)
{
  tree t = *tp;
  if (t && TREE_CODE (t) == TREE_LIST)
    {
      /* Operands of an asm.  */
      for (; t; t = TREE_CHAIN (t))
	walk (w, &TREE_VALUE (t), VALUE_NAMED);
      return;
    }
  if (!t || !TREE_TYPE (t) || TYPE_P (t) || error_operand_p (t))
    return;
  trait of;
  bool object = (!VOID_TYPE_P (TREE_TYPE (t)) && TREE_CODE (t) != STATEMENT_LIST
		 && trait_of_type (TREE_TYPE (t), &of));
  if (DECL_P (t))
    {
      if (object && fate == VALUE_TAKEN && lvalue_p (t))
	*tp = move_out_of (w, t, of);
      else if (!object && fate == VALUE_TAKEN)
	fe_check_copy (w->loc, t);
      return;
    }
  if (!EXPR_P (t) && TREE_CODE (t) != CONSTRUCTOR && TREE_CODE (t) != STATEMENT_LIST)
    return;
  if (w->seen.add (t))
    return;
  location_t loc = w->loc;
  if (EXPR_HAS_LOCATION (t))
    w->loc = fe_user_location (EXPR_LOCATION (t));
  if (!(object && passes_object_p (t)) && !walk_statement (w, t)
      && !walk_expression (w, t))
    for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
      {
	if (statement_p (t))
	  walk_full (w, &TREE_OPERAND (t, i), VALUE_UNUSED);
	else
	  walk (w, &TREE_OPERAND (t, i), VALUE_TAKEN);
      }
  auto_vec<tree *> operands;
  if (!w->inner.contains (t))
    fe_list_operands (t, &operands);
  tree *at = fe_loses_object_p (operands) ? hold_operands (w, tp, operands) : tp;
  if (object)
    walk_object (w, at, of, fate);
  else if (fate == VALUE_TAKEN)
    fe_check_copy (w->loc, *at);
  if (at != tp)
    TREE_TYPE (*tp) = TREE_TYPE (*at);
  w->loc = loc;
}

void
fe_move_objects (tree fndecl)
{
  move_walk w;
  w.nulls = NULL_TREE;
  w.fndecl = fndecl;
  w.loc = DECL_SOURCE_LOCATION (fndecl);
  w.later = w.silent = false;
  walk_full (&w, &DECL_SAVED_TREE (fndecl), VALUE_UNUSED);
}
