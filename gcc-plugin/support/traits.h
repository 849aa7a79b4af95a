/* Trait types: co_iterator (T), co_future (T), co_stream (T) and
   co_generator (Y, R, A).
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Each is a RECORD_TYPE { void *self; const struct co_KIND_vtable *vtable; },
   one per combination of types, made on first use by the front end.  Both
   halves of the plugin ask here what a type is.  The registry hangs off the
   DECL_ATTRIBUTES of the builtin __builtin_co_iterator, so that precompiled
   headers and the garbage collector keep it without a root of our own.  */

#ifndef COGEN_TRAITS_H
#define COGEN_TRAITS_H

#include <cogen/abi.h>

enum trait_kind { TRAIT_ITERATOR, TRAIT_FUTURE, TRAIT_STREAM, TRAIT_GENERATOR };

/* What one trait type says.  A view into the registry: copy it freely.
   The three types are main variants; void_type_node where there is none.  */
struct trait
{
  enum trait_kind kind;
  tree type;		/* The RECORD_TYPE, main variant.  */
  tree item;		/* What it yields: T of iterator, stream; Y.  */
  tree result;		/* What it finishes with: T of future; R.  */
  tree arg;		/* What it is resumed with: A.  */
};

/* True if what is of KIND is polled with a context.  */

static inline bool
trait_has_context_p (enum trait_kind kind)
{
  return kind == TRAIT_FUTURE || kind == TRAIT_STREAM;
}

/* Fill in *T and return true if TYPE is (a variant of) a trait type.  */
extern bool trait_of_type (const_tree type, trait *t);

/* The same for the return type of FNDECL.  */
extern bool trait_of_function (const_tree fndecl, trait *t);

/* The two fields of a trait type.  */
extern tree trait_self_field (const_tree type);
extern tree trait_vtable_field (const_tree type);

/* "iterator", "future", "stream", "generator"  */
extern const char *trait_kind_name (enum trait_kind);

/* The registry.  FIND_RECORD gives the user's structure of a name that can be
   seen where the parser is, or null.  */
extern void register_trait_roots (const char *plugin_name,
				  tree (*find_record) (tree name));
extern void start_registry ();
extern tree trait_type (location_t, enum trait_kind, tree item, tree result,
			tree arg);

#endif /* COGEN_TRAITS_H */
