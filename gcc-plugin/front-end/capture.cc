/* Which variables of the functions around it does a coroutine get by value?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_iterator(int) upto (int n)
	{ return co_do (co_iterator(int), { for (int i = 0; i < n; i++) co_yield (i); }); }

   is	{ co_iterator(int) co__do_0 (void) { ... i < n ... }  return co__do_0 (); }
   =>	{ co_iterator(int) co__do_0 (int n) { ... i < n ... }  return co__do_0 (n); }

   A nested function uses the variables around it where they are.  Where nobody could
   tell the difference a coroutine that is made where it stands, by co_do or a call of a
   co_lambda, gets their values instead, as parameters, so that its object may outlive
   them.

   Input: the trees of an outermost function and all in it, complete, calls of lambdas
   made direct (front-end/lambda.cc).  Output: the same, with more parameters.

   1. scan_function notes, in the order in which they would be executed, what each
      function mentions, writes and takes the address of, its loops, and where it makes
      coroutines.
   2. by_value_p: nobody could tell the difference if neither side writes the variable
      once the object is made, nor is its address taken.  A trait object is moved into
      the new one if the body moves from it and nobody else mentions it any more.
   3. give_value makes it a parameter.  Innermost first: what a coroutine gets in one
      that gets it in turn.

   The invariant: what is said of an order is safe.  All of a loop comes after all of
   it, but for what is declared in it; a jump back makes a loop; where control cannot be
   followed everything comes after everything.  */

#include "support/c-front-end.h"
#include "calls.h"
#include "cgraph.h"
#include "stor-layout.h"
#include "tree-iterator.h"
#include "tree-nested.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* What happens to a variable.  */
enum event_kind
{
  EVENT_MENTION,
  EVENT_MOVE,		/* Its object is moved out.  */
  EVENT_WRITE,
  EVENT_ADDRESS		/* Its address gets out.  */
};

/* One such event, at the place POS of its function.  */
struct event
{
  tree var;
  event_kind kind;
  unsigned pos;
};

/* A call of a function nested somewhere here.  */
struct creation
{
  tree callee;
  tree *call;
  unsigned pos;
};

/* Places that may be executed again after one another.  */
struct loop_range
{
  unsigned first, last;
};

/* What is known of one function.  */
struct function_scan
{
  tree fndecl;
  function_scan *parent;	/* The one around it, or null.  */
  unsigned depth;
  unsigned pos;			/* Of what is looked at.  */
  bool any_order;		/* Control cannot be followed.  */
  auto_vec<event> events;
  auto_vec<creation> creations;
  auto_vec<loop_range> loops;
  hash_map<tree, unsigned> declared;	/* Where each variable is.  */
  hash_map<tree, unsigned> labels;
  hash_set<tree> seen;
};

typedef auto_delete_vec<function_scan> nest;

static void scan (function_scan *, tree *);

static void
note (function_scan *s, tree var, event_kind kind)
{
  if (VAR_P (var) || TREE_CODE (var) == PARM_DECL || TREE_CODE (var) == FUNCTION_DECL)
    {
      event e = { var, kind, s->pos };
      s->events.safe_push (e);
    }
}

/* The declaration that the lvalue T is a part of, or null.  */

static tree
base_of (tree t)
{
  while (handled_component_p (t) || CONVERT_EXPR_P (t)
	 || TREE_CODE (t) == NON_LVALUE_EXPR)
    t = TREE_OPERAND (t, 0);
  return DECL_P (t) ? t : NULL_TREE;
}

/* Note that T, an lvalue whose parts have been scanned, is written.  */

static void
note_write (function_scan *s, tree t)
{
  s->pos++;
  if (tree base = base_of (t))
    note (s, base, EVENT_WRITE);
}

/* Note that what has begun at FIRST is a loop.  */

static void
note_loop (function_scan *s, unsigned first)
{
  loop_range range = { first, s->pos };
  s->loops.safe_push (range);
}

static void
scan_operands (function_scan *s, tree t)
{
  for (int i = 0; i < TREE_OPERAND_LENGTH (t); i++)
    scan (s, &TREE_OPERAND (t, i));
}

static void
scan_jump (function_scan *s, tree to)
{
  if (TREE_CODE (to) != LABEL_DECL)
    s->any_order = true;
  else if (unsigned *label = s->labels.get (to))
    note_loop (s, *label);
}

/* Scan the call *TP.  What a marker gets the address of is only mentioned, or moved
   from.  */

static void
scan_call (function_scan *s, tree *tp)
{
  tree t = *tp, fndecl = get_callee_fndecl (t);
  enum marker code = marker_code (fndecl);
  if (!fndecl)
    scan (s, &CALL_EXPR_FN (t));
  for (int i = 0; i < call_expr_nargs (t); i++)
    {
      tree arg = CALL_EXPR_ARG (t, i);
      STRIP_NOPS (arg);
      tree base = (code != MARKER_NONE && TREE_CODE (arg) == ADDR_EXPR
		   ? base_of (TREE_OPERAND (arg, 0)) : NULL_TREE);
      if (base)
	note (s, base, code == MARKER_MOVE ? EVENT_MOVE : EVENT_MENTION);
      else
	scan (s, &CALL_EXPR_ARG (t, i));
    }
  s->pos++;
  if (fndecl && decl_function_context (fndecl))
    {
      creation c = { fndecl, tp, s->pos };
      s->creations.safe_push (c);
    }
  if (fndecl && (call_expr_flags (t) & ECF_RETURNS_TWICE))
    s->any_order = true;
}

/* Scan the end of a scope T: the drop of a variable does not count.  */

static void
scan_cleanup (function_scan *s, tree *tp)
{
  if (TREE_CODE (*tp) == CALL_EXPR
      && marker_code (get_callee_fndecl (*tp)) == MARKER_DROP)
    return;
  scan (s, tp);
}

static void
scan_list (function_scan *s, tree list)
{
  for (tree_stmt_iterator i = tsi_start (list); !tsi_end_p (i); tsi_next (&i))
    scan (s, tsi_stmt_ptr (i));
}

static void
scan_declaration (function_scan *s, tree decl)
{
  if (!VAR_P (decl) || TREE_STATIC (decl))
    return;
  s->declared.put (decl, s->pos);
  scan (s, &DECL_INITIAL (decl));
}

/* True if T is a loop of the language.  */

static bool
loop_p (const_tree t)
{
  return (TREE_CODE (t) == LOOP_EXPR || TREE_CODE (t) == FOR_STMT
	  || TREE_CODE (t) == WHILE_STMT || TREE_CODE (t) == DO_STMT);
}

/* Scan the statement or expression *TP.  */

static void
scan (function_scan *s, tree *tp)
{
  tree t = *tp;
  if (!t || TYPE_P (t))
    return;
  if (DECL_P (t))
    {
      note (s, t, EVENT_MENTION);
      return;
    }
  if (TREE_CODE (t) == TREE_LIST)
    {
      for (; t; t = TREE_CHAIN (t))
	scan (s, &TREE_VALUE (t));
      return;
    }
  if (s->seen.add (t))
    return;
  unsigned first = ++s->pos;
  switch (TREE_CODE (t))
    {
    case STATEMENT_LIST:
      scan_list (s, t);
      break;
    case BIND_EXPR:
      scan (s, &BIND_EXPR_BODY (t));
      break;
    case DECL_EXPR:
      scan_declaration (s, DECL_EXPR_DECL (t));
      break;
    case CONSTRUCTOR:
      {
	constructor_elt *elt;
	for (unsigned i = 0; vec_safe_iterate (CONSTRUCTOR_ELTS (t), i, &elt); i++)
	  scan (s, &elt->value);
	break;
      }
    case COMPOUND_LITERAL_EXPR:
      scan (s, &COMPOUND_LITERAL_EXPR_DECL_EXPR (t));
      break;
    case TARGET_EXPR:
      scan (s, &TARGET_EXPR_INITIAL (t));
      break;
    case LABEL_EXPR:
      s->labels.put (LABEL_EXPR_LABEL (t), first);
      break;
    case GOTO_EXPR:
      scan_jump (s, GOTO_DESTINATION (t));
      break;
    case CALL_EXPR:
      scan_call (s, tp);
      break;
    case ADDR_EXPR:
      if (tree base = base_of (TREE_OPERAND (t, 0)))
	note (s, base, EVENT_ADDRESS);
      scan_operands (s, t);
      break;
    case TRY_FINALLY_EXPR:
      scan (s, &TREE_OPERAND (t, 0));
      scan_cleanup (s, &TREE_OPERAND (t, 1));
      break;
    case MODIFY_EXPR: case INIT_EXPR:
    case PREINCREMENT_EXPR: case PREDECREMENT_EXPR:
    case POSTINCREMENT_EXPR: case POSTDECREMENT_EXPR:
      scan_operands (s, t);
      note_write (s, TREE_OPERAND (t, 0));
      break;
    case ASM_EXPR:
      scan_operands (s, t);
      for (tree out = ASM_OUTPUTS (t); out; out = TREE_CHAIN (out))
	note_write (s, TREE_VALUE (out));
      s->any_order |= ASM_LABELS (t) != NULL_TREE;
      break;
    default:
      if (!EXPR_P (t))
	break;
      scan_operands (s, t);
      if (loop_p (t))
	note_loop (s, first);
    }
}

/* Scan FNDECL and all functions in it, which is in PARENT, and add them to ALL.  */

static void
scan_functions (nest *all, tree fndecl, function_scan *parent)
{
  function_scan *s = new function_scan ();
  s->fndecl = fndecl;
  s->parent = parent;
  s->depth = parent ? parent->depth + 1 : 0;
  all->safe_push (s);
  scan (s, &DECL_SAVED_TREE (fndecl));
  if (cgraph_node *node = cgraph_node::get (fndecl))
    for (node = first_nested_function (node); node;
	 node = next_nested_function (node))
      scan_functions (all, node->decl, s);
}

/* True if S is, or is nested in, OUTER.  */

static bool
inside_p (const function_scan *s, const function_scan *outer)
{
  for (; s; s = s->parent)
    if (s == outer)
      return true;
  return false;
}

/* Return the only place where S's coroutine is made, in the function around it, if
   nothing else is done with it; else null.  */

static creation *
only_creation (nest *all, const function_scan *s)
{
  tree name = DECL_NAME (s->fndecl);
  if (!s->parent || !name || !coroutine_decl_p (s->fndecl)
      || !(begins_with (IDENTIFIER_POINTER (name), "co__do_")
	   || begins_with (IDENTIFIER_POINTER (name), "co__lambda_")))
    return NULL;
  creation *found = NULL;
  for (function_scan *other : *all)
    {
      for (const event &e : other->events)
	if (e.var == s->fndecl)
	  return NULL;
      for (creation &c : other->creations)
	if (c.callee == s->fndecl)
	  {
	    if (found || other != s->parent)
	      return NULL;
	    found = &c;
	  }
    }
  return found;
}

/* True if what happens at POS of OWNER may happen after MADE, there too, while VAR
   exists.  */

static bool
may_follow_p (function_scan *owner, tree var, unsigned pos, unsigned made)
{
  if (owner->any_order || pos > made)
    return true;
  unsigned *declared = owner->declared.get (var);
  for (const loop_range &loop : owner->loops)
    if (loop.first <= pos && pos <= loop.last
	&& loop.first <= made && made <= loop.last
	&& !(declared && loop.first <= *declared && *declared <= loop.last))
      return true;
  return false;
}

/* Find the place in OWNER, around S, after which S's coroutine is made: false if it
   may be made at any time.  */

static bool
made_in (nest *all, const function_scan *s, const function_scan *owner, unsigned *made)
{
  *made = 0;
  for (; s != owner; s = s->parent)
    {
      creation *c = only_creation (all, s);
      if (!c)
	return false;
      *made = c->pos;
    }
  return true;
}

/* True if values of TYPE can be copied, or, of a trait, moved.  */

static bool
value_p (const_tree type)
{
  trait t;
  return (TYPE_SIZE (type) && TREE_CODE (TYPE_SIZE (type)) == INTEGER_CST
	  && TREE_CODE (type) != ARRAY_TYPE
	  && !(TYPE_QUALS (type) & (TYPE_QUAL_VOLATILE | TYPE_QUAL_ATOMIC))
	  && (trait_of_type (type, &t) || !fe_holds_objects_p (type)));
}

/* True if the coroutine of S can get VAR, of OWNER, by value: nobody could tell.  */

static bool
by_value_p (nest *all, function_scan *s, function_scan *owner, tree var)
{
  trait t;
  unsigned made;
  bool object = trait_of_type (TREE_TYPE (var), &t), moved = false;
  if (!value_p (TREE_TYPE (var)) || TREE_STATIC (var) || DECL_EXTERNAL (var)
      || (VAR_P (var) && DECL_HARD_REGISTER (var))
      || !made_in (all, s, owner, &made))
    return false;
  for (function_scan *other : *all)
    for (const event &e : other->events)
      {
	if (e.var != var)
	  continue;
	bool in_body = inside_p (other, s);
	if (e.kind == EVENT_ADDRESS)
	  return false;
	if (object && in_body)
	  moved |= e.kind == EVENT_MOVE || e.kind == EVENT_MENTION;
	else if (!object && e.kind != EVENT_WRITE && e.kind != EVENT_MOVE)
	  continue;
	else if (other != owner || may_follow_p (owner, var, e.pos, made))
	  return false;
      }
  return !object || moved;
}

/* A replacement of one variable by another.  */
struct replacement
{
  tree from, to;
  hash_set<tree> seen;
};

/* walk_tree callback.  */

static tree
replace_r (tree *tp, int *walk_subtrees, void *data)
{
  replacement *r = (replacement *) data;
  if (*tp == r->from)
    {
      *tp = r->to;
      r->seen.remove (r->from);	/* It may stand in other places.  */
    }
  else if (TYPE_P (*tp))
    *walk_subtrees = 0;
  return NULL_TREE;
}

/* Append a parameter for the value of VAR to FNDECL; return it.  */

static tree
append_parm (tree fndecl, tree var)
{
  tree type = TREE_TYPE (var);
  tree parm = build_decl (DECL_SOURCE_LOCATION (var), PARM_DECL, DECL_NAME (var), type);
  DECL_CONTEXT (parm) = fndecl;
  DECL_ARG_TYPE (parm) = TYPE_MAIN_VARIANT (type);
  TREE_READONLY (parm) = TREE_READONLY (var);
  TREE_USED (parm) = DECL_READ_P (parm) = 1;
  TREE_ADDRESSABLE (parm) = TREE_ADDRESSABLE (var);
  layout_decl (parm, 0);
  DECL_ARGUMENTS (fndecl) = chainon (DECL_ARGUMENTS (fndecl), parm);
  auto_vec<tree> types;
  for (tree p = DECL_ARGUMENTS (fndecl); p; p = DECL_CHAIN (p))
    types.safe_push (DECL_ARG_TYPE (p));
  tree old = TREE_TYPE (fndecl);
  TREE_TYPE (fndecl)
    = build_type_attribute_variant (build_function_type_array (TREE_TYPE (old),
							       types.length (),
							       types.address ()),
				    TYPE_ATTRIBUTES (old));
  return parm;
}

/* Append the argument VAR to the call *TP of FNDECL.  */

static void
append_argument (tree *tp, tree fndecl, tree var)
{
  tree old = *tp;
  auto_vec<tree> args;
  for (int i = 0; i < call_expr_nargs (old); i++)
    args.safe_push (CALL_EXPR_ARG (old, i));
  args.safe_push (var);
  tree fn = build1 (ADDR_EXPR, build_pointer_type (TREE_TYPE (fndecl)), fndecl);
  *tp = build_call_array_loc (EXPR_LOCATION (old), TREE_TYPE (old), fn, args.length (),
			      args.address ());
  TREE_SIDE_EFFECTS (*tp) = 1;
}

/* Let the coroutine of S, made by C, get VAR by value.  */

static void
give_value (nest *all, function_scan *s, creation *c, tree var)
{
  tree parm = append_parm (s->fndecl, var);
  append_argument (c->call, s->fndecl, var);
  replacement r;
  r.from = var;
  r.to = parm;
  for (function_scan *other : *all)
    if (inside_p (other, s))
      {
	walk_tree (&DECL_SAVED_TREE (other->fndecl), replace_r, &r, &r.seen);
	for (event &e : other->events)
	  if (e.var == var)
	    e.var = parm;
      }
  trait t;
  event e = { var, trait_of_type (TREE_TYPE (var), &t) ? EVENT_MOVE : EVENT_MENTION,
	      c->pos };
  s->parent->events.safe_push (e);
}

/* Let the coroutine of S get by value what it can.  */

static void
capture (nest *all, function_scan *s)
{
  creation *c = only_creation (all, s);
  if (!c)
    return;
  auto_vec<tree> captured;
  for (function_scan *other : *all)
    if (inside_p (other, s))
      for (const event &e : other->events)
	if (TREE_CODE (e.var) != FUNCTION_DECL && !captured.contains (e.var))
	  captured.safe_push (e.var);
  for (tree var : captured)
    for (function_scan *owner = s->parent; owner; owner = owner->parent)
      if (DECL_CONTEXT (var) == owner->fndecl && by_value_p (all, s, owner, var))
	give_value (all, s, c, var);
}

void
fe_capture_values (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  if (!node || !first_nested_function (node))
    return;
  nest all;
  scan_functions (&all, fndecl, NULL);
  unsigned deepest = 0;
  for (function_scan *s : all)
    deepest = MAX (deepest, s->depth);
  for (; deepest > 0; deepest--)
    for (function_scan *s : all)
      if (s->depth == deepest)
	capture (&all, s);
}
