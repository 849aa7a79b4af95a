/* Markers are understood, fetched where they are known, and gone in time.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The table below says of each marker which phase has to replace it, and what
   its operands are, as support/markers.h and doc/INTERNALS.md have it.  It is
   not used for anything else: the phases know what they lower.  */

#include "support/edit.h"
#include "verify/verify.h"

/* A marker: the last phase that may see it, and its operands, one letter each:
   `o' a trait object, `p' a pointer, `i' an integer constant, `v' any value.
   What follows a `?' may be missing.  */
struct marker_form
{
  enum marker code;
  enum marker_row row;
  const char *operands;
};

static const marker_form forms[] =
{
  { MARKER_INITIAL, ROW_BODY, "" },
  { MARKER_YIELD, ROW_BODY, "v" },
  { MARKER_AWAIT, ROW_DELEGATION, "oi" },
  { MARKER_AWAIT_REF, ROW_DELEGATION, "pi" },
  { MARKER_AWAIT_NEXT, ROW_DELEGATION, "pi" },
  { MARKER_YIELD_FROM, ROW_DELEGATION, "oi" },
  { MARKER_ITEM_ADDRESS, ROW_BODY, "" },
  { MARKER_SUSPEND, ROW_BODY, "i" },
  { MARKER_WAIT, ROW_BODY, "pp" },
  { MARKER_UNWAIT, ROW_BODY, "pp" },
  { MARKER_CHAIN, ROW_BODY, "ppp" },
  { MARKER_FRAME, ROW_BODY, "" },
  { MARKER_UNCHAIN, ROW_BODY, "p" },
  { MARKER_RESULT, ROW_DELEGATION, "i" },
  { MARKER_FINAL, ROW_DELEGATION, "i" },
  { MARKER_ADVANCED, ROW_DELEGATION, "i" },
  { MARKER_ARG, ROW_BODY, "" },
  { MARKER_CONTEXT, ROW_BODY, "" },
  { MARKER_RETURN, ROW_BODY, "?v" },
  { MARKER_END, ROW_BODY, "" },
  { MARKER_NEXT, ROW_OBJECTS, "pp" },
  { MARKER_POLL, ROW_OBJECTS, "ppp" },
  { MARKER_POLL_NEXT, ROW_OBJECTS, "ppp" },
  { MARKER_RESUME, ROW_OBJECTS, "pv?pp" },
  { MARKER_DROP, ROW_OBJECTS, "p" },
  { MARKER_LINKS, ROW_OBJECTS, "pi" },
  { MARKER_LINK, ROW_OBJECTS, "ppi" },
  { MARKER_MOVE, ROW_OBJECTS, "p" },
  { MARKER_IS_NULL, ROW_OBJECTS, "p" },
  { MARKER_FOR_NEXT, ROW_DELEGATION, "pi" },
  { MARKER_BLOCK_ON, ROW_DELEGATION, "o" },
  { MARKER_FRAME_SIZE, ROW_FACTS, "p" },
  { MARKER_FRAME_ALIGN, ROW_FACTS, "p" },
  { MARKER_IS_MOVABLE, ROW_FACTS, "p" },
};

/* What is known of the marker CODE, null if nothing is.  */

static const marker_form *
form_of (enum marker code)
{
  for (const marker_form &form : forms)
    if (form.code == code)
      return &form;
  return NULL;
}

static void
fail (function *fun, gimple *stmt, const char *what)
{
  if (gimple_location (stmt) != UNKNOWN_LOCATION)
    input_location = gimple_location (stmt);
  internal_error ("cogen: marker %qD in %qD: %s", gimple_call_fndecl (stmt),
		  fun->decl, what);
}

/* True if ARG is what the letter KIND stands for.  */

static bool
operand_of_kind_p (tree arg, char kind)
{
  trait t;
  switch (kind)
    {
    case 'o':
      return trait_of_type (TREE_TYPE (arg), &t);
    case 'p':
      return POINTER_TYPE_P (TREE_TYPE (arg));
    case 'i':
      return TREE_CODE (arg) == INTEGER_CST;
    default:
      return true;
    }
}

/* True if the operands of CALL are those of FORM.  */

static bool
operands_fit_p (const gcall *call, const marker_form *form)
{
  unsigned n = 0;
  bool optional = false;
  for (const char *kind = form->operands; *kind; kind++)
    if (*kind == '?')
      optional = true;
    else if (n < gimple_call_num_args (call))
      {
	if (!operand_of_kind_p (gimple_call_arg (call, n++), *kind))
	  return false;
      }
    else if (!optional)
      return false;
  return n == gimple_call_num_args (call);
}

void
verify_no_markers (function *fun, enum marker_row last)
{
  if (!verifying_p ())
    return;
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	enum marker code = marker_code (gsi_stmt (gsi));
	if (code == MARKER_NONE)
	  continue;
	const marker_form *form = form_of (code);
	if (!form)
	  fail (fun, gsi_stmt (gsi), "unknown");
	else if (form->row <= last)
	  fail (fun, gsi_stmt (gsi), "it should have been lowered");
	else if (!operands_fit_p (as_a <gcall *> (gsi_stmt (gsi)), form))
	  fail (fun, gsi_stmt (gsi), "it has other operands");
      }
}

void
verify_unit_without_markers (void)
{
  if (!verifying_p ())
    return;
  cgraph_node *node;
  FOR_EACH_FUNCTION_WITH_GIMPLE_BODY (node)
    {
      function *fun = DECL_STRUCT_FUNCTION (node->decl);
      if (fun && fun->cfg)
	verify_no_markers (fun, ROW_FACTS);
    }
}

/* True if a marker CODE makes what a fetch with its ID gets.  */

static bool
producer_p (enum marker code)
{
  return (code == MARKER_AWAIT || code == MARKER_AWAIT_REF
	  || code == MARKER_AWAIT_NEXT || code == MARKER_YIELD_FROM
	  || code == MARKER_FOR_NEXT);
}

typedef hash_map<int_hash<HOST_WIDE_INT, -1, -2>, gimple *> stmt_by_id;

static HOST_WIDE_INT
id_of (gimple *marker)
{
  unsigned n = gimple_call_num_args (marker);
  return tree_to_shwi (gimple_call_arg (marker, n - 1));
}

/* Note in PRODUCERS those of FUN; no two have one ID.  */

static void
collect_producers (function *fun, stmt_by_id *producers)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gimple *stmt = gsi_stmt (gsi);
	if (producer_p (marker_code (stmt))
	    && producers->put (id_of (stmt), stmt))
	  fail (fun, stmt, "its ID is not unique in the function");
      }
}

/* True if A is always executed before B.  */

static bool
executed_before_p (gimple *a, gimple *b)
{
  if (gimple_bb (a) != gimple_bb (b))
    return dominated_by_p (CDI_DOMINATORS, gimple_bb (b), gimple_bb (a));
  gimple_stmt_iterator gsi = gsi_for_stmt (a);
  while (!gsi_end_p (gsi) && gsi_stmt (gsi) != b)
    gsi_next (&gsi);
  return !gsi_end_p (gsi);
}

/* Each fetch in FUN is dominated by the one marker of its ID.  Nothing of FUN,
   the current function, is lowered yet.  */

void
verify_marker_ids (function *fun)
{
  if (!verifying_p ())
    return;
  stmt_by_id producers;
  collect_producers (fun, &producers);
  bool known = dom_info_available_p (CDI_DOMINATORS);
  calculate_dominance_info (CDI_DOMINATORS);
  basic_block bb;
  FOR_EACH_BB_FN (bb, fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	if (!fetch_p (marker_code (gsi_stmt (gsi))))
	  continue;
	gimple **producer = producers.get (id_of (gsi_stmt (gsi)));
	if (!producer)
	  fail (fun, gsi_stmt (gsi), "nothing makes what it fetches");
	else if (!executed_before_p (*producer, gsi_stmt (gsi)))
	  fail (fun, gsi_stmt (gsi), "what it fetches may not be made yet");
      }
  if (!known)
    free_dominance_info (CDI_DOMINATORS);
}
