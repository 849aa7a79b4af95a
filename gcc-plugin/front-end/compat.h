/* The differences between GCC's C front ends.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A part of support/compat.h that needs the front end's headers.  */

#ifndef COGEN_FE_COMPAT_H
#define COGEN_FE_COMPAT_H

#include "options.h"
#include "diagnostic.h"

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

/* True if what is being parsed is evaluated nowhere, because of a constant
   before && or || or ?: whose other side GCC will fold away.  GCC 14 silences
   warnings in the arms of _Generic that are not selected in the same way, so
   there it may also be one of these.  */

static inline bool
folded_away_p ()
{
  return GCCPLUGIN_VERSION_MAJOR < 14 && c_inhibit_evaluation_warnings;
}

/* What a function called after each message is told of the message, and the
   message's words before its arguments are filled in.  */

#if GCCPLUGIN_VERSION_MAJOR >= 14
# define FINALIZER_INFO_T const diagnostic_info
#else
# define FINALIZER_INFO_T diagnostic_info
#endif

static inline const char *
message_format (const diagnostic_info *info)
{
#if GCCPLUGIN_VERSION_MAJOR >= 14
  return info->message.m_format_spec;
#else
  return info->message.format_spec;
#endif
}

#endif /* COGEN_FE_COMPAT_H */
