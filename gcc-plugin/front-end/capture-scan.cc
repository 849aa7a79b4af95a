/* What each of a nest of functions does with its variables, in what order.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Input: the trees of a function, complete.  Output: in the order in which they would
   be executed, what the function mentions, writes and takes the address of; its loops,
   and where it makes coroutines.  */

#include "front-end/capture.h"
#include "calls.h"
#include "cgraph.h"
#include "tree-iterator.h"
#include "tree-nested.h"
#include "front-end/front-end.h"
#include "support/compat.h"

static void scan (function_scan *, tree *);

static void
note (function_scan *s, tree var, event_kind kind)
{
  if (VAR_P (var) || TREE_CODE (var) == PARM_DECL || TREE_CODE (var) == FUNCTION_DECL)
    {
      event e = { var, kind, s->pos, s->loc };
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
  pos_range range = { first, s->pos };
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
  s->jumps++;
  if (TREE_CODE (to) != LABEL_DECL)
    s->any_order = true;
  else if (unsigned *label = s->labels.get (to))
    note_loop (s, *label);
}

/* True if argument I of N of the marker CODE is an address that the marker does not keep:
   of the object, or of what it fills in.  That of a resume argument, or of what is yielded
   or returned, is a value as any.  */

static bool
marker_operand_p (enum marker code, int i, int n)
{
  if (code == MARKER_RESUME)
    return !(i == 1 && n == 4);
  return (code == MARKER_AWAIT_REF || code == MARKER_AWAIT_NEXT
	  || (code >= MARKER_NEXT && code <= MARKER_FOR_NEXT));
}

/* What it does to it: the marker says how the object is used.  */

static event_kind
marker_effect (enum marker code, int i)
{
  return (i > 0 ? EVENT_WRITE
	  : code == MARKER_MOVE ? EVENT_MOVE : EVENT_MENTION);
}

/* The expression that gives T its value, the last one of a statement expression.  */

static tree
value_of (tree t)
{
  for (;;)
    switch (t ? TREE_CODE (t) : ERROR_MARK)
      {
      case NOP_EXPR: case NON_LVALUE_EXPR: case CLEANUP_POINT_EXPR:
      case TRY_FINALLY_EXPR:
	t = TREE_OPERAND (t, 0);
	break;
      case COMPOUND_EXPR: case MODIFY_EXPR: case INIT_EXPR:
	t = TREE_OPERAND (t, 1);
	break;
      case TARGET_EXPR:
	t = TARGET_EXPR_INITIAL (t);
	break;
      case BIND_EXPR:
	t = BIND_EXPR_BODY (t);
	break;
      case STATEMENT_LIST:
	t = (tsi_end_p (tsi_last (t)) ? NULL_TREE : tsi_stmt (tsi_last (t)));
	break;
      default:
	return t;
      }
}

/* If T is the call of the runtime by which co_start, or co_start_limited, makes a task, the
   number of the argument that is the future's address; else 0.  */

static int
started_argument (const_tree t)
{
  tree fndecl = TREE_CODE (t) == CALL_EXPR ? get_callee_fndecl (t) : NULL_TREE;
  if (!fndecl || !DECL_EXTERNAL (fndecl) || !DECL_NAME (fndecl))
    return 0;
  int i = (id_equal (DECL_NAME (fndecl), "co__start") ? 1
	   : id_equal (DECL_NAME (fndecl), "co__start_limited") ? 2 : 0);
  return i < call_expr_nargs (t) ? i : 0;
}

/* True if awaiting T only waits until a task can be started.  */

static bool
starts_p (tree t)
{
  t = value_of (t);
  return t && started_argument (t) == 2;
}

/* If the call T starts the object that was made last, note where.  */

static void
note_start (function_scan *s, tree t)
{
  int i = started_argument (t);
  if (!i || s->creations.is_empty ())
    return;
  nested_creation &c = s->creations.last ();
  tree nursery = CALL_EXPR_ARG (t, 0), future = CALL_EXPR_ARG (t, i);
  STRIP_NOPS (nursery);
  STRIP_NOPS (future);
  /* The operands of the macro are in variables of its own.  */
  if (VAR_P (nursery))
    nursery = value_of (DECL_INITIAL (nursery));
  if (TREE_CODE (future) == ADDR_EXPR && VAR_P (TREE_OPERAND (future, 0))
      && value_of (DECL_INITIAL (TREE_OPERAND (future, 0))) == *c.call
      && nursery && DECL_P (nursery))
    {
      c.nursery = nursery;
      c.start = fe_user_location (EXPR_LOCATION (t));
    }
}

/* Scan the call *TP.  */

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
      tree base = (TREE_CODE (arg) == ADDR_EXPR
		   && marker_operand_p (code, i, call_expr_nargs (t))
		   ? base_of (TREE_OPERAND (arg, 0)) : NULL_TREE);
      if (base)
	note (s, base, marker_effect (code, i));
      else
	scan (s, &CALL_EXPR_ARG (t, i));
    }
  s->pos++;
  if (fndecl && decl_function_context (fndecl))
    {
      nested_creation c = { fndecl, tp, s->pos, NULL_TREE, NULL_TREE, UNKNOWN_LOCATION,
			    NULL_TREE, 0 };
      s->creations.safe_push (c);
    }
  note_start (s, t);
  if (fe_suspends_p (code) && !(code == MARKER_AWAIT && starts_p (CALL_EXPR_ARG (t, 0))))
    s->waits.safe_push (s->pos);
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

/* walk_tree callback: note an expression.  */

static tree
note_size_r (tree *tp, int *walk_subtrees, void *data)
{
  if (EXPR_P (*tp))
    ((function_scan *) data)->sizes.add (*tp);
  else if (TYPE_P (*tp))
    *walk_subtrees = 0;
  return NULL_TREE;
}

static void
note_size (function_scan *s, tree size)
{
  if (size && !TREE_CONSTANT (size))
    walk_tree_without_duplicates (&size, note_size_r, s);
}

/* Note what is evaluated for the size of TYPE, and of the types that it is made of.  */

static void
note_sizes (function_scan *s, tree type)
{
  if (type == error_mark_node || !variably_modified_type_p (type, NULL_TREE)
      || s->seen.add (type))
    return;
  note_size (s, TYPE_SIZE (type));
  note_size (s, TYPE_SIZE_UNIT (type));
  if (TREE_CODE (type) == ARRAY_TYPE && TYPE_DOMAIN (type))
    note_size (s, TYPE_MAX_VALUE (TYPE_DOMAIN (type)));
  if (RECORD_OR_UNION_TYPE_P (type))
    for (tree field = TYPE_FIELDS (type); field; field = DECL_CHAIN (field))
      {
	if (TREE_CODE (field) != FIELD_DECL)
	  continue;
	note_sizes (s, TREE_TYPE (field));
	note_size (s, DECL_FIELD_OFFSET (field));
      }
  else if (TREE_TYPE (type))
    note_sizes (s, TREE_TYPE (type));
}

bool
outer_size_p (function_scan *s, tree t)
{
  if (EXPR_P (t))
    while ((s = s->parent))
      if (s->sizes.contains (t))
	return true;
  return false;
}

static void
scan_declaration (function_scan *s, tree decl)
{
  note_sizes (s, TREE_TYPE (decl));
  if (!VAR_P (decl) || TREE_STATIC (decl))
    return;
  pos_range scope = { s->pos, UINT_MAX };
  s->scopes.put (decl, scope);
  scan (s, &DECL_INITIAL (decl));
}

/* Scan the assignment T; it may give away the object that it makes, but not to a
   number.  */

static void
scan_assignment (function_scan *s, tree t)
{
  unsigned n = s->creations.length (), jumps = s->jumps;
  scan_operands (s, t);
  note_write (s, TREE_OPERAND (t, 0));
  if (DECL_P (TREE_OPERAND (t, 0)) && s->jumps == jumps)
    for (unsigned i = n; i < s->creations.length (); i++)
      {
	s->creations[i].replaced = TREE_OPERAND (t, 0);
	s->creations[i].replaced_pos = s->pos;
      }
  tree value = TREE_OPERAND (t, 1);
  STRIP_NOPS (value);
  while (TREE_CODE (value) == COMPOUND_EXPR)
    value = TREE_OPERAND (value, 1);
  /* A statement expression gives its value to a variable of its own.  */
  tree into = TREE_OPERAND (t, 0);
  if (s->creations.length () > n && !(DECL_P (into) && DECL_ARTIFICIAL (into))
      && (AGGREGATE_TYPE_P (TREE_TYPE (into)) || POINTER_TYPE_P (TREE_TYPE (into)))
      && (TREE_CODE (value) == CALL_EXPR || TREE_CODE (value) == TARGET_EXPR))
    s->creations.last ().into = into;
}

/* True if a label of S is in RANGE.  */

static bool
has_label_p (function_scan *s, const pos_range &range)
{
  for (auto label : s->labels)
    if (range.contains (label.second))
      return true;
  return false;
}

/* Scan the arm *TP of a condition; return what it is.  */

static pos_range
scan_arm (function_scan *s, tree *tp)
{
  unsigned first = ++s->pos;
  scan (s, tp);
  return { first, s->pos++ };
}

/* Scan the condition T, a statement or an expression.  */

static void
scan_condition (function_scan *s, tree t)
{
  scan (s, &COND_EXPR_COND (t));
  arms a;
  a.yes = scan_arm (s, &COND_EXPR_THEN (t));
  a.no = scan_arm (s, &COND_EXPR_ELSE (t));
  if (!has_label_p (s, a.no))
    s->conditions.safe_push (a);
}

/* True if T is a loop of the language.  */

static bool
loop_p (const_tree t)
{
  return (TREE_CODE (t) == LOOP_EXPR || TREE_CODE (t) == FOR_STMT
	  || TREE_CODE (t) == WHILE_STMT || TREE_CODE (t) == DO_STMT);
}

/* Scan the block T.  */

static void
scan_block (function_scan *s, tree t)
{
  scan (s, &BIND_EXPR_BODY (t));
  for (tree var = BIND_EXPR_VARS (t); var; var = DECL_CHAIN (var))
    if (pos_range *scope = s->scopes.get (var))
      scope->last = s->pos;
}

static void
scan_constructor (function_scan *s, tree t)
{
  constructor_elt *elt;
  for (unsigned i = 0; vec_safe_iterate (CONSTRUCTOR_ELTS (t), i, &elt); i++)
    scan (s, &elt->value);
}

static void
scan_asm (function_scan *s, tree t)
{
  scan_operands (s, t);
  for (tree out = ASM_OUTPUTS (t); out; out = TREE_CHAIN (out))
    note_write (s, TREE_VALUE (out));
  s->any_order |= ASM_LABELS (t) != NULL_TREE;
}

/* Scan the statement or expression *TP, no declaration, which is at FIRST.  */

static void
scan_node (function_scan *s, tree *tp, unsigned first)
{
  tree t = *tp;
  switch (TREE_CODE (t))
    {
    case STATEMENT_LIST:
      scan_list (s, t);
      break;
    case BIND_EXPR:
      scan_block (s, t);
      break;
    case DECL_EXPR:
      scan_declaration (s, DECL_EXPR_DECL (t));
      break;
    case CONSTRUCTOR:
      scan_constructor (s, t);
      break;
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
    case COND_EXPR:
      scan_condition (s, t);
      break;
    case BREAK_STMT: case CONTINUE_STMT: case RETURN_EXPR:
      s->jumps++;
      scan_operands (s, t);
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
      scan_assignment (s, t);
      break;
    case PREINCREMENT_EXPR: case PREDECREMENT_EXPR:
    case POSTINCREMENT_EXPR: case POSTDECREMENT_EXPR:
      scan_operands (s, t);
      note_write (s, TREE_OPERAND (t, 0));
      break;
    case ASM_EXPR:
      scan_asm (s, t);
      break;
    default:
      if (!EXPR_P (t))
	break;
      scan_operands (s, t);
      if (loop_p (t))
	note_loop (s, first);
    }
}

/* Scan *TP, whatever it is.  */

static void
scan (function_scan *s, tree *tp)
{
  tree t = *tp;
  if (!t || TYPE_P (t))
    return;
  if (DECL_P (t))
    note (s, t, EVENT_MENTION);
  else if (TREE_CODE (t) == TREE_LIST)
    for (; t; t = TREE_CHAIN (t))
      scan (s, &TREE_VALUE (t));
  else if (TREE_CODE (t) == SAVE_EXPR && outer_size_p (s, t))
    {
      /* Its variables may have other values by now.  */
      if (!s->outer_sizes.contains (t))
	s->outer_sizes.safe_push (t);
    }
  else if (!s->seen.add (t))
    {
      unsigned first = ++s->pos;
      if (EXPR_HAS_LOCATION (t))
	s->loc = EXPR_LOCATION (t);
      scan_node (s, tp, first);
    }
}

void
scan_captures (nest *all, tree fndecl, function_scan *parent)
{
  function_scan *s = new function_scan ();
  s->fndecl = fndecl;
  s->parent = parent;
  s->depth = parent ? parent->depth + 1 : 0;
  all->safe_push (s);
  for (tree parm = DECL_ARGUMENTS (fndecl); parm; parm = DECL_CHAIN (parm))
    note_sizes (s, TREE_TYPE (parm));
  scan (s, &DECL_SAVED_TREE (fndecl));
  if (cgraph_node *node = cgraph_node::get (fndecl))
    for (node = first_nested_function (node); node;
	 node = next_nested_function (node))
      scan_captures (all, node->decl, s);
}
