/* Constant data that belongs to a coroutine, and what its symbols are called.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#include "support/edit.h"
#include "varasm.h"
#include "support/abi.h"
#include "support/constant-data.h"

bool
weak_reference_p (tree fndecl)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  return node && node->weakref;
}

/* The assembler's name of what FNDECL, maybe a weak reference, refers to.  */

static tree
symbol_name (tree fndecl)
{
  if (!weak_reference_p (fndecl))
    return DECL_ASSEMBLER_NAME (fndecl);
  tree target = cgraph_node::get (fndecl)->get_alias_target_tree ();
  return DECL_P (target) ? DECL_ASSEMBLER_NAME (target) : target;
}

tree
name_of_part (tree fndecl, const char *suffix)
{
  const char *name = IDENTIFIER_POINTER (symbol_name (fndecl));
  const char *version = strchr (name, '@');
  if (!version)
    version = name + strlen (name);
  char *first = xstrndup (name, version - name);
  char *all = concat (first, ".", suffix, version, NULL);
  tree id = get_identifier (all);
  free (all);
  free (first);
  return id;
}

tree
build_data_decl (tree ramp, const char *suffix, tree type)
{
  type = build_qualified_type (type, TYPE_QUAL_CONST);
  tree name = name_of_part (ramp, suffix);
  tree var = build_decl (DECL_SOURCE_LOCATION (ramp), VAR_DECL, name, type);
  SET_DECL_ASSEMBLER_NAME (var, name);
  TREE_READONLY (var) = 1;
  TREE_STATIC (var) = 1;
  TREE_ADDRESSABLE (var) = 1;
  TREE_USED (var) = 1;
  DECL_ARTIFICIAL (var) = 1;
  DECL_IGNORED_P (var) = 1;
  return var;
}

tree
build_array_data (tree ramp, const char *suffix, tree type, const vec<tree> &values)
{
  tree array = build_array_type_nelts (type, values.length ());
  tree var = build_data_decl (ramp, suffix, array);
  vec<constructor_elt, va_gc> *elements = NULL;
  for (unsigned i = 0; i < values.length (); i++)
    CONSTRUCTOR_APPEND_ELT (elements, size_int (i), values[i]);
  tree init = build_constructor (array, elements);
  TREE_CONSTANT (init) = TREE_STATIC (init) = TREE_READONLY (init) = 1;
  DECL_INITIAL (var) = init;
  varpool_node::finalize_decl (var);
  return var;
}

tree
build_constant_array (tree ramp, const char *suffix, tree type,
		      const vec<unsigned HOST_WIDE_INT> &values)
{
  auto_vec<tree> constants;
  for (unsigned HOST_WIDE_INT value : values)
    constants.safe_push (build_int_cstu (type, value));
  return build_array_data (ramp, suffix, type, constants);
}

void
initialize_record (tree var, const tree *values, int n)
{
  tree record = TREE_TYPE (var);
  vec<constructor_elt, va_gc> *elements = NULL;
  for (int i = 0; i < n; i++)
    CONSTRUCTOR_APPEND_ELT (elements, record_field (record, i), values[i]);
  tree init = build_constructor (record, elements);
  TREE_CONSTANT (init) = 1;
  TREE_STATIC (init) = 1;
  TREE_READONLY (init) = 1;
  DECL_INITIAL (var) = init;
}
