/* What does a call do with a pointer that it is given?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	int x;  scanf ("%d", &x);  co_yield (x);

   scanf stores through &x and forgets it.  Whoever asks what a frame must
   keep, or whether it may move, wants to know that; and what becomes of that
   which is found behind the pointer, in

	char *p = buf;  strsep (&p, ",");

   Sources, in this order: functions of the C and POSIX libraries
   (analysis/library-calls.def) and of the runtime; the methods of coroutines
   and the operands of such, by contract; co_noescape on a parameter; what GCC
   knows of pure functions and its own; the body of a function of this unit
   that no other can replace.  Everything else may keep all of it.

   A body is followed through its own calls: summarize computes, once per unit,
   the least fixed point of the summaries of all functions that are reached
   from the one asked about, by a worklist: a function is scanned again when
   what it knows of one that it calls has changed.  So recursion is no reason
   for anything, and the answer does not depend on who asks first.

   A coroutine's ramp keeps its arguments, split or not: they are in the frame.

   The answer is the same at every -O: it is asked before any optimization,
   and GCC's summaries, that depend on it, are not made yet.  */

#include "support/edit.h"
#include "analysis/known-calls.h"
#include "analysis/pointer-flow.h"
#include "analysis/retain.h"
#include "support/queries.h"
#include "support/unit.h"

/* ---- Functions that are known by name ---- */

/* Add to EFFECTS, of N arguments, what LETTER, of analysis/library-calls.def,
   says of argument I.  */

static void
add_letter (call_effects *effects, unsigned i, unsigned n, char letter)
{
  if (letter == 'r' || letter == 't')
    effects->returned[i] |= PARTS_VALUE;
  if (letter == 't' || letter == 'b')
    effects->returned[i] |= PARTS_FOUND;
  if (letter == 'o')
    effects->kept[i] |= PARTS_FOUND;
  if (letter == 'c' || letter == 's' || letter == 't' || letter == 'b')
    for (unsigned to = 0; to < n; to++)
      {
	stored_effect e = { i, PART_BEHIND, to, PART_VALUE, ACCESS_ANY };
	effects->stored.safe_push (e);
	e.part = PART_VALUE;
	if (to != i && (letter == 's' || letter == 't'))
	  effects->stored.safe_push (e);
      }
}

/* ---- Functions of this unit ---- */

/* What is known of a function.  */
struct summary
{
  call_effects effects;
  auto_vec<tree> users;		/* The functions whose summaries rely on it.  */
  summary (unsigned n) : effects (n) {}
};

static hash_map<tree, summary *> *summaries;

/* The functions to be scanned, and the one that is being scanned, or null.  */
static auto_vec<tree> to_scan;
static tree scanned;

void
forget_summaries (void)
{
  if (summaries)
    for (auto entry : *summaries)
      delete entry.second;
  delete summaries;
  summaries = NULL;
}

/* True if FNDECL is known to have the body that this unit has for it, at every
   -O alike.  */

static bool
body_known_p (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  return (node && node->definition && fun && fun->cfg && gimple_in_ssa_p (fun)
	  && !DECL_EXTERNAL (fndecl)
	  && node->get_availability () > AVAIL_INTERPOSABLE
	  && !lookup_attribute ("noipa", DECL_ATTRIBUTES (fndecl))
	  && !lookup_attribute ("naked", DECL_ATTRIBUTES (fndecl)));
}

/* Scan the body of FNDECL for its summary S; true if that changed.  */

static bool
scan_body (tree fndecl, summary *s)
{
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  scanned = fndecl;
  push_cfun (fun);
  pointer_flow flow (fun, true);
  pop_cfun ();
  scanned = NULL_TREE;
  return flow.add_effects (&s->effects);
}

/* Scan functions until no summary changes.  */

static void
summarize (void)
{
  while (!to_scan.is_empty ())
    {
      tree fndecl = to_scan.pop ();
      summary *s = *summaries->get (fndecl);
      if (scan_body (fndecl, s))
	for (tree user : s->users)
	  if (!to_scan.contains (user))
	    to_scan.safe_push (user);
    }
}

/* Return the summary of FNDECL, whose body is known.  While another function is
   scanned, it need not be final.  */

static summary *
summary_of (tree fndecl)
{
  if (!summaries)
    summaries = new hash_map<tree, summary *>;
  bool existed;
  summary *&entry = summaries->get_or_insert (fndecl, &existed);
  if (!existed)
    {
      entry = new summary (list_length (DECL_ARGUMENTS (fndecl)));
      to_scan.safe_push (fndecl);
    }
  summary *s = entry;	/* Others may be inserted now.  */
  if (scanned && !s->users.contains (scanned))
    s->users.safe_push (scanned);
  else if (!scanned)
    summarize ();
  return s;
}

/* Add to EFFECTS, of N arguments, what the body of FNDECL does.  */

static void
add_body_effects (call_effects *effects, unsigned n, tree fndecl)
{
  const call_effects *body = &summary_of (fndecl)->effects;
  unsigned parms = body->kept.length () - 1;
  /* One of those that a function with `...' gets, or of too many.  */
  for (unsigned i = parms; i < n; i++)
    effects->keep_all (i);
  for (unsigned i = 0; i <= parms; i++)
    {
      unsigned to = i == parms ? n : i;
      if (to > n || (i < parms && i >= n))
	continue;
      effects->kept[to] |= body->kept[i];
      effects->returned[to] |= body->returned[i];
    }
  for (stored_effect e : body->stored)
    {
      if ((e.from < parms && e.from >= n) || (e.to < parms && e.to >= n))
	continue;
      e.from = e.from == parms ? n : e.from;
      e.to = e.to == parms ? n : e.to;
      effects->stored.safe_push (e);
    }
}

/* ---- Calls ---- */

/* True if parameter I of FNDECL is declared co_noescape.  */

static bool
noescape_parm_p (tree fndecl, unsigned i)
{
  for (tree a = lookup_attribute (NOESCAPE_ATTRIBUTE, DECL_ATTRIBUTES (fndecl));
       a; a = lookup_attribute (NOESCAPE_ATTRIBUTE, TREE_CHAIN (a)))
    {
      tree value = TREE_VALUE (a);
      if (TREE_CODE (value) == TREE_LIST)
	value = TREE_VALUE (value);
      if (tree_to_uhwi (value) == i)
	return true;
    }
  return false;
}

/* Add to EFFECTS, of N arguments, what the function that FN is the address of
   does with pointers to what they point to; what it returns is a number.  */

static void
add_callback_effects (call_effects *effects, unsigned n, tree fn)
{
  while (TREE_CODE (fn) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (fn)
	 && gimple_assign_single_p (SSA_NAME_DEF_STMT (fn)))
    fn = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (fn));
  tree fndecl = (TREE_CODE (fn) == ADDR_EXPR
		 && TREE_CODE (TREE_OPERAND (fn, 0)) == FUNCTION_DECL
		 ? TREE_OPERAND (fn, 0) : NULL_TREE);
  bool unknown = !fndecl || coroutine_decl_p (fndecl);
  int kept = 0;
  bool stores = false;
  if (!unknown && known_by_name (fndecl))
    unknown = strcmp (known_by_name (fndecl)->arguments, ".") != 0;
  else if (!unknown && body_known_p (fndecl))
    {
      const call_effects *body = &summary_of (fndecl)->effects;
      for (int k : body->kept)
	kept |= k;
      stores = !body->stored.is_empty ();
    }
  else
    unknown = true;
  for (unsigned i = 0; i < n; i++)
    if (unknown || (kept & PARTS_VALUE))
      effects->keep_all (i);
    else
      {
	effects->kept[i] |= kept;
	if (stores)
	  add_letter (effects, i, n, 't');
      }
}

/* Add to EFFECTS what CALL of the function K does.  */

static void
add_known_effects (call_effects *effects, const gcall *call,
		   const known_call *k)
{
  unsigned n = gimple_call_num_args (call), last = strlen (k->arguments) - 1;
  for (unsigned i = 0; i < n; i++)
    {
      char letter = k->arguments[MIN (i, last)];
      if (letter == 'f')
	add_callback_effects (effects, n, gimple_call_arg (call, i));
      else
	add_letter (effects, i, n, letter);
    }
}

/* True if NAME is one of GCC's for atomic operations.  */

static bool
atomic_p (const char *name)
{
  return begins_with (name, "__atomic_") || begins_with (name, "__sync_");
}

/* True if functions called NAME look at what they are given: a sanitizer's.  */

static bool
sanitizer_p (const char *name)
{
  if (begins_with (name, "__builtin_"))
    name += strlen ("__builtin_");
  return (begins_with (name, "__ubsan_handle") || begins_with (name, "__asan_")
	  || begins_with (name, "__tsan_"));
}

/* If GCC knows what CALL does with its argument I, add it to EFFECTS and return
   true.  */

static bool
add_builtin_effects (call_effects *effects, const gcall *call, unsigned i)
{
  tree fndecl = gimple_call_fndecl (call);
  unsigned n = gimple_call_num_args (call);
  bool builtin = fndecl && fndecl_built_in_p (fndecl, BUILT_IN_NORMAL);
  const char *name = (fndecl && DECL_NAME (fndecl)
		      ? IDENTIFIER_POINTER (DECL_NAME (fndecl)) : "");
  if (sanitizer_p (name))
    return true;
  /* Operands are pointers to memory or, as integers, values for it.  */
  if (builtin && atomic_p (name))
    {
      tree arg = gimple_call_arg (call, i);
      add_letter (effects, i, n, POINTER_TYPE_P (TREE_TYPE (arg)) ? 'b' : 't');
      return true;
    }
  if (gimple_call_flags (call) & (ECF_CONST | ECF_PURE))
    {
      effects->returned[i] |= PARTS_ALL;
      return true;
    }
  if (!call_argument_noescape_p (call, i))
    return false;
  if (!call_argument_not_returned_p (call, i))
    effects->returned[i] |= PARTS_VALUE;
  effects->returned[i] |= PARTS_FOUND;
  if (!builtin)
    effects->kept[i] |= PARTS_FOUND;
  add_letter (effects, i, n, 'c');
  return true;
}

/* Add to EFFECTS what FNDECL, a function made of the coroutine CO, does in
   CALL.  */

static void
add_part_effects (call_effects *effects, const gcall *call, const coroutine *co,
		  tree fndecl)
{
  unsigned n = gimple_call_num_args (call);
  tree body = fndecl == co->drop || fndecl == co->destroy ? fndecl : co->body;
  effects->pinned = co->pinned;
  /* Whatever is linked may ask for the context, and may get what the frame
     holds.  */
  if (co->links || !body_known_p (body))
    for (unsigned i = 0; i < n; i++)
      if (i == 1 && trait_has_context_p (co->t.kind))
	effects->keep_all (i);
      else
	{
	  effects->kept[i] |= PARTS_FOUND;
	  add_letter (effects, i, n, 'c');
	}
  else
    add_body_effects (effects, n, body);
}

/* Add to EFFECTS what CALL does, whose arguments are neither markers' nor of
   GCC's internal functions.  */

static void
add_callee_effects (call_effects *effects, const gcall *call)
{
  tree fndecl = gimple_call_fndecl (call);
  unsigned n = gimple_call_num_args (call);
  const known_call *k = fndecl ? known_by_name (fndecl) : NULL;
  coroutine *co = fndecl ? coroutine_of_part (fndecl) : NULL;
  if (k)
    add_known_effects (effects, call, k);
  else if (co && !coroutine_decl_p (fndecl))
    add_part_effects (effects, call, co, fndecl);
  else if (fndecl && body_known_p (fndecl) && !coroutine_decl_p (fndecl))
    add_body_effects (effects, n, fndecl);
  else
    for (unsigned i = 0; i < n; i++)
      if ((fndecl && coroutine_decl_p (fndecl))
	  || !add_builtin_effects (effects, call, i))
	effects->keep_all (i);
  /* A promise.  */
  for (unsigned i = 0; fndecl && i < n; i++)
    if (noescape_parm_p (fndecl, i))
      {
	effects->kept[i] = 0;
	effects->returned[i] = PARTS_ALL;
	for (unsigned j = 0; j < effects->stored.length ();)
	  if (effects->stored[j].from == i)
	    effects->stored.ordered_remove (j);
	  else
	    j++;
      }
}

/* True if what CALL returns cannot hold an address; by the type alone.  */

static bool
returns_no_address_p (const gcall *call)
{
  tree type = gimple_call_return_type (call);
  return (is_gimple_reg_type (type) && TYPE_SIZE_UNIT (type)
	  && TREE_CODE (TYPE_SIZE_UNIT (type)) == INTEGER_CST
	  && tree_int_cst_lt (TYPE_SIZE_UNIT (type),
			      TYPE_SIZE_UNIT (ptr_type_node)));
}

char
method_promise (const gcall *call, unsigned i)
{
  tree spec = (gimple_call_internal_p (call) || gimple_call_fndecl (call) ? NULL_TREE
	       : lookup_attribute ("fn spec",
				   TYPE_ATTRIBUTES (gimple_call_fntype (call))));
  if (!spec)
    return '.';
  tree text = TREE_VALUE (TREE_VALUE (spec));
  unsigned at = 2 * (i + 1);
  return at < (unsigned) TREE_STRING_LENGTH (text) ? TREE_STRING_POINTER (text)[at] : '.';
}

void
find_call_effects (const gcall *call, call_effects *effects)
{
  unsigned n = gimple_call_num_args (call);
  if (gimple_call_internal_p (call))
    {
      for (unsigned i = 0; i < n; i++)
	effects->returned[i] = PARTS_ALL;
      return;
    }
  tree fndecl = gimple_call_fndecl (call);
  bool body = fndecl && body_known_p (fndecl) && !coroutine_decl_p (fndecl);
  if (!body)
    effects->keep_all (n);
  if (gimple_call_builtin_p (call, BUILT_IN_INIT_TRAMPOLINE))
    for (unsigned i = 0; i < n; i++)
      effects->keep_all (i);
  else
    add_callee_effects (effects, call);
  for (unsigned i = 0; i < n; i++)
    {
      tree arg = gimple_call_arg (call, i);
      tree var = (TREE_CODE (arg) == ADDR_EXPR
		  ? base_decl (TREE_OPERAND (arg, 0)) : NULL_TREE);
      if ((var && method_operand_p (var)) || method_promise (call, i) != '.')
	{
	  effects->kept[i] &= ~PARTS_VALUE;
	  effects->returned[i] &= ~PARTS_VALUE;
	}
      /* Whoever is not seen is trusted to return what it says.  */
      if (!body && returns_no_address_p (call))
	effects->returned[i] = 0;
    }
}

bool
argument_forgotten_p (const gcall *call, unsigned i)
{
  call_effects effects (gimple_call_num_args (call));
  find_call_effects (call, &effects);
  if ((effects.kept[i] & PARTS_VALUE) || (i == 0 && effects.pinned)
      || (gimple_call_lhs (call) && (effects.returned[i] & PARTS_VALUE)))
    return false;
  for (const stored_effect &e : effects.stored)
    if (e.from == i && e.part == PART_VALUE)
      return false;
  return true;
}

call_effects::call_effects (unsigned n)
  : pinned (false)
{
  kept.safe_grow_cleared (n + 1);
  returned.safe_grow_cleared (n + 1);
}

void
call_effects::keep_all (unsigned i)
{
  kept[i] = returned[i] = PARTS_ALL;
}
