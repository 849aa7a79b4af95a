/* The front-end half of the plugin, shared by its files.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_FRONT_END_H
#define COGEN_FRONT_END_H

#include "support/markers.h"
#include "support/traits.h"

/* The builtins that the user, or <cogen.h> for him, calls.  Their order is
   that of the table in front-end/hook.cc.  */
enum fe_builtin
{
  FE_ITERATOR, FE_FUTURE, FE_STREAM, FE_GENERATOR,
  FE_ITEM_TYPE, FE_RESULT_TYPE, FE_LIKE, FE_FUTURE_TYPE, FE_STREAM_TYPE,
  FE_HANDLE,
  FE_YIELD, FE_AWAIT, FE_YIELD_FROM, FE_RETURN, FE_ARG, FE_CONTEXT, FE_TRY,
  FE_NEXT, FE_POLL, FE_POLL_NEXT, FE_RESUME, FE_DROP, FE_IS_NULL, FE_MOVE,
  FE_BLOCK_ON,
  FE_FOR_INIT, FE_FOR_AWAIT_INIT, FE_EACH_INIT, FE_FOR_NEXT, FE_ADVANCE,
  FE_PLACE, FE_FRAME_SIZE, FE_FRAME_ALIGN, FE_IS_MOVABLE,
  FE_RELOCATE, FE_CLONE, FE_WRONG,
  FE_LAST
};

/* One call of a builtin, as its handler sees it.  */
struct fe_call
{
  location_t loc;		/* Where the user wrote it.  */
  enum fe_builtin code;
  const char *name;		/* As in <cogen.h>, for messages.  */
  unsigned nargs;
  tree *args;			/* None of them erroneous.  */

  unsigned operand_number (unsigned i) const;
  location_t arg_location (unsigned i) const;
};

/* While a function is parsed, the value of its COROUTINE_ATTRIBUTE: why it is
   taken to be a coroutine.  */
enum coroutine_evidence
{
  EVIDENCE_IN_TREE,		/* A marker has been parsed, and may be found
				   in the tree when the function is
				   complete, unless GCC folds it away.  */
  EVIDENCE_CERTAIN		/* A marker has been parsed, and is folded away
				   or was wrong.  */
};

/* On the FUNCTION_DECL called in place of a marker that must not stand where it
   does: its value is the enum fe_builtin.  */
#define MISPLACED_ATTRIBUTE "cogen misplaced marker"

/* A handler returns the expression that stands for the call, or
   error_mark_node after an error.  */
typedef tree (*fe_handler) (const fe_call &);

extern tree fe_trait_type (const fe_call &);
extern tree fe_member_type (const fe_call &);
extern tree fe_like (const fe_call &);
extern tree fe_same_type (const fe_call &);
extern tree fe_handle (const fe_call &);
extern tree fe_yield (const fe_call &);
extern tree fe_await (const fe_call &);
extern tree fe_yield_from (const fe_call &);
extern tree fe_return (const fe_call &);
extern tree fe_arg (const fe_call &);
extern tree fe_context (const fe_call &);
extern tree fe_try (const fe_call &);
extern tree fe_next (const fe_call &);
extern tree fe_poll (const fe_call &);
extern tree fe_poll_next (const fe_call &);
extern tree fe_resume (const fe_call &);
extern tree fe_drop (const fe_call &);
extern tree fe_is_null (const fe_call &);
extern tree fe_move (const fe_call &);
extern tree fe_block_on (const fe_call &);
extern tree fe_for_init (const fe_call &);
extern tree fe_for_next (const fe_call &);
extern tree fe_advance (const fe_call &);
extern tree fe_place (const fe_call &);
extern tree fe_frame_fact (const fe_call &);
extern tree fe_relocate (const fe_call &);
extern tree fe_clone (const fe_call &);
extern tree fe_wrong (const fe_call &);

/* front-end/hook.cc */
extern bool fe_init (const char *plugin_name);
extern bool fe_builtin_decl_p (const_tree);
extern bool fe_builtin_name_p (const_tree identifier);

/* front-end/handlers.cc */
extern void fe_note_calls (tree fndecl);
extern void fe_note_initializer (tree decl);

/* front-end/call.cc */
extern bool fe_unevaluated_p ();
extern bool fe_error_in_function_p ();
extern void fe_start_parse_function (void *, void *);
extern void fe_finish_parse_function (void *, void *);
extern location_t fe_user_location (location_t);
extern const char *fe_user_name (location_t, const char *name);
extern tree visible_tag (enum tree_code, tree name);
extern bool fe_wrong_arg_count_p (const fe_call &, unsigned wanted);
extern bool fe_body_marker_p (enum marker);

/* front-end/source-text.cc */

/* An argument of a macro, as it was written.  */
struct fe_argument
{
  char text[120];		/* The beginning, each blank a single one.  */
  unsigned length;
  location_t loc;		/* Where it begins, if in the line of the macro's name; else
				   that name.  */
  char last;			/* The last letter that is no blank; else 0.  */
};

/* The arguments of a macro.  */
struct fe_arguments
{
  fe_argument arg[32];
  unsigned count;		/* At least 1.  */
  bool empty;			/* There is one, of blanks.  */
  bool comma_in_braces;
};

/* How far what the user wrote is lost, of which GCC's parser has said that something is
   wrong with it.  */
enum lost_code
{
  LOST_STATEMENT,		/* Up to its semicolon, or its braces.  */
  LOST_BODIES,			/* ... with braces in it.  */
  LOST_BLOCK			/* Up to the end of the block.  */
};

extern expanded_location fe_end_of_code (location_t, lost_code,
					 void (*see_word) (const char *));
extern bool fe_word_at (location_t, char *word, unsigned size, int *followed);
extern bool fe_text_at (location_t, char *text, unsigned size);
extern bool fe_line_at (location_t, char *text, unsigned size);
extern bool fe_line_before (location_t, char *text, unsigned size);
extern char *fe_last_word (char *text);
extern bool fe_begins_statement_p (location_t);
extern bool fe_read_arguments (location_t, unsigned wanted, fe_arguments *);

/* front-end/names.cc */
extern void fe_names_init (const char *plugin_name);
extern void fe_names_start ();
extern bool fe_header_included_p ();
extern const char *fe_usual_name (const char *word);
extern void fe_say_usage (location_t, const char *name);

/* front-end/lost-code.cc */
extern void fe_lose_statement (location_t);
extern void fe_lose_macro (location_t);

/* front-end/iter-names.cc */
extern bool fe_iter_name_p (const char *name);

/* front-end/runtime-names.cc */
extern bool fe_runtime_macro_p (const char *name);

/* front-end/foreign-names.cc */
extern bool fe_runtime_name_p (const char *name);

/* front-end/marker-calls.cc */
/* True if others may run at the marker CODE.  */
extern bool fe_suspends_p (enum marker code);
/* FIRST, then SECOND, as an expression.  */
extern tree fe_sequence (location_t, tree first, tree second);
extern tree fe_marker_call (location_t, const trait &, enum marker,
			    tree = NULL_TREE, tree = NULL_TREE,
			    tree = NULL_TREE, tree = NULL_TREE);
extern tree fe_converting_call (const fe_call &, const trait &, enum marker,
				unsigned nargs, tree *args);
extern tree fe_suspension (location_t, tree dropped, tree value);
extern tree fe_suspension_fetch (location_t, tree dropped, tree value);
extern tree fe_leave (location_t, tree before);
extern bool fe_leave_p (const_tree stmt);
extern tree fe_typed_as (tree placeholder, tree type);
extern tree fe_typed_only (const trait &, tree type);
extern bool fe_typed_only_p (const_tree call);

/* front-end/enter.cc */
extern bool fe_outside_function_p (const fe_call &);
extern bool fe_waits_in_adaptor_p (const fe_call &, const trait &);
extern tree fe_enter_coroutine (const fe_call &, trait *, tree type);
extern void fe_diagnose_place (location_t, enum fe_builtin, const char *name,
			       tree fndecl);
extern void fe_note_failed_call (const fe_call &);
extern void fe_note_failed_marker ();
extern void fe_note_failed_type (const fe_call &);
extern void fe_forget_failed_type (tree decl);
extern void fe_start_function_of_failed_type (tree fndecl);

/* front-end/awaited.cc */
#define AWAITED_ATTRIBUTE "co__awaited"
extern void fe_awaited_at_once (tree *operand);

/* front-end/own.cc */
#define AUTO_ATTRIBUTE "co_auto"
extern void fe_check_atomic (tree decl);
/* Complain if DECL is what a source such as co_items makes of a compound literal.  */
extern void fe_check_items (tree decl);
extern tree fe_consume (const fe_call &, unsigned arg, const trait &);
extern tree fe_strip_rvalue (tree object);
extern tree fe_address (location_t, tree lvalue);
extern void fe_say_how_to_make (const fe_call &, tree type);
extern bool fe_trait_operand (const fe_call &, unsigned arg, trait *);
extern void fe_own_init (const char *plugin_name);
/* Put expressions at LOC into *DROPS that drop the trait objects in LVALUE: the last one is
   to be dropped first.  Each is to be a cleanup of its own: GCC makes a copy of a small
   one for each way out, which the ways of drops need (split/specialize.cc).  */
extern void fe_drops (location_t loc, tree lvalue, vec<tree> *drops);
/* True if there are trait objects in what is of TYPE.  */
extern bool fe_holds_objects_p (const_tree type);
/* If DECL, just declared, owns an object, have it dropped at the end of its
   scope.  */
extern void fe_own_variable (tree decl);

/* front-end/moves.cc: let who takes an object in FNDECL own it.  */
extern void fe_move_objects (tree fndecl);
/* front-end/held-operands.cc: append to *OPERANDS the arguments of T, or the initializers in
   it, in the order in which GCC evaluates them: the last argument first.  */
extern void fe_list_operands (tree t, vec<tree *> *operands);
/* True if one of OPERANDS is an object that is lost when another one leaves the
   expression.  */
extern bool fe_loses_object_p (const vec<tree *> &operands);
/* front-end/nurseries.cc  */
extern void fe_pause_nurseries (tree fndecl);

/* front-end/copies.cc */
extern bool fe_returns_last_copy_p (const_tree return_statement, const_tree fndecl);
extern void fe_check_copy (location_t, tree value);

/* front-end/jumps.cc */
extern tree fe_jumped_past (tree scope_end);
extern void fe_declare_outside (tree var, tree *declaration, tree inner, tree outer,
				tree *nulls);

/* front-end/attributes.cc */
extern void fe_attributes_init (const char *plugin_name);
extern void fe_attributes_start ();
extern void fe_finish_function_decl (tree decl);
extern void fe_check_attributes (tree fndecl);

/* front-end/capture.cc: let coroutines that are made where they stand, in the outermost
   function FNDECL, get by value what they can.  */
extern void fe_capture_values (tree fndecl);

/* front-end/types.cc: store the type that CALL's argument I points to in *TYPE, without
   qualifiers; they mean nothing in a value.  False after an error.  */
extern bool fe_pointed_to_type (const fe_call &, unsigned i, tree *type);
/* True if TEXT, which is a type or an expression, is an expression, so far as its first
   word tells it.  */
extern bool fe_expression_text_p (const char *text);
/* Return what stands for TYPE in the typeof that CALL is the operand of.  */
extern tree fe_type_as_lvalue (const fe_call &, tree type);

/* front-end/for.cc */
extern void fe_for_init_roots (const char *plugin_name);
extern void fe_for_finish_decl (tree decl);
extern bool fe_for_init_p (enum fe_builtin);
extern bool fe_for_pending_p ();
extern void fe_for_note_failed ();
extern void fe_for_check_complete ();

/* front-end/finish.cc */
extern void fe_finish_function (tree fndecl);

/* front-end/lambda.cc */
extern void fe_call_lambdas (tree fndecl);

/* front-end/operations.cc */
extern bool fe_points_to_read_only_p (const fe_call &, tree type);

/* front-end/hints.cc */
extern void fe_watch_messages ();

/* front-end/foreign-names.cc */
extern const char *fe_missing_name (location_t);
extern const char *fe_missing_iter_name (location_t);

/* front-end/return.cc */
extern void fe_note_failed_return (location_t);
extern void fe_diagnose_return (location_t, tree stmt, tree fndecl);
extern void fe_note_failed_returns (tree fndecl);

/* front-end/check.cc */
extern void fe_check_body (tree fndecl);
extern void fe_check_decl (tree decl);

#endif /* COGEN_FRONT_END_H */
