/* What type does co_iterator (T) name?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	__typeof__ (__builtin_co_iterator ((__typeof__ (T) *) 0))

   The builtin's value is an lvalue of the trait type that is never evaluated,
   so it is an error outside typeof.  T travels behind a pointer because then
   it may be any type; which types make sense is decided here.  That T is a type at all
   can be told from the text only: typeof takes a value as well.  Rejected: a place where
   GCC's parser takes nothing but a type, such as a cast, since none of them takes all
   types, defines a structure where co_iterator stands, and is behind a pointer.  */

#include "support/c-front-end.h"
#include "front-end/front-end.h"
#include "c-family/c-pragma.h"
#include "support/compat.h"

/* What CALL's argument I is for; see struct trait.  */
enum role { ROLE_ITEM, ROLE_RESULT, ROLE_ARG };

static role
arg_role (const fe_call &call, unsigned i)
{
  return (call.code == FE_FUTURE ? ROLE_RESULT
	  : call.code == FE_LIKE ? ROLE_ITEM : (role) i);
}

/* Diagnose it and return false if TYPE cannot be stored in a frame and passed
   by value.  */

static bool
value_type_ok_p (const fe_call &call, tree type)
{
  if (TREE_CODE (type) == FUNCTION_TYPE)
    {
      error_at (call.loc, "%qs of the function type %qT", call.name, type);
      inform (call.loc, "write a pointer to the function instead");
    }
  else if (TREE_CODE (type) == ARRAY_TYPE)
    {
      error_at (call.loc, "%qs of the array type %qT", call.name, type);
      inform (call.loc, "write a structure that holds the array, or a pointer "
	      "to it, instead");
    }
  else if (variably_modified_type_p (type, NULL_TREE))
    {
      error_at (call.loc, "%qs of the variably modified type %qT", call.name,
		type);
      inform (call.loc, "its size must be known at compile time");
    }
  else if (!COMPLETE_TYPE_P (type))
    {
      error_at (call.loc, "%qs of the incomplete type %qT", call.name, type);
      inform (call.loc, "define the type first, or write a pointer to it "
	      "instead");
    }
  else if (TREE_CODE (TYPE_SIZE_UNIT (type)) != INTEGER_CST)
    error_at (call.loc, "%qs of type %qT, whose size is not a constant",
	      call.name, type);
  else
    return true;
  return false;
}

bool
fe_expression_text_p (const char *text)
{
  static const char *const operators[] = {
    "sizeof", "_Alignof", "__alignof__", "__alignof", "_Generic", "__real__", "__imag__",
    "__builtin_offsetof", "__builtin_va_arg", "__builtin_choose_expr"
  };
  char word[64];
  unsigned n = 0;
  for (; ISIDNUM (text[n]) && n + 1 < sizeof word; n++)
    word[n] = text[n];
  word[n] = 0;
  if (n == 0)
    return *text && strchr ("(\"'.+-*&!~", *text);
  if (ISDIGIT (*word))
    return true;
  for (const char *name : operators)
    if (!strcmp (word, name))
      return true;
  tree decl = lookup_name (get_identifier (word));
  if (!decl || !DECL_P (decl) || TREE_CODE (decl) == TYPE_DECL)
    return false;
  return (fe_builtin_decl_p (decl)
	  || !cpp_macro_p (cpp_lookup (parse_in, (const unsigned char *) word, n)));
}

/* True if LOC is in the body of a macro of the user's.  */

static bool
in_macro_body_p (location_t loc)
{
  loc = get_pure_location (loc);
  return (linemap_resolve_location (line_table, loc, LRK_SPELLING_LOCATION, NULL)
	  != linemap_resolve_location (line_table, loc, LRK_MACRO_EXPANSION_POINT,
				       NULL));
}

/* True if the user wrote CALL as what takes types; not as another macro of our headers,
   whose operands are values.  */

static bool
written_as_type_p (const fe_call &call)
{
  static const char *const names[] = { "co_iterator", "co_future", "co_stream",
				       "co_generator", "co_like" };
  for (const char *name : names)
    if (!strcmp (call.name, name))
      return true;
  return false;
}

/* Diagnose it and return true if CALL's argument I is a value: to __typeof__, that is the
   same as its type.  A macro of the user's may stand for anything, and so may its
   parameters; those of our headers know what they do.  */

static bool
value_as_type_p (const fe_call &call, unsigned i)
{
  char word[64];
  int followed;
  fe_arguments args;
  if (in_macro_body_p (call.loc) || !written_as_type_p (call)
      || !fe_word_at (call.loc, word, sizeof word, &followed)
      || strcmp (word, call.name) || !fe_read_arguments (call.loc, UINT_MAX, &args)
      || i >= args.count || !fe_expression_text_p (args.arg[i].text))
    return false;
  error_at (args.arg[i].loc, "%qs takes types, not values", call.name);
  if (call.code == FE_LIKE)
    inform (args.arg[i].loc, "write, for example, %<co_like(it, int)%>");
  else
    fe_say_usage (args.arg[i].loc, call.name);
  return true;
}

bool
fe_pointed_to_type (const fe_call &call, unsigned i, tree *type)
{
  tree pointer = TREE_TYPE (call.args[i]);
  if (!POINTER_TYPE_P (pointer))
    {
      error_at (call.loc, "%qs takes types, not values", call.name);
      inform (call.loc, "include %<<cogen.h>%> and write, for example, "
	      "%<%s(%sint%s)%>", call.name, call.code == FE_LIKE ? "it, " : "",
	      call.code == FE_GENERATOR ? ", int" : "");
      return false;
    }
  tree pointee = TREE_TYPE (pointer);
  if (pointee == error_mark_node || value_as_type_p (call, i))
    return false;
  if (VOID_TYPE_P (pointee) && arg_role (call, i) == ROLE_ITEM)
    {
      error_at (call.loc, "%qs cannot yield items of type %<void%>",
		call.name);
      inform (call.loc, "what yields nothing and only finishes is a "
	      "%<co_future(void)%>");
      return false;
    }
  if (!VOID_TYPE_P (pointee) && !value_type_ok_p (call, pointee))
    return false;
  /* Not TYPE_MAIN_VARIANT, which would lose a typedef's name.  */
  *type = TYPE_QUALS (pointee)
	  ? build_qualified_type (pointee, TYPE_UNQUALIFIED) : pointee;
  return true;
}

tree
fe_type_as_lvalue (const fe_call &call, tree type)
{
  if (!in_typeof)
    {
      error_at (call.loc, "%qs is a type, not a value", call.name);
      return error_mark_node;
    }
  return build1 (INDIRECT_REF, type, build_zero_cst (build_pointer_type (type)));
}

/* co_iterator (T) and its like: an lvalue of that type.  */

tree
fe_trait_type (const fe_call &call)
{
  tree member[3] = { void_type_node, void_type_node, void_type_node };
  unsigned n = MIN (call.nargs, 3u);
  for (unsigned i = 0; i < n; i++)
    if (!fe_pointed_to_type (call, i, &member[arg_role (call, i)]))
      return error_mark_node;
  /* The header tells how long the spelling of what comes after A is.  */
  if (call.nargs > n && !integer_onep (call.args[n]))
    {
      error_at (call.loc, "too many arguments to %qs", call.name);
      return error_mark_node;
    }
  return fe_type_as_lvalue (call, trait_type (call.loc,
					      (enum trait_kind) (call.code
								 - FE_ITERATOR),
					      member[ROLE_ITEM],
					      member[ROLE_RESULT],
					      member[ROLE_ARG]));
}
