/* What does not live as long as the iterator over it.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_for (int v, co_items ((int[]) { 1, 2, 3 }, 3)) ...

   A compound literal lives as long as the block around it, and the macro is a block of
   its own: its object would read what is gone.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"

/* The compound literal of a function that ADDRESS leads into, or null.  */

static tree
literal_at (tree address)
{
  STRIP_NOPS (address);
  while (TREE_CODE (address) == POINTER_PLUS_EXPR)
    {
      address = TREE_OPERAND (address, 0);
      STRIP_NOPS (address);
    }
  if (TREE_CODE (address) != ADDR_EXPR)
    return NULL_TREE;
  tree base = TREE_OPERAND (address, 0);
  while (handled_component_p (base))
    base = TREE_OPERAND (base, 0);
  return (TREE_CODE (base) == COMPOUND_LITERAL_EXPR
	  && !TREE_STATIC (COMPOUND_LITERAL_EXPR_DECL (base)) ? base : NULL_TREE);
}

/* DECL is complete.  If it is the pointer that a source such as co_items or co_chars makes
   of its operand, that is none to a compound literal.  */

void
fe_check_items (tree decl)
{
  if (!VAR_P (decl) || !DECL_NAME (decl) || !POINTER_TYPE_P (TREE_TYPE (decl))
      || !DECL_INITIAL (decl) || DECL_INITIAL (decl) == error_mark_node
      || !id_equal (DECL_NAME (decl), "co__1")
      || !in_system_header_at (DECL_SOURCE_LOCATION (decl)))
    return;
  tree literal = literal_at (DECL_INITIAL (decl));
  if (!literal)
    return;
  auto_diagnostic_group d;
  location_t loc = EXPR_LOC_OR_LOC (literal, DECL_SOURCE_LOCATION (decl));
  error_at (loc, "a compound literal does not live as long as the iterator over it");
  inform (loc, "declare an array, and give that");
}
