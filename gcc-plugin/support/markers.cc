/* Building and recognizing markers; see support/markers.h for what they are.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/cogen-plugin.h"
#include "gimple.h"
#include "support/markers.h"
#include "support/split.h"

/* Attribute names with a space cannot be written in C.  */
#define MARKER_ATTRIBUTE "cogen marker"

/* Return a new marker of kind CODE, printed in diagnostics as USER_NAME, that
   takes NARGS arguments of the types ARGS and returns RESULT.  TRAIT is the
   type of the object that it operates on, if any; by default what its first
   argument is or points to.  It is kept in the attribute: -flto makes the
   function types of a unit vaguer once it is parsed.

   A suspension never throws; what a marker is lowered to may (a hand-written
   trait object written in C++), so only those that stay calls of nothing are
   marked as not throwing.  */

tree
build_marker_decl (enum marker code, const char *user_name, tree result,
		   unsigned nargs, const tree *args, tree trait_type)
{
  if (!trait_type && nargs > 0)
    trait_type = POINTER_TYPE_P (args[0]) ? TREE_TYPE (args[0]) : args[0];
  tree type = build_function_type_array (result, nargs,
					 const_cast<tree *> (args));
  tree decl = build_decl (BUILTINS_LOCATION, FUNCTION_DECL,
			  get_identifier (user_name), type);
  DECL_EXTERNAL (decl) = 1;
  TREE_PUBLIC (decl) = 1;
  DECL_ARTIFICIAL (decl) = 1;
  switch (code)
    {
    case MARKER_INITIAL: case MARKER_YIELD: case MARKER_SUSPEND:
    case MARKER_WAIT: case MARKER_RESULT: case MARKER_FINAL: case MARKER_ADVANCED:
    case MARKER_ARG:
    case MARKER_CONTEXT: case MARKER_RETURN: case MARKER_END:
    case MARKER_ITEM_ADDRESS: case MARKER_MOVE: case MARKER_IS_NULL:
    case MARKER_FRAME_SIZE:
    case MARKER_FRAME_ALIGN: case MARKER_IS_MOVABLE:
      TREE_NOTHROW (decl) = 1;
      break;
    default:
      break;
    }
  DECL_ATTRIBUTES (decl)
    = tree_cons (get_identifier (MARKER_ATTRIBUTE),
		 build_tree_list (trait_type,
				  build_int_cst (integer_type_node, code)),
		 NULL_TREE);
  /* Never emitted; a name that the assembler would refuse tells at once when
     one of them was left behind.  */
  SET_DECL_ASSEMBLER_NAME (decl, get_identifier ("*<cogen marker>"));
  return decl;
}

/* Return which marker FNDECL is, MARKER_NONE if it is none.  */

enum marker
marker_code (const_tree fndecl)
{
  if (!fndecl || !DECL_ARTIFICIAL (fndecl) || !DECL_EXTERNAL (fndecl))
    return MARKER_NONE;
  tree attribute = lookup_attribute (MARKER_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  if (!attribute)
    return MARKER_NONE;
  return (enum marker) tree_to_shwi (TREE_VALUE (TREE_VALUE (attribute)));
}

/* Return the type of the object that the marker FNDECL operates on.  */

tree
marker_object_type (const_tree fndecl)
{
  tree attribute = lookup_attribute (MARKER_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  return TREE_PURPOSE (TREE_VALUE (attribute));
}

/* Return which marker STMT calls, MARKER_NONE if it calls none.  */

enum marker
marker_code (const gimple *stmt)
{
  return is_gimple_call (stmt) ? marker_code (gimple_call_fndecl (stmt))
			       : MARKER_NONE;
}

/* True if FNDECL is a coroutine: a marker in its body made it one.  The
   attribute's value is the coroutine itself: GCC copies the attributes of a
   function to the bodies of its OpenMP regions, which are none.  */

bool
coroutine_decl_p (const_tree fndecl)
{
  tree attribute = lookup_attribute (COROUTINE_ATTRIBUTE,
				     DECL_ATTRIBUTES (fndecl));
  return attribute && TREE_VALUE (attribute) == fndecl;
}

trait
marker_trait (const gcall *marker)
{
  trait t;
  bool ok = trait_of_type (marker_object_type (gimple_call_fndecl
						  (marker)), &t);
  gcc_assert (ok);
  return t;
}

/* A marker: what diagnostics of argument conversions call it, and its type, the
   result's letter first (member_type below).  */
struct marker_spec
{
  enum marker code;
  const char *name;
  const char *type;
};

static const marker_spec marker_specs[] =
{
  { MARKER_INITIAL, "co_initial", "i" },
  { MARKER_YIELD, "co_yield", "iY" },
  { MARKER_AWAIT, "co_await", "ioi" },
  { MARKER_AWAIT_REF, "co_await", "iOi" },
  { MARKER_AWAIT_NEXT, "co_for_await", "iOi" },
  { MARKER_YIELD_FROM, "co_yield_from", "ioi" },
  { MARKER_RESULT, "co_result", "Vi" },
  { MARKER_FINAL, "co_final", "Ri" },
  { MARKER_ADVANCED, "co_advanced", "bi" },
  { MARKER_ARG, "co_arg", "A" },
  { MARKER_CONTEXT, "co_context", "p" },
  { MARKER_RETURN, "co_return", "vR" },
  { MARKER_END, "co_return", "v" },
  { MARKER_NEXT, "co_next", "bO*V" },
  { MARKER_POLL, "co_poll", "iOp*V" },
  { MARKER_POLL_NEXT, "co_poll_next", "iOp*V" },
  { MARKER_RESUME, "co_resume", "iOA*Y*R" },
  { MARKER_DROP, "co_drop", "vO" },
  { MARKER_MOVE, "co_move", "oO" },
  { MARKER_IS_NULL, "co_is_null", "bO" },
  { MARKER_FOR_NEXT, "co_for", "bOi" },
  { MARKER_BLOCK_ON, "co_block_on", "Vo" },
  { MARKER_FRAME_SIZE, "co_frame_size", "zp" },
  { MARKER_FRAME_ALIGN, "co_frame_align", "zp" },
  { MARKER_IS_MOVABLE, "co_is_movable", "bp" },
};

tree
trait_value_type (const trait &t)
{
  return t.kind == TRAIT_FUTURE ? t.result : t.item;
}

/* Return the type that LETTER stands for in a marker for T.  */

static tree
member_type (const trait &t, char letter)
{
  switch (letter)
    {
    case 'v': return void_type_node;
    case 'b': return boolean_type_node;
    case 'i': return integer_type_node;
    case 'z': return size_type_node;
    case 'p': return ptr_type_node;
    case 'o': return t.type;
    case 'O': return build_pointer_type (t.type);
    case 'V': return trait_value_type (t);
    case 'Y': return t.item;
    case 'R': return t.result;
    case 'A': return t.arg;
    default: gcc_unreachable ();
    }
}

/* Return the marker CODE for T, new.  A value of type void is no argument; a
   place for one is a void pointer.  */

static tree
build_trait_marker (const trait &t, enum marker code)
{
  const marker_spec *spec = marker_specs;
  while (spec->code != code)
    spec++;
  tree args[4];
  unsigned n = 0;
  for (const char *p = spec->type + 1; *p; p++)
    if (*p == '*')
      args[n++] = build_pointer_type (member_type (t, *++p));
    else if (!VOID_TYPE_P (member_type (t, *p)))
      args[n++] = member_type (t, *p);
  return build_marker_decl (code, spec->name, member_type (t, *spec->type), n,
			    args);
}

tree
trait_marker (const trait &t, enum marker code)
{
  tree *slot = trait_marker_slot (t, code);
  if (!*slot)
    *slot = build_trait_marker (t, code);
  return *slot;
}

tree
next_marker_id (void)
{
  static int last;
  return build_int_cst (integer_type_node, ++last);
}

bool
suspension_p (const gimple *stmt)
{
  enum marker code = marker_code (stmt);
  return (code == MARKER_YIELD || code == MARKER_SUSPEND
	  || code == MARKER_WAIT);
}
