/* What coroutines get by reference of the functions around them, and by address.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The front end knows the user's expressions, and the middle end where objects go.  What
   the one tells the other is an attribute of the coroutine, so that it lives as long, and
   copies of the coroutine have it too: a list of the variable, where it is used, why it
   is got by reference, and where that is.  */

#include "support/captures.h"
#include "diagnostic-core.h"
#include "attribs.h"
#include "stringpool.h"

#define CAPTURED_ATTRIBUTE "cogen captured"

void
note_captured (tree fndecl, const captured_reference &c)
{
  unsigned HOST_WIDE_INT numbers[] = { c.use, c.why, c.why_loc };
  tree list = NULL_TREE;
  for (unsigned i = ARRAY_SIZE (numbers); i-- > 0;)
    list = tree_cons (NULL_TREE, build_int_cst (long_long_unsigned_type_node,
						numbers[i]), list);
  DECL_ATTRIBUTES (fndecl) = tree_cons (get_identifier (CAPTURED_ATTRIBUTE),
					tree_cons (NULL_TREE, c.var, list),
					DECL_ATTRIBUTES (fndecl));
}

/* Take the next number of LIST.  */

static unsigned HOST_WIDE_INT
next_number (tree *list)
{
  *list = TREE_CHAIN (*list);
  return tree_to_uhwi (TREE_VALUE (*list));
}

bool
captured_by_reference (const_tree fndecl, const_tree owner, captured_reference *c)
{
  tree a = lookup_attribute (CAPTURED_ATTRIBUTE, DECL_ATTRIBUTES (fndecl));
  for (; a; a = lookup_attribute (CAPTURED_ATTRIBUTE, TREE_CHAIN (a)))
    {
      tree list = TREE_VALUE (a);
      c->var = TREE_VALUE (list);
      if (DECL_CONTEXT (c->var) != owner)
	continue;
      c->use = next_number (&list);
      c->why = (enum by_reference) next_number (&list);
      c->why_loc = next_number (&list);
      return true;
    }
  return false;
}

void
explain_reference (const captured_reference &c)
{
  switch (c.why)
    {
    case BY_REFERENCE_TYPE:
      inform (DECL_SOURCE_LOCATION (c.var), "it is not captured by value, since it cannot "
	      "be copied");
      break;
    case BY_REFERENCE_WRITE:
      inform (c.why_loc, "it is not captured by value, since it is written here");
      break;
    case BY_REFERENCE_ADDRESS:
      inform (c.why_loc, "it is not captured by value, since its address is taken here");
      break;
    case BY_REFERENCE_USE:
      inform (c.why_loc, "it is not moved into the object, since it is used here");
      break;
    default:
      break;
    }
}

/* The places of arguments, by that of the call and their number.  */
typedef int_hash<unsigned HOST_WIDE_INT, 0, HOST_WIDE_INT_M1U> place_hash;
static hash_map<place_hash, location_t> *places;	/* Null: none.  */

/* Arguments that are looked at.  */
enum { MAX_ARGUMENTS = 64 };

/* The key of argument I of the call at CALL, or 0.  */

static unsigned HOST_WIDE_INT
place_key (location_t call, unsigned i)
{
  return (i < MAX_ARGUMENTS
	  ? (unsigned HOST_WIDE_INT) get_pure_location (call) * MAX_ARGUMENTS + i : 0);
}

void
note_argument (location_t call, unsigned i, location_t loc)
{
  unsigned HOST_WIDE_INT key = place_key (call, i);
  if (call == UNKNOWN_LOCATION || loc == UNKNOWN_LOCATION || !key)
    return;
  if (!places)
    places = new hash_map<place_hash, location_t>;
  places->put (key, loc);
}

location_t
argument_location (location_t call, unsigned i)
{
  unsigned HOST_WIDE_INT key = place_key (call, i);
  location_t *loc = key && places ? places->get (key) : NULL;
  return loc ? *loc : call;
}
