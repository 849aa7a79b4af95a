# cogen.m4: use cogen from a package that is built with autoconf.
# Copyright (C) 2026 the cogen authors.
# SPDX-License-Identifier: 0BSD

# COGEN_CHECK([ACTION-IF-FOUND], [ACTION-IF-NOT-FOUND = error])
# -------------------------------------------------------------
# Look for the plugin and the runtime, by pkg-config or in the place that
# --with-cogen=FILE names, and check that CC really compiles a coroutine with
# them.  Substitute
#
#   COGEN_CFLAGS   -fplugin=FILE, and -I where it is needed
#   COGEN_LIBS     the runtime
#   COGEN_PLUGIN   FILE, by its full path: let objects depend on it
#
# Add COGEN_CFLAGS only where coroutines are compiled: they are for CC alone.
AC_DEFUN([COGEN_CHECK],
[AC_REQUIRE([AC_PROG_CC])dnl
AC_ARG_WITH([cogen],
  [AS_HELP_STRING([--with-cogen=FILE], [the coroutine plugin cogen.so])])
AC_ARG_VAR([COGEN_CFLAGS], [C compiler flags for cogen, overriding pkg-config])
AC_ARG_VAR([COGEN_LIBS], [linker flags for cogen, overriding pkg-config])
AC_PATH_TOOL([PKG_CONFIG], [pkg-config])
AC_MSG_CHECKING([for cogen])
AS_CASE([$with_cogen],
  [/*], [COGEN_PLUGIN=$with_cogen],
  [COGEN_PLUGIN=`$PKG_CONFIG --variable=plugin cogen 2>/dev/null`])
AS_IF([test -z "$COGEN_PLUGIN"], [COGEN_PLUGIN=`$CC -print-file-name=plugin`/cogen.so])
AS_IF([test -z "$COGEN_CFLAGS"],
  [COGEN_CFLAGS="-fplugin=$COGEN_PLUGIN `$PKG_CONFIG --cflags-only-I cogen 2>/dev/null`"])
AS_IF([test -z "$COGEN_LIBS"],
  [COGEN_LIBS=`$PKG_CONFIG --libs cogen 2>/dev/null || echo -lco-check -lco-rt`])
cogen_save_CFLAGS=$CFLAGS
cogen_save_LIBS=$LIBS
CFLAGS="$CFLAGS $COGEN_CFLAGS"
LIBS="$COGEN_LIBS $LIBS"
AC_LINK_IFELSE([AC_LANG_PROGRAM([[
#include <cogen.h>
co_iterator (int) one (void) { co_yield (1); }
]], [[co_iterator (int) it = one (); co_drop (&it);]])],
  [cogen_found=yes], [cogen_found=no])
CFLAGS=$cogen_save_CFLAGS
LIBS=$cogen_save_LIBS
AC_SUBST([COGEN_PLUGIN])
AS_IF([test $cogen_found = yes],
[AC_MSG_RESULT([$COGEN_PLUGIN])
$1],
[AC_MSG_RESULT([no])
m4_default([$2], [AC_MSG_ERROR([$CC cannot compile coroutines with $COGEN_PLUGIN (see config.log)])])])
])
