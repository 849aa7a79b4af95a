/* The differences between GCC 11 to 16, all in one place.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   Nothing here redefines a name of GCC's: what differs gets a name of
   ours.

   What the front end alone asks is here too, so that a new GCC is one file's
   work.  None of it needs the C front end's headers, which the rest of the
   plugin does without: where a difference is one of the front end's variables,
   what is here is the constant that says which way it goes.  */

#ifndef COGEN_COMPAT_H
#define COGEN_COMPAT_H

#include "pretty-print.h"
#include "gimple.h"
#include "cgraph.h"
#include "tree-eh.h"
#include "context.h"
#include "tree-pass.h"
#include "tree-object-size.h"
#include "input.h"
#include "options.h"
#include "diagnostic.h"
#if GCCPLUGIN_VERSION_MAJOR >= 16
# include "diagnostics/file-cache.h"
# include "diagnostics/text-sink.h"
#elif GCCPLUGIN_VERSION_MAJOR >= 15
# include "diagnostic-format-text.h"
#endif

/* Whether warnings are inhibited, as by -w.  */

static inline bool *
warnings_inhibited (void)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return &global_dc->m_inhibit_warnings;
#else
  return &global_dc->dc_inhibit_warnings;
#endif
}

/* The pass that folds what is left of calls of builtins; from GCC 16 on forwprop does
   that.  */

static inline opt_pass *
build_folding_pass (void)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return NULL;
#else
  return make_pass_fold_builtins (g);
#endif
}

/* GCC's passes that look for accesses beyond arrays, and for those by functions; null if
   others do.  */

static inline opt_pass *
build_array_bounds_pass (void)
{
#if GCCPLUGIN_VERSION_MAJOR >= 15
  return make_pass_array_bounds (g);
#else
  opt_pass *pass = make_pass_vrp (g);
# if GCCPLUGIN_VERSION_MAJOR < 13
  pass->set_pass_param (0, true);
# endif
  return pass;
#endif
}

/* The pass that propagates ranges, which warns of nothing.  */

static inline opt_pass *
build_range_pass (void)
{
  opt_pass *pass = make_pass_vrp (g);
#if GCCPLUGIN_VERSION_MAJOR == 13 || GCCPLUGIN_VERSION_MAJOR == 14
  return pass->clone ();	/* There the first one warns.  */
#else
  return pass;
#endif
}

static inline opt_pass *
build_access_pass (bool early ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  opt_pass *pass = make_pass_warn_access (g);
  pass->set_pass_param (0, early);
  return pass;
#else
  return NULL;
#endif
}

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

/* True if STMT asks for the size of an object.  */

static inline bool
object_size_call_p (gimple *stmt)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  if (gimple_call_builtin_p (stmt, BUILT_IN_DYNAMIC_OBJECT_SIZE))
    return true;
#endif
  return gimple_call_builtin_p (stmt, BUILT_IN_OBJECT_SIZE);
}

/* Store in *SIZE how large the object, or what of it, is that POINTER points to, by the rules
   of __builtin_object_size for TYPE; false if that is not known.  */

static inline bool
known_object_size (tree pointer, int type, tree *size)
{
#if GCCPLUGIN_VERSION_MAJOR >= 12
  return compute_builtin_object_size (pointer, type, size);
#else
  unsigned HOST_WIDE_INT bytes;
  if (!compute_builtin_object_size (pointer, type, &bytes))
    return false;
  *size = build_int_cstu (size_type_node, bytes);
  return true;
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

/* True if STMT pushes a trampoline on the stack of those that libgcc has in the
   heap, for -ftrampoline-impl=heap: its arguments are the frame that the nested
   function captures, the function, and where the trampoline's address goes.  */

static inline bool
heap_trampoline_created_p (const gimple *stmt ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return gimple_call_builtin_p (stmt, BUILT_IN_GCC_NESTED_PTR_CREATED);
#else
  return false;
#endif
}

/* True if STMT pops the newest of them.  */

static inline bool
heap_trampoline_deleted_p (const gimple *stmt ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return gimple_call_builtin_p (stmt, BUILT_IN_GCC_NESTED_PTR_DELETED);
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

/* A new printer to STREAM that prints types and declarations as the messages
   do.  */

static inline pretty_printer *
new_printer (FILE *stream)
{
#if GCCPLUGIN_VERSION_MAJOR >= 15
  pretty_printer *pp = global_dc->clone_printer ().release ();
  pp->set_output_stream (stream);
#else
  pretty_printer *pp = global_dc->printer->clone ();
  pp->buffer->stream = stream;
#endif
  pp_clear_output_area (pp);
  return pp;
}

/* A line of a source file: false if there is none, else get_buffer () and
   length ().  */

#if GCCPLUGIN_VERSION_MAJOR >= 16
typedef diagnostics::char_span source_text;
#else
typedef char_span source_text;
#endif

/* Line LINE of the source FILE, null if it cannot be read.  */

static inline source_text
source_line (const char *file, int line)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return global_dc->get_file_cache ().get_source_line (file, line);
#else
  return location_get_source_line (file, line);
#endif
}

/* While one of these lives, a conversion between a pointer and an integer, or
   pointers of incompatible types, is an error, as the C standard has it and
   GCC 14 does.  What GCC 14 still warns about stays a warning.  */

struct strict_conversions
{
#if GCCPLUGIN_VERSION_MAJOR < 14
  static const unsigned n = 3;
  diagnostic_t kind[n];
  bool pedantic_errors;

  static int lenient_option (unsigned i)
  {
    return i == 0 ? OPT_Wdiscarded_qualifiers
	   : i == 1 ? OPT_Wpointer_sign : OPT_Wpedantic;
  }

  strict_conversions () : pedantic_errors (global_dc->pedantic_errors)
  {
    if (pedantic_errors)
      return;
    global_dc->pedantic_errors = true;
    for (unsigned i = 0; i < n; i++)
      {
	kind[i] = global_dc->classify_diagnostic[lenient_option (i)];
	if (kind[i] == DK_UNSPECIFIED)
	  global_dc->classify_diagnostic[lenient_option (i)] = DK_WARNING;
      }
  }

  ~strict_conversions ()
  {
    if (pedantic_errors)
      return;
    global_dc->pedantic_errors = false;
    for (unsigned i = 0; i < n; i++)
      global_dc->classify_diagnostic[lenient_option (i)] = kind[i];
  }
#else
  ~strict_conversions () {}
#endif
};

/* True if GCC silences warnings in the arms of _Generic that are not selected
   as it does behind a constant that is folded away: then one cannot be told
   from the other while parsing.  */

static const bool unselected_arms_silenced = GCCPLUGIN_VERSION_MAJOR >= 14;

/* A function that GCC calls after each message, with where the message was
   written, the message, and its kind; from 15 on for messages that are written
   as text.  */

#if GCCPLUGIN_VERSION_MAJOR >= 16
typedef diagnostics::text_finalizer_fn message_fn;
typedef diagnostics::text_sink &message_output;
typedef const diagnostics::diagnostic_info message_info;
typedef enum diagnostics::kind message_kind;
#elif GCCPLUGIN_VERSION_MAJOR >= 15
typedef diagnostic_text_finalizer_fn message_fn;
typedef diagnostic_text_output_format &message_output;
typedef const diagnostic_info message_info;
typedef diagnostic_t message_kind;
#else
typedef diagnostic_finalizer_fn message_fn;
typedef diagnostic_context *message_output;
# if GCCPLUGIN_VERSION_MAJOR >= 14
typedef const diagnostic_info message_info;
# else
typedef diagnostic_info message_info;
# endif
typedef diagnostic_t message_kind;
#endif

/* Where GCC keeps the one that it calls.  */

static inline message_fn *
message_hook ()
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return &diagnostics::text_finalizer (global_dc);
#elif GCCPLUGIN_VERSION_MAJOR >= 15
  return &diagnostic_text_finalizer (global_dc);
#else
  return &diagnostic_finalizer (global_dc);
#endif
}

/* ... the one that it calls before each message.  */

#if GCCPLUGIN_VERSION_MAJOR >= 16
typedef diagnostics::text_starter_fn message_start_fn;
#elif GCCPLUGIN_VERSION_MAJOR >= 15
typedef diagnostic_text_starter_fn message_start_fn;
#else
typedef diagnostic_starter_fn message_start_fn;
#endif

static inline message_start_fn *
message_start_hook ()
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return &diagnostics::text_starter (global_dc);
#elif GCCPLUGIN_VERSION_MAJOR >= 15
  return &diagnostic_text_starter (global_dc);
#else
  return &diagnostic_starter (global_dc);
#endif
}

/* The words of the message INFO before its arguments are filled in.  */

static inline const char *
message_format (message_info *info)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return info->m_message.m_format_spec;
#elif GCCPLUGIN_VERSION_MAJOR >= 14
  return info->message.m_format_spec;
#else
  return info->message.format_spec;
#endif
}

/* Of which kind INFO is.  */

static inline message_kind
message_kind_of (message_info *info)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return info->m_kind;
#else
  return info->kind;
#endif
}

/* True if a message of KIND is an error.  */

static inline bool
message_is_error_p (message_kind kind)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return kind == diagnostics::kind::error;
#else
  return kind == DK_ERROR;
#endif
}

/* True if a message of KIND belongs to the one before it.  */

static inline bool
message_is_note_p (message_kind kind)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return kind == diagnostics::kind::note;
#else
  return kind == DK_NOTE;
#endif
}

/* True if a message of KIND is a warning, or what may be one.  */

static inline bool
message_is_warning_p (message_kind kind)
{
#if GCCPLUGIN_VERSION_MAJOR >= 16
  return (kind == diagnostics::kind::warning || kind == diagnostics::kind::pedwarn
	  || kind == diagnostics::kind::permerror);
#else
  return kind == DK_WARNING || kind == DK_PEDWARN || kind == DK_PERMERROR;
#endif
}

/* Where the message that OUTPUT writes is, as long as it is being written.  */

static inline struct obstack *
message_obstack (message_output output)
{
#if GCCPLUGIN_VERSION_MAJOR >= 15
  return pp_buffer (output.get_printer ())->m_obstack;
#else
  return pp_buffer (output->printer)->obstack;
#endif
}

/* The text of the message that OUTPUT writes, and maybe what is before it: from *START
   on, not terminated.  Return its length.  */

static inline size_t
written_message (message_output output, const char **start)
{
  struct obstack *text = message_obstack (output);
  *start = (const char *) obstack_base (text);
  return obstack_object_size (text);
}

/* Let the message that OUTPUT writes, of which nothing has been shown yet, not be shown at
   all.  It counts.  */

static inline void
discard_message (message_output output)
{
#if GCCPLUGIN_VERSION_MAJOR >= 15
  pp_clear_output_area (output.get_printer ());
#else
  pp_clear_output_area (output->printer);
#endif
}

/* True if INFO warns that a declaration hides another one, and this GCC heeds no pragma in
   an operand of a macro.  */

static inline bool
shadow_warning_p (message_info *info ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR < 12
  return (info->option_index == OPT_Wshadow || info->option_index == OPT_Wshadow_local
	  || info->option_index == OPT_Wshadow_compatible_local);
#else
  return false;
#endif
}

/* Let the warning INFO, of such a declaration, not count, either.  */

static inline void
uncount_warning (message_info *info ATTRIBUTE_UNUSED)
{
#if GCCPLUGIN_VERSION_MAJOR < 12
  global_dc->diagnostic_count[info->kind == DK_ERROR ? DK_WERROR : DK_WARNING]--;
#endif
}

/* Let the message that OUTPUT writes, of which nothing has been shown yet, be TEXT.  */

static inline void
rewrite_message (message_output output, const char *text)
{
  discard_message (output);
  obstack_grow (message_obstack (output), text, strlen (text));
}

/* Add a note at LOC to the message that OUTPUT writes; FORMAT may have one %qs, for
   ARG.  */

static inline void
append_note (message_output output, location_t loc, const char *format,
	     const char *arg)
{
#if GCCPLUGIN_VERSION_MAJOR >= 15
  output.append_note (loc, format, arg);
  pp_flush (output.get_printer ());
#else
  /* Else the text of the program would be shown behind the prefix of the message.  */
  char *prefix = pp_take_prefix (output->printer);
  diagnostic_append_note (output, loc, format, arg);
  pp_set_prefix (output->printer, prefix);
  pp_flush (output->printer);
#endif
}

#endif /* COGEN_COMPAT_H */
