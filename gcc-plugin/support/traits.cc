/* Which trait type is this?  The registry of trait types.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A trait type is a RECORD_TYPE of two fields whose name is the text that the
   user wrote, `co_iterator(int)'.  There is one per kind and combination of
   item, result and argument type:

	co_iterator(int) f (void);
	__typeof__ (int) typedef T;
	co_iterator(T) f (void);	the same type, printed as it is written

   Registry: a TREE_LIST in the DECL_ATTRIBUTES of the front end's builtin
   __builtin_co_iterator, of one TREE_VEC per trait type (the ENTRY_* below).
   The builtin lives in the C front end's outermost scope; so the collector
   keeps the registry, and a precompiled header saves and restores it.  When
   parsing is over that scope is gone, and the last builtin seen, a root of
   the collector, stands in for it.

   Invariant: the types in an entry are main variants, and no two entries have
   the same kind and compatible types.  */

#include "support/c-front-end.h"
#include "stor-layout.h"
#include "c-family/c-pretty-print.h"
#include "support/markers.h"
#include "support/traits.h"

/* The elements of an entry.  */
enum
{
  ENTRY_KIND, ENTRY_TYPE, ENTRY_ITEM, ENTRY_RESULT, ENTRY_ARG,
  ENTRY_MARKER,		/* The first of MARKER_LAST cached markers.  */
  ENTRY_LENGTH = ENTRY_MARKER + MARKER_LAST
};

#define REGISTRY_ATTRIBUTE "cogen trait"

static const char *const kind_name[]
  = { "iterator", "future", "stream", "generator" };

/* The builtin whose attributes are the registry.  */
static tree registry_decl;

static const ggc_root_tab registry_roots[] =
{
  { &registry_decl, 1, sizeof (registry_decl), &gt_ggc_mx_tree_node,
    &gt_pch_nx_tree_node },
  LAST_GGC_ROOT_TAB
};

/* Gives the user's structure of a name, or null.  */
static tree (*find_record) (tree name);

/* Let the collector know about registry_decl.  */

void
register_trait_roots (const char *plugin_name, tree (*finder) (tree name))
{
  find_record = finder;
  register_callback (plugin_name, PLUGIN_REGISTER_GGC_ROOTS, NULL,
		     const_cast<ggc_root_tab *> (registry_roots));
}

/* Return the declaration that holds the registry, null before there is one.  */

static tree
registry ()
{
  tree id = get_identifier ("__builtin_co_iterator");
  if (tree decl = identifier_global_value (id))
    registry_decl = decl;
  return registry_decl;
}

/* PLUGIN_START_UNIT, when the builtins have been made: find the registry, even
   if no trait type is mentioned before parsing is over.  */

void
start_registry ()
{
  registry ();
}

/* Return the registry's first entry in list form.  */

static tree
first_entry ()
{
  tree decl = registry ();
  return decl ? lookup_attribute (REGISTRY_ATTRIBUTE, DECL_ATTRIBUTES (decl))
	      : NULL_TREE;
}

static tree
next_entry (tree list)
{
  return lookup_attribute (REGISTRY_ATTRIBUTE, TREE_CHAIN (list));
}

/* Return what ENTRY says.  */

static trait
unpack_entry (tree entry)
{
  trait t;
  t.kind = (enum trait_kind) tree_to_shwi (TREE_VEC_ELT (entry, ENTRY_KIND));
  t.type = TREE_VEC_ELT (entry, ENTRY_TYPE);
  t.item = TREE_VEC_ELT (entry, ENTRY_ITEM);
  t.result = TREE_VEC_ELT (entry, ENTRY_RESULT);
  t.arg = TREE_VEC_ELT (entry, ENTRY_ARG);
  return t;
}

/* Return the entry of trait type TYPE, null if it is none.  */

static tree
entry_of_type (const_tree type)
{
  if (!type || TREE_CODE (type) != RECORD_TYPE)
    return NULL_TREE;
  tree main = TYPE_MAIN_VARIANT (type);
  tree name = TYPE_NAME (main);
  /* With -flto the name is a mere identifier once parsing is over.  */
  if (!name || (TREE_CODE (name) == TYPE_DECL && !DECL_ARTIFICIAL (name)))
    return NULL_TREE;
  for (tree list = first_entry (); list; list = next_entry (list))
    if (TREE_VEC_ELT (TREE_VALUE (list), ENTRY_TYPE) == main)
      return TREE_VALUE (list);
  return NULL_TREE;
}

bool
trait_of_type (const_tree type, trait *t)
{
  tree entry = entry_of_type (type);
  if (!entry)
    return false;
  *t = unpack_entry (entry);
  return true;
}

bool
trait_of_function (const_tree fndecl, trait *t)
{
  return trait_of_type (TREE_TYPE (TREE_TYPE (fndecl)), t);
}

tree
trait_self_field (const_tree type)
{
  return TYPE_FIELDS (TYPE_MAIN_VARIANT (type));
}

tree
trait_vtable_field (const_tree type)
{
  return DECL_CHAIN (trait_self_field (type));
}

const char *
trait_kind_name (enum trait_kind kind)
{
  return kind_name[kind];
}

/* True if A and B, main variants, make the same trait type.  Types that C
   calls compatible do, but an enumeration is not its integer type: what is
   yielded prints, and warns, as what it is.  */

static bool
same_member_type_p (tree a, tree b)
{
  return a == b || (TREE_CODE (a) == TREE_CODE (b) && comptypes (a, b) == 1);
}

/* Return TYPE as the user would write it.  */

static char *
spelled_type (tree type)
{
  c_pretty_printer pp;
  pp.type_id (type);
  return xstrdup (pp_formatted_text (&pp));
}

/* Return the name of the trait type KIND of ITEM, RESULT and ARG.  */

static tree
trait_type_name (enum trait_kind kind, tree item, tree result, tree arg)
{
  char *first = spelled_type (kind == TRAIT_FUTURE ? result : item);
  char *text;
  if (kind != TRAIT_GENERATOR)
    text = concat ("co_", kind_name[kind], "(", first, ")", NULL);
  else
    {
      char *second = spelled_type (result), *third = spelled_type (arg);
      if (VOID_TYPE_P (arg))
	text = concat ("co_generator(", first, ", ", second, ")", NULL);
      else
	text = concat ("co_generator(", first, ", ", second, ", ", third, ")",
		       NULL);
      free (second);
      free (third);
    }
  tree name = get_identifier (text);
  free (first);
  free (text);
  return name;
}

/* Return the type of the vtable field of a trait of KIND.  The structure is
   <cogen/rt.h>'s if that has been included.  */

static tree
vtable_pointer_type (enum trait_kind kind)
{
  char *text = concat ("co_", kind_name[kind], "_vtable", NULL);
  tree name = get_identifier (text);
  free (text);
  tree record = find_record (name);
  if (!record)
    {
      record = make_node (RECORD_TYPE);
      TYPE_NAME (record) = name;
    }
  return build_pointer_type (build_qualified_type (record, TYPE_QUAL_CONST));
}

/* Return a new structure { void *self; const VTABLE *vtable; } called NAME,
   first mentioned at LOC.  */

static tree
build_trait_record (location_t loc, enum trait_kind kind, tree name)
{
  tree record = make_node (RECORD_TYPE);
  tree self = build_decl (BUILTINS_LOCATION, FIELD_DECL,
			  get_identifier ("self"), ptr_type_node);
  tree vtable = build_decl (BUILTINS_LOCATION, FIELD_DECL,
			    get_identifier ("vtable"),
			    vtable_pointer_type (kind));
  DECL_CHAIN (vtable) = self;	/* finish_builtin_struct reverses.  */
  finish_builtin_struct (record, IDENTIFIER_POINTER (name), vtable, NULL_TREE);
  DECL_ARTIFICIAL (TYPE_NAME (record)) = 1;
  /* Types from nowhere have no name in GCC's dumps.  */
  DECL_SOURCE_LOCATION (TYPE_NAME (record)) = loc;
  return record;
}

/* Return the variant of RECORD that prints as NAME, a typedef's spelling of
   the same type, mentioned at LOC; RECORD itself if that is its name.  */

static tree
trait_type_variant (location_t loc, tree record, tree name)
{
  for (tree v = record; v; v = TYPE_NEXT_VARIANT (v))
    if (TYPE_QUALS (v) == TYPE_UNQUALIFIED
	&& DECL_NAME (TYPE_NAME (v)) == name)
      return v;
  tree decl = build_decl (loc, TYPE_DECL, name, record);
  DECL_ARTIFICIAL (decl) = 1;
  set_underlying_type (decl);
  TREE_USED (decl) = 1;
  return TREE_TYPE (decl);
}

/* Return the entry of KIND over the main variants ITEM, RESULT and ARG,
   made if it is the first of its kind, mentioned at LOC.  */

static tree
find_or_make_entry (location_t loc, enum trait_kind kind, tree item,
		    tree result, tree arg)
{
  for (tree list = first_entry (); list; list = next_entry (list))
    {
      trait t = unpack_entry (TREE_VALUE (list));
      if (t.kind == kind && same_member_type_p (t.item, item)
	  && same_member_type_p (t.result, result)
	  && same_member_type_p (t.arg, arg))
	return TREE_VALUE (list);
    }
  tree entry = make_tree_vec (ENTRY_LENGTH);
  tree name = trait_type_name (kind, item, result, arg);
  TREE_VEC_ELT (entry, ENTRY_KIND) = build_int_cst (integer_type_node, kind);
  TREE_VEC_ELT (entry, ENTRY_TYPE) = build_trait_record (loc, kind, name);
  TREE_VEC_ELT (entry, ENTRY_ITEM) = item;
  TREE_VEC_ELT (entry, ENTRY_RESULT) = result;
  TREE_VEC_ELT (entry, ENTRY_ARG) = arg;
  tree decl = registry ();
  DECL_ATTRIBUTES (decl) = tree_cons (get_identifier (REGISTRY_ATTRIBUTE),
				      entry, DECL_ATTRIBUTES (decl));
  return entry;
}

/* Return the trait type of KIND over ITEM, RESULT and ARG, unqualified types
   as the user spelled them at LOC; void_type_node where KIND has none.  */

tree
trait_type (location_t loc, enum trait_kind kind, tree item, tree result,
	    tree arg)
{
  tree entry = find_or_make_entry (loc, kind, TYPE_MAIN_VARIANT (item),
				   TYPE_MAIN_VARIANT (result),
				   TYPE_MAIN_VARIANT (arg));
  return trait_type_variant (loc, TREE_VEC_ELT (entry, ENTRY_TYPE),
			     trait_type_name (kind, item, result, arg));
}

tree *
trait_marker_slot (const trait &t, enum marker code)
{
  tree entry = entry_of_type (t.type);
  return &TREE_VEC_ELT (entry, ENTRY_MARKER + code);
}
