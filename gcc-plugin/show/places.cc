/* Where a coroutine is suspended, and what it waits for there.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Debuggers find it in the names of the states (show/frame-type.cc); a program that wants
   to know it of itself, for co_dump_tasks, in constant data that belongs to each future and
   stream:

	static const char text[] = "<32 leaf at f.c:9, middle at f.c:5\0" "#0:16 middle at f.c:6\0";
	static const struct co__places f.places = { "f", 2, text, children };

   For each state from 1 what it waits for, then the places, the innermost first, as
   they are in the debug info but for the column.  What it waits for is, if it is known,

	<OFFSET		a trait object there in the frame
	*OFFSET		a pointer to one
	#CHILD:OFFSET	the elided frame of the coroutine with the places children[CHILD]
	!OFFSET		an operation of the runtime, a struct co__place
	~OFFSET		a timeout, a struct co__timed
	&OFFSET		several futures at once, a struct co__joined
	^OFFSET		a time, a struct co__sleeping

   or several of them.  What the runtime's headers have as coroutines (cogen/wait.h) is a place
   without a file: the user knows the name.

   Nothing here leads to a function, so it keeps none in the program.  What is linked in
   place of being polled is in the chain of the root, as always.  */

#include "support/edit.h"
#include "file-prefix-map.h"
#include "pretty-print.h"
#include "show/show.h"
#include "support/abi.h"
#include "support/constant-data.h"
#include "support/options.h"
#include "support/queries.h"
#include "support/runtime-calls.h"
#include "support/split.h"
#include "support/unit.h"

/* Print FUNCTION " at " FILE ":" LINE, as __FILE__ has it; for DEBUG info as that has it,
   with ":" COLUMN.  What waits in the runtime's headers is a leaf: its name is enough.  */

static void
print_place (pretty_printer *pp, tree function, location_t loc, bool debug)
{
  expanded_location x = expand_location (loc);
  const char *name = IDENTIFIER_POINTER (DECL_NAME (function));
  const char *user_name = debug ? NULL : anonymous_name (name);
  if (!debug && in_system_header_at (loc))
    {
      pp_string (pp, user_name ? user_name : name);
      return;
    }
  pp_string (pp, user_name ? user_name : name);
  pp_string (pp, " at ");
  pp_string (pp, !x.file ? "?" : debug ? remap_debug_filename (x.file)
	     : remap_macro_filename (x.file));
  char numbers[40];
  sprintf (numbers, debug ? ":%d:%d" : ":%d", x.line, x.column);
  pp_string (pp, numbers);
}

void
print_places (pretty_printer *pp, const split *s, const suspension *p, bool debug)
{
  location_t loc = p->loc;
  for (tree block = LOCATION_BLOCK (loc);
       block && TREE_CODE (block) == BLOCK; block = BLOCK_SUPERCONTEXT (block))
    if (inlined_function_outer_scope_p (block))
      {
	print_place (pp, block_ultimate_origin (block), loc, debug);
	pp_string (pp, ", ");
	loc = BLOCK_SOURCE_LOCATION (block);
      }
  print_place (pp, s->co->ramp, loc, debug);
}

tree
stepped_by (const suspension *p)
{
  if (marker_code (p->call) == MARKER_WAIT)
    return get_base_address (TREE_OPERAND (gimple_call_arg (p->call, 0), 0));
  basic_block bb = p->before;
  for (int i = 0; i < 4 && single_pred_p (bb); i++)
    {
      bb = single_pred (bb);
      gimple_stmt_iterator last = gsi_last_nondebug_bb (bb);
      gcond *test = gsi_end_p (last) ? NULL
		    : dyn_cast <gcond *> (gsi_stmt (last));
      if (!test || TREE_CODE (gimple_cond_lhs (test)) != SSA_NAME)
	continue;
      gimple *step = SSA_NAME_DEF_STMT (gimple_cond_lhs (test));
      if (!is_gimple_call (step) || gimple_call_num_args (step) == 0)
	return NULL_TREE;
      tree self = gimple_call_arg (step, 0);
      if (TREE_CODE (self) == SSA_NAME
	  && gimple_assign_load_p (SSA_NAME_DEF_STMT (self)))
	{
	  tree ref = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (self));
	  tree base = get_base_address (ref);
	  if (base && TREE_CODE (base) == MEM_REF)
	    return TREE_OPERAND (base, 0);
	  return base;
	}
      return TREE_CODE (self) == ADDR_EXPR
	     ? get_base_address (TREE_OPERAND (self, 0)) : NULL_TREE;
    }
  return NULL_TREE;
}

/* True if TYPE is a struct that begins with a struct co__joined, whose branches are behind
   it.  */

static bool
joined_type_p (tree type)
{
  tree first = TREE_CODE (type) == RECORD_TYPE ? TYPE_FIELDS (type) : NULL_TREE;
  return (first && TREE_CODE (first) == FIELD_DECL
	  && type_called_p (TREE_TYPE (first), "co__joined"));
}

/* The places of a coroutine while they are collected.  */
struct places
{
  split *s;
  auto_vec<char> text;
  auto_vec<tree> children;
};

/* The number in P of the elided child whose frame VAR is; -1 if it tells nothing.  */

static int
number_of_child (places *p, tree var)
{
  coroutine *co = coroutine_of_frame (var);
  tree data = co ? co->places : NULL_TREE;
  if (!data)
    return -1;
  for (unsigned i = 0; i < p->children.length (); i++)
    if (p->children[i] == data)
      return i;
  p->children.safe_push (data);
  return p->children.length () - 1;
}

/* Print to PP what KEY, a variable or an SSA name that is live in P's coroutine, is that may
   be waited for, and a blank.  */

static void
print_awaited (pretty_printer *pp, places *p, tree key)
{
  unsigned *slot = p->s->frame.slot_of.get (key);
  if (!slot)
    return;
  trait t;
  tree type = TREE_TYPE (key);
  char kind = '\0', child[16] = "";
  if (TREE_CODE (key) == SSA_NAME)
    {
      if (POINTER_TYPE_P (type) && trait_of_type (TREE_TYPE (type), &t))
	kind = '*';
    }
  else if (trait_of_type (type, &t))
    kind = '<';
  else if (type_called_p (type, "co__place"))
    kind = '!';
  else if (type_called_p (type, "co__timed"))
    kind = '~';
  else if (joined_type_p (type))
    kind = '&';
  else if (type_called_p (type, "co__sleeping"))
    kind = '^';
  else
    {
      int number = number_of_child (p, key);
      if (number < 0)
	return;
      kind = '#';
      sprintf (child, "%d:", number);
    }
  char text[64];
  sprintf (text, "%c%s" HOST_WIDE_INT_PRINT_UNSIGNED " ", kind, child,
	   p->s->frame.slots[*slot].offset);
  if (kind)
    pp_string (pp, text);
}

/* The function that the suspension AT of S is written in.  */

static tree
function_around (const split *s, const suspension *at)
{
  for (tree block = LOCATION_BLOCK (at->loc);
       block && TREE_CODE (block) == BLOCK; block = BLOCK_SUPERCONTEXT (block))
    if (inlined_function_outer_scope_p (block))
      return block_ultimate_origin (block);
  return s->co->ramp;
}

/* True if DECL is a variable of FUNCTION, or an elided frame.  */

static bool
belongs_to_p (tree decl, tree function)
{
  return (DECL_CONTEXT (DECL_ORIGIN (decl)) == function
	  || coroutine_of_frame (decl));
}

/* Print to PP what is waited for at the suspension AT of P's coroutine.  A coroutine of the
   runtime's headers polls by hand: it is what it has.  */

static void
print_waited_for (pretty_printer *pp, places *p, const suspension *at)
{
  tree stepped = stepped_by (at);
  tree function = function_around (p->s, at);
  if (stepped)
    print_awaited (pp, p, stepped);
  else if (in_system_header_at (at->loc))
    {
      auto_vec<tree> found;
      bool polls = false; /* an object, whose frame may be elided */
      unsigned i;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (at->vars, 0, i, bi)
	{
	  tree decl = p->s->live.vars[i].decl;
	  if (!belongs_to_p (decl, function))
	    continue;
	  found.safe_push (decl);
	  polls |= type_called_p (TREE_TYPE (decl), "co__timed");
	  if (type_called_p (TREE_TYPE (decl), "co__place")
	      || joined_type_p (TREE_TYPE (decl))
	      || type_called_p (TREE_TYPE (decl), "co__sleeping"))
	    {
	      /* Besides it there is only what it holds.  */
	      print_awaited (pp, p, decl);
	      return;
	    }
	}
      for (tree decl : found)
	if (polls || !coroutine_of_frame (decl))
	  print_awaited (pp, p, decl);
    }
}

/* Return the array of the addresses of P's children; a null pointer if there are
   none.  */

static tree
build_children (places *p)
{
  if (p->children.is_empty ())
    return null_pointer_node;
  auto_vec<tree> addresses;
  for (tree data : p->children)
    addresses.safe_push (build_fold_addr_expr_with_type (data, const_ptr_type_node));
  tree var = build_array_data (p->s->co->ramp, "children", const_ptr_type_node,
			       addresses);
  return build_fold_addr_expr_with_type (var, const_ptr_type_node);
}

/* True if somebody may ask where an object of CO waits.  */

static bool
asked_for_p (const coroutine *co)
{
  return (!cogen_opts.no_places && !cogen_opts.torture
	  && (co->t.kind == TRAIT_FUTURE || co->t.kind == TRAIT_STREAM));
}

void
build_places (split *s)
{
  places p;
  p.s = s;
  if (!asked_for_p (s->co) || s->suspensions.is_empty ())
    return;
  pretty_printer pp;
  for (const suspension &at : s->suspensions)
    {
      print_waited_for (&pp, &p, &at);
      print_places (&pp, s, &at, false);
      const char *text = pp_formatted_text (&pp);
      for (unsigned i = 0; i <= strlen (text); i++)
	p.text.safe_push (text[i]);
      pp_clear_output_area (&pp);
    }
  tree types[] = { const_ptr_type_node, unsigned_type_node, unsigned_type_node,
		   const_ptr_type_node, const_ptr_type_node };
  tree values[] = {
    fold_convert (const_ptr_type_node, coroutine_name_string (s->co->ramp)),
    build_int_cst (unsigned_type_node, s->suspensions.length ()),
    build_int_cst (unsigned_type_node, s->co->links),
    fold_convert (const_ptr_type_node,
		  build_string_literal (p.text.length (), p.text.address ())),
    build_children (&p)
  };
  tree var = build_data_decl (s->co->ramp, "places", build_record (types, 5));
  initialize_record (var, values, 5);
  varpool_node::finalize_decl (var);
  s->co->places = var;
}
