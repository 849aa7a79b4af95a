/* Where does the C front end hand over?  Registration, and the dispatch of
   each call of one of our builtins to its handler.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   The builtins are registered as machine-specific ones (BUILT_IN_MD) because
   the parser asks targetm.resolve_overloaded_builtin about each call of one,
   with the arguments just parsed and not yet converted; what the hook returns
   is the call's expression.  We chain to the target's own hook.

   1. plugin_init -> fe_init registers the callbacks below.
   2. PLUGIN_START_UNIT -> start_unit makes the builtins and sets the hook.
   3. Each call -> resolve_call -> checks that hold for all -> its handler.
   4. PLUGIN_FINISH_DECL -> finish_decl_callback: co_auto, the variable of
      co_for, co_noescape, misuse of a builtin.
   5. PLUGIN_PRE_GENERICIZE -> finish_function_callback: what can only be seen
      with the whole body at hand (front-end/finish.cc).

   No call of a builtin survives; a reference to one that is no call is
   diagnosed in 4 and 5.  */

#include "support/c-front-end.h"
#include "langhooks.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "support/compat.h"

/* One builtin.  MAX_ARGS of UINT_MAX: the handler counts them.  */
struct builtin_spec
{
  const char *builtin;
  const char *name;
  unsigned min_args, max_args;
  fe_handler handler;
};

static const builtin_spec builtins[FE_LAST] =
{
  { "__builtin_co_iterator", "co_iterator", 1, 1, fe_trait_type },
  { "__builtin_co_future", "co_future", 1, 1, fe_trait_type },
  { "__builtin_co_stream", "co_stream", 1, 1, fe_trait_type },
  { "__builtin_co_generator", "co_generator", 2, 4, fe_trait_type },
  { "__builtin_co_item_type", "co_item_type", 1, 1, fe_member_type },
  { "__builtin_co_result_type", "co_result_type", 1, 1, fe_member_type },
  { "__builtin_co_like", "co_like", 2, 2, fe_like },
  { "__builtin_co_future_type", "co__future_type", 1, UINT_MAX, fe_same_type },
  { "__builtin_co_stream_type", "co__stream_type", 1, UINT_MAX, fe_same_type },
  { "__builtin_co_handle", "co__handle", 2, 2, fe_handle },
  { "__builtin_yield", "co_yield", 1, 1, fe_yield },
  { "__builtin_await", "co_await", 1, 1, fe_await },
  { "__builtin_co_yield_from", "co_yield_from", 1, 1, fe_yield_from },
  { "__builtin_co_return", "co_return", 0, 1, fe_return },
  { "__builtin_co_arg", "co_arg", 0, 0, fe_arg },
  { "__builtin_co_context", "co_context", 0, 0, fe_context },
  { "__builtin_co_try", "co_try", 1, 1, fe_try },
  { "__builtin_co_next", "co_next", 2, 2, fe_next },
  { "__builtin_co_poll", "co_poll", 2, 3, fe_poll },
  { "__builtin_co_poll_next", "co_poll_next", 3, 3, fe_poll_next },
  { "__builtin_co_resume", "co_resume", 2, 4, fe_resume },
  { "__builtin_co_drop", "co_drop", 1, 1, fe_drop },
  { "__builtin_co_is_null", "co_is_null", 1, 1, fe_is_null },
  { "__builtin_co_move", "co_move", 1, 1, fe_move },
  { "__builtin_co_block_on", "co_block_on", 1, 1, fe_block_on },
  { "__builtin_co_for_init", "co_for", 1, 1, fe_for_init },
  { "__builtin_co_for_await_init", "co_for_await", 1, 1, fe_for_init },
  { "__builtin_co_each_init", "co_each", 1, 1, fe_for_init },
  { "__builtin_co_for_next", "co_for", 0, 0, fe_for_next },
  { "__builtin_co_advance", "co_each", 2, 2, fe_advance },
  { "__builtin_co_place", "co_place", 3, 3, fe_place },
  { "__builtin_co_frame_size", "co_frame_size", 1, 1, fe_frame_fact },
  { "__builtin_co_frame_align", "co_frame_align", 1, 1, fe_frame_fact },
  { "__builtin_co_is_movable", "co_is_movable", 1, 1, fe_frame_fact },
  { "__builtin_co_relocate", "co_relocate", 3, 3, fe_relocate },
  { "__builtin_co_clone", "co_clone", 1, 1, fe_clone },
  { "__builtin_co_wrong", "co__wrong", 0, 0, fe_wrong },
};

/* The function code of builtins[0]: above every target's own.  */
static const unsigned first_code = 0x436f0000;

/* What the target itself does.  */
static __typeof__ (targetm.resolve_overloaded_builtin) target_resolve;

/* True if DECL is one of our builtins.  */

bool
fe_builtin_decl_p (const_tree decl)
{
  return (TREE_CODE (decl) == FUNCTION_DECL
	  && DECL_BUILT_IN_CLASS (decl) == BUILT_IN_MD
	  && (unsigned) DECL_MD_FUNCTION_CODE (decl) - first_code < FE_LAST);
}

/* True if IDENTIFIER is the name of one of our builtins.  */

bool
fe_builtin_name_p (const_tree identifier)
{
  if (!begins_with (IDENTIFIER_POINTER (identifier), "__builtin_"))
    return false;
  for (const builtin_spec &spec : builtins)
    if (!strcmp (IDENTIFIER_POINTER (identifier), spec.builtin))
      return true;
  return false;
}

/* The structure NAME if it can be seen here, else null.  */

static tree
visible_record (tree name)
{
  return visible_tag (RECORD_TYPE, name);
}

/* True if CALL has as many arguments as its builtin allows.  */

static bool
arg_count_ok_p (const fe_call &call)
{
  const builtin_spec &spec = builtins[call.code];
  if (call.nargs >= spec.min_args && call.nargs <= spec.max_args)
    return true;
  if (fe_for_init_p (call.code))
    {
      error_at (call.loc, "%qs takes one declaration and one object", call.name);
      fe_say_usage (call.loc, call.name);
    }
  else
    return !fe_wrong_arg_count_p (call, call.nargs < spec.min_args
					? spec.min_args : spec.max_args);
  return false;
}

/* True if one of CALL's arguments is erroneous, and has been diagnosed.  */

static bool
erroneous_arg_p (const fe_call &call)
{
  for (unsigned i = 0; i < call.nargs; i++)
    if (error_operand_p (call.args[i]))
      return true;
  return false;
}

/* The hook: return what stands for the call at LOC of FNDECL with ARGS.  */

static tree
resolve_call (location_t loc, tree fndecl, vec<tree, va_gc> *args)
{
  auto_diagnostic_group group;
  fe_call call;
  call.code = (enum fe_builtin) (DECL_MD_FUNCTION_CODE (fndecl) - first_code);
  call.loc = fe_user_location (loc);
  call.name = fe_user_name (loc, builtins[call.code].name);
  call.nargs = vec_safe_length (args);
  call.args = vec_safe_address (args);
  bool erroneous = erroneous_arg_p (call) || !arg_count_ok_p (call);
  tree result = erroneous ? error_mark_node
			  : builtins[call.code].handler (call);
  if (result == error_mark_node)
    {
      fe_note_failed_type (call);
      fe_lose_macro (loc);
    }
  if (result == error_mark_node && !fe_for_pending_p ())
    fe_note_failed_call (call);
  return result;
}

static tree
resolve_hook (HOOK_LOCATION_T loc, tree fndecl, void *args HOOK_EXTRA_PARM)
{
  if (fe_builtin_decl_p (fndecl))
    return resolve_call (loc, fndecl, (vec<tree, va_gc> *) args);
  return target_resolve ? target_resolve (loc, fndecl, args HOOK_EXTRA_ARG)
			: NULL_TREE;
}

/* Return a new declaration of a function that takes none of the unit's UIDs,
   but NUMBER from the far end.  GCC's hash tables of declarations go by UID,
   and their order decides what debug information says of variables: if the
   plugin used up UIDs of units that it has nothing to do in, they would not
   compile as without it.  */

static tree
make_function_decl_aside (unsigned number)
{
  tree model = builtin_decl_explicit (BUILT_IN_TRAP);
  tree decl = ggc_alloc_cleared_tree_node_stat (tree_code_size (FUNCTION_DECL));
  TREE_SET_CODE (decl, FUNCTION_DECL);
  DECL_UID (decl) = INT_MAX - number;
  SET_DECL_PT_UID (decl, -1);
  SET_DECL_ALIGN (decl, DECL_ALIGN (model));
  SET_DECL_MODE (decl, DECL_MODE (model));
  DECL_SOURCE_LOCATION (decl) = BUILTINS_LOCATION;
  return decl;
}

/* Make the builtin number I, of TYPE.  */

static void
make_builtin (unsigned i, tree type)
{
  tree decl = make_function_decl_aside (i);
  DECL_NAME (decl) = get_identifier (builtins[i].builtin);
  TREE_TYPE (decl) = type;
  TREE_PUBLIC (decl) = 1;
  DECL_EXTERNAL (decl) = 1;
  set_decl_built_in_function (decl, BUILT_IN_MD, first_code + i);
  lang_hooks.builtin_function (decl);
}

/* Handle the attribute co_builtin of *NODE, a declaration in <cogen.h>: from now on
   it is the builtin of that name.  */

static tree
handle_builtin_attribute (tree *node, tree, tree, int, bool *no_add)
{
  *no_add = true;
  if (TREE_CODE (*node) == FUNCTION_DECL && DECL_NAME (*node))
    for (unsigned i = 0; i < FE_LAST; i++)
      if (id_equal (DECL_NAME (*node), builtins[i].name))
	set_decl_built_in_function (*node, BUILT_IN_MD, first_code + i);
  return NULL_TREE;
}

static const attribute_spec builtin_attribute =
{
  "co_builtin", 0, 0, true, false, false, false, handle_builtin_attribute, NULL
};

/* PLUGIN_ATTRIBUTES.  */

static void
register_attributes (void *, void *)
{
  register_attribute (&builtin_attribute);
}

/* PLUGIN_START_UNIT: make the builtins.  Their type is one that GCC has made
   already, and that no pointer of the user's is compatible with.  */

static void
start_unit (void *, void *)
{
  tree type = build_varargs_function_type_list (void_type_node, NULL_TREE);
  for (unsigned i = 0; i < FE_LAST; i++)
    make_builtin (i, type);
  start_registry ();
  target_resolve = targetm.resolve_overloaded_builtin;
  targetm.resolve_overloaded_builtin = resolve_hook;
  fe_attributes_start ();
  fe_names_start ();
  fe_watch_messages ();
}

/* PLUGIN_INCLUDE_FILE: define __COGEN__ before the first line is read.  (With
   -E there is no PLUGIN_START_UNIT.)  */

static void
include_file (void *name, void *)
{
  static bool done;
  if (!done && !strcmp ((const char *) name, "<command-line>"))
    {
      done = true;
      cpp_define (parse_in, "__COGEN__=1");
      if (cogen_opts.checks)
	cpp_define (parse_in, "__COGEN_CHECKS__=1");
    }
}

/* PLUGIN_FINISH_DECL.  */

static void
finish_decl_callback (void *decl, void *)
{
  fe_forget_failed_type ((tree) decl);
  fe_check_decl ((tree) decl);
  fe_check_atomic ((tree) decl);
  fe_check_items ((tree) decl);
  fe_for_finish_decl ((tree) decl);
  fe_own_variable ((tree) decl);
  fe_finish_function_decl ((tree) decl);
  fe_note_initializer ((tree) decl);
}

/* PLUGIN_PRE_GENERICIZE.  */

static void
finish_function_callback (void *fndecl, void *)
{
  fe_finish_function ((tree) fndecl);
}

/* Register the front end's callbacks; false, and nothing registered, if this
   is not the compiler proper for C.  */

bool
fe_init (const char *plugin_name)
{
  if (!begins_with (lang_hooks.name, "GNU C")
      || begins_with (lang_hooks.name, "GNU C++"))
    return false;
  register_callback (plugin_name, PLUGIN_START_UNIT, start_unit, NULL);
  register_callback (plugin_name, PLUGIN_INCLUDE_FILE, include_file, NULL);
  register_callback (plugin_name, PLUGIN_START_PARSE_FUNCTION,
		     fe_start_parse_function, NULL);
  register_callback (plugin_name, PLUGIN_FINISH_PARSE_FUNCTION,
		     fe_finish_parse_function, NULL);
  register_callback (plugin_name, PLUGIN_FINISH_DECL, finish_decl_callback,
		     NULL);
  register_callback (plugin_name, PLUGIN_PRE_GENERICIZE,
		     finish_function_callback, NULL);
  register_trait_roots (plugin_name, visible_record);
  fe_for_init_roots (plugin_name);
  register_callback (plugin_name, PLUGIN_ATTRIBUTES, register_attributes, NULL);
  fe_names_init (plugin_name);
  fe_own_init (plugin_name);
  fe_attributes_init (plugin_name);
  return true;
}
