/* Functions whose names tell what they do with pointers.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A program may have functions of its own that are called like one of libc's.
   So a name means libc's only where a system header declares the function, or
   where it is GCC's own, whose declaration the user's had to match.  */

#include "support/edit.h"
#include "analysis/known-calls.h"

static const known_call library_calls[] = {
#define LIBRARY_CALL(name, arguments) { name, arguments },
#include "analysis/library-calls.def"
#undef LIBRARY_CALL
};

/* Functions of libco-rt that generated code, or what <cogen.h> makes of an
   operation, calls.  Nobody else may have such names.  Sorted.  */
static const known_call runtime_calls[] = {
  { "co__block_on", "o." }, { "co__clone", "c." }, { "co__drop_all", "." },
  { "co__panic", "." },
  { "co__panic_state", "." }, { "co__relocate", "." }, { "co__vla_pop", "." },
  { "co__vla_push", "." }, { "co_frame_alloc", "." }, { "co_frame_free", "." }
};

static int
compare_name (const void *name, const void *entry)
{
  return strcmp ((const char *) name, ((const known_call *) entry)->name);
}

static const known_call *
find_call (const char *name, const known_call *list, size_t n)
{
  return (const known_call *) bsearch (name, list, n, sizeof *list,
				       compare_name);
}

/* Return what LIBRARY's NAME, maybe one for a checking or another variant, is
   called in its header; it lasts until the next call.  */

static const char *
plain_name (const char *name)
{
  static const char *const prefixes[] = { "__builtin_", "__isoc99_",
					  "__isoc23_", "__" };
  static const char *const suffixes[] = { "_warn", "_chk", "_alias" };
  static char buffer[64];
  for (const char *prefix : prefixes)
    if (begins_with (name, prefix))
      name += strlen (prefix);
  size_t length = strlen (name);
  if (length >= sizeof buffer)
    return name;
  strcpy (buffer, name);
  for (const char *suffix : suffixes)
    {
      size_t n = strlen (suffix);
      if (length > n && !strcmp (buffer + length - n, suffix))
	buffer[length -= n] = '\0';
    }
  return buffer;
}

const known_call *
known_by_name (tree fndecl)
{
  if (!DECL_NAME (fndecl))
    return NULL;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (fndecl));
  if (const known_call *k = find_call (name, runtime_calls,
				       ARRAY_SIZE (runtime_calls)))
    return k;
  if (!fndecl_built_in_p (fndecl, BUILT_IN_NORMAL)
      && !(TREE_PUBLIC (fndecl) && DECL_IN_SYSTEM_HEADER (fndecl)))
    return NULL;
  return find_call (plain_name (name), library_calls,
		    ARRAY_SIZE (library_calls));
}
