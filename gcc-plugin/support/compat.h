/* The differences between GCC 11, 12, 13 and 14, all in one place.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Nothing here redefines a name of GCC's: what differs gets a name of
   ours.  */

#ifndef COGEN_COMPAT_H
#define COGEN_COMPAT_H

#include "pretty-print.h"
#include "gimple.h"
#include "cgraph.h"
#include "tree-eh.h"
#include "input.h"
#include "diagnostic.h"

/* The value that ends a variable's life, assigned to it.  */

static inline tree
build_storage_end (tree type)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return build_clobber (type, CLOBBER_STORAGE_END);
#elif GCCPLUGIN_VERSION_MAJOR >= 12
  return build_clobber (type, CLOBBER_EOL);
#else
  return build_clobber (type);
#endif
}

/* Silence warnings of OPT about the tree T; of any option before GCC 12,
   which has one bit for all of them.  */

static inline void
silence_warning (tree t, opt_code opt ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  suppress_warning (t, opt);
#else
  TREE_NO_WARNING (t) = 1;
#endif
}

/* The same about the statement STMT.  */

static inline void
silence_warning_at (gimple *stmt, opt_code opt ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  suppress_warning (stmt, opt);
#else
  gimple_set_no_warning (stmt, true);
#endif
}

/* True if TEXT begins with PREFIX.  */

static inline bool
begins_with (const char *text, const char *prefix)
{
  return strncmp (text, prefix, strlen (prefix)) == 0;
}

/* The parameters of targetm.resolve_overloaded_builtin: LOCATION, decl,
   arguments, EXTRA.  */

#if GCCPLUGIN_VERSION_MAJOR >= 15
# define HOOK_LOCATION_T location_t
# define HOOK_EXTRA_PARM , bool complain
# define HOOK_EXTRA_ARG , complain
#else
# define HOOK_LOCATION_T unsigned
# define HOOK_EXTRA_PARM
# define HOOK_EXTRA_ARG
#endif

/* Tell GCC that no other definition can take the place of NODE's.  */

static inline void
set_no_interposition (symtab_node *node ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  node->semantic_interposition = false;
#endif
}

/* True if TYPE is a _BitInt.  */

static inline bool
bitint_type_p (const_tree type ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return TREE_CODE (type) == BITINT_TYPE;
#else
  return false;
#endif
}

/* True if the call does not keep its pointer argument I: neither stores it in
   memory that outlives the call nor lets anybody else see it.  */

static inline bool
call_argument_noescape_p (const gcall *call, unsigned i)
{
  int flags = gimple_call_arg_flags (call, i);
#if GCCPLUGIN_VERSION_MAJOR >= 12
  return (flags & (EAF_UNUSED | EAF_NO_DIRECT_ESCAPE)) != 0;
#else
  return (flags & (EAF_UNUSED | EAF_NOESCAPE | EAF_NODIRECTESCAPE)) != 0;
#endif
}

/* True if the call does not return its pointer argument I.  */

static inline bool
call_argument_not_returned_p (const gcall *call ATTRIBUTE_UNUSED,
			      unsigned i ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  return (gimple_call_arg_flags (call, i)
	  & (EAF_UNUSED | EAF_NOT_RETURNED_DIRECTLY)) != 0;
#else
  return false;
#endif
}

/* Give STMT the edge to the handler that its exceptions go to.  */

static inline void
add_eh_edges (gimple *stmt)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  make_eh_edge (stmt);
#else
  make_eh_edges (stmt);
#endif
}

/* Where the macro of MAP is expanded.  */

static inline location_t
macro_expansion_location (const line_map_macro *map)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return map->get_expansion_point_location ();
#else
  return map->expansion;
#endif
}

/* Fill in *TEXT for pp_format.  */

static inline void
set_text_info (text_info *text, const char *format, va_list *args,
	       rich_location *where)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  text->m_format_spec = format;
  text->m_args_ptr = args;
  text->m_err_no = 0;
  text->m_data = NULL;
  text->m_richloc = where;
#else
  text->format_spec = format;
  text->args_ptr = args;
  text->err_no = 0;
  text->x_data = NULL;
  text->m_richloc = where;
#endif
}

/* Line LINE of the source FILE, null if it cannot be read.  */

static inline char_span
source_line (const char *file, int line)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return global_dc->get_file_cache ().get_source_line (file, line);
#else
  return location_get_source_line (file, line);
#endif
}

#endif /* COGEN_COMPAT_H */
