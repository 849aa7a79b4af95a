# cogen-gcc.m4: the GCC that the plugin is for, and how to build against it.
# Copyright (C) 2026 the cogen authors.  See the file LICENSE.

# COGEN_PROG_GCC
# --------------
# Set CC and COGEN_GCC_VERSION, COGEN_GCC_MAJOR, COGEN_GCC_TARGET; stop if CC is not
# GCC.
AC_DEFUN([COGEN_PROG_GCC],
[AC_REQUIRE([AC_PROG_CC])dnl
AC_CACHE_CHECK([for the version of GCC that $CC is], [cogen_cv_gcc_version],
[AC_COMPILE_IFELSE([AC_LANG_PROGRAM([[
#if !defined __GNUC__ || defined __clang__ || defined __INTEL_COMPILER
# error "not GCC"
#endif
]])], [cogen_cv_gcc_version=`$CC -dumpfullversion 2>/dev/null || $CC -dumpversion`],
  [cogen_cv_gcc_version=none])])
COGEN_GCC_VERSION=$cogen_cv_gcc_version
COGEN_GCC_MAJOR=${COGEN_GCC_VERSION%%.*}
AS_IF([test "$COGEN_GCC_VERSION" = none],
  [AC_MSG_ERROR([$CC is not GCC; cogen is a plugin for GCC: try CC=gcc ./configure])],
  [test "$COGEN_GCC_MAJOR" -lt 11],
  [AC_MSG_ERROR([$CC is GCC $COGEN_GCC_VERSION; cogen needs GCC 11 or later])])
COGEN_GCC_TARGET=`$CC -dumpmachine`
AC_SUBST([COGEN_GCC_VERSION])
AC_SUBST([COGEN_GCC_MAJOR])
])

# COGEN_PROG_MATCHING_CXX
# -----------------------
# Set MATCHING_CXX to the C++ compiler of the same GCC as CC, empty if there is
# none (the testsuite checks that it loads the plugin), and COGEN_CXX_CANDIDATES
# to the C++ compilers to try for building the plugin, the matching one first.  That
# one compiles for the same machine as CC, but the plugin is for the machine that
# CC runs on: if that is another, it must not be the one.
AC_DEFUN([COGEN_PROG_MATCHING_CXX],
[AC_REQUIRE([COGEN_PROG_GCC])dnl
AC_CACHE_CHECK([for the C++ compiler beside $CC], [cogen_cv_matching_cxx],
[cogen_cv_matching_cxx=none
for cogen_cxx in `AS_ECHO(["${CC%% *}"]) | sed -n 's/gcc\(@<:@-0-9.@:>@*\)$/g++\1/p'` \
                 g++-$COGEN_GCC_MAJOR g++; do
  cogen_version=`$cogen_cxx -dumpfullversion 2>/dev/null`
  AS_IF([test "$cogen_version" = "$COGEN_GCC_VERSION" &&
         test "`$cogen_cxx -dumpmachine`" = "$COGEN_GCC_TARGET" &&
         echo 'int i;' | $cogen_cxx -x c++ -fsyntax-only - >/dev/null 2>&1],
    [cogen_cv_matching_cxx=$cogen_cxx
     break])
done])
MATCHING_CXX=$cogen_cv_matching_cxx
AS_IF([test "$MATCHING_CXX" = none], [MATCHING_CXX=])
AC_SUBST([MATCHING_CXX])
COGEN_CXX_CANDIDATES=
AS_IF([test "$cross_compiling" != yes], [COGEN_CXX_CANDIDATES=$MATCHING_CXX])
COGEN_CXX_CANDIDATES="$COGEN_CXX_CANDIDATES g++ g++-16 g++-15 g++-14 g++-13 g++-12 g++-11 c++"
])

# COGEN_PROG_PLUGIN_CXX
# ---------------------
# Set CXX to what the plugin is built with: a compiler for the machine that CC runs
# on, so no cross compiler, whatever --host is.
AC_DEFUN([COGEN_PROG_PLUGIN_CXX],
[AC_REQUIRE([COGEN_PROG_MATCHING_CXX])dnl
cogen_save_tool_prefix=$ac_tool_prefix
ac_tool_prefix=
AC_PROG_CXX([$COGEN_CXX_CANDIDATES])
ac_tool_prefix=$cogen_save_tool_prefix
])

# COGEN_CHECK_PLUGIN_HEADERS
# --------------------------
# Set COGEN_PLUGIN_CPPFLAGS and COGEN_PLUGIN_CXXFLAGS to what GCC's plugin headers
# want; stop, naming the package, if they are missing or do not compile.
AC_DEFUN([COGEN_CHECK_PLUGIN_HEADERS],
[AC_REQUIRE([COGEN_PROG_GCC])dnl
COGEN_GCC_PLUGIN_DIR=`$CC -print-file-name=plugin`
COGEN_PLUGIN_CXXFLAGS='-std=gnu++17 -fno-rtti -fno-exceptions -fPIC -Wall -Wextra -Wno-literal-suffix'
COGEN_PLUGIN_CPPFLAGS="-isystem $COGEN_GCC_PLUGIN_DIR/include"
AC_MSG_CHECKING([for the plugin headers of GCC $COGEN_GCC_VERSION])
AS_IF([test ! -f "$COGEN_GCC_PLUGIN_DIR/include/gcc-plugin.h"],
[AC_MSG_RESULT([missing])
AC_MSG_ERROR([GCC's plugin headers were not found in $COGEN_GCC_PLUGIN_DIR/include;
  on Debian and Ubuntu: apt-get install gcc-$COGEN_GCC_MAJOR-plugin-dev
  on Fedora: dnf install gcc-plugin-devel])])
AC_LANG_PUSH([C++])
cogen_save_CXXFLAGS=$CXXFLAGS
CXXFLAGS="$CXXFLAGS $COGEN_PLUGIN_CXXFLAGS $COGEN_PLUGIN_CPPFLAGS"
AC_COMPILE_IFELSE([AC_LANG_SOURCE([[
#include "gcc-plugin.h"
#include "plugin-version.h"
#include "tree.h"
#include "gimple.h"
static_assert (GCCPLUGIN_VERSION_MAJOR == ]]$COGEN_GCC_MAJOR[[, "of another GCC");
]])],
[AC_MSG_RESULT([$COGEN_GCC_PLUGIN_DIR/include])],
[AC_MSG_RESULT([do not compile])
AC_MSG_ERROR([$CXX cannot compile GCC's plugin headers (see config.log);
  on Debian and Ubuntu: apt-get install g++ gcc-$COGEN_GCC_MAJOR-plugin-dev])])
CXXFLAGS=$cogen_save_CXXFLAGS
AC_LANG_POP([C++])
AC_SUBST([COGEN_PLUGIN_CXXFLAGS])
AC_SUBST([COGEN_PLUGIN_CPPFLAGS])
])

# COGEN_GCC_SYMBOLS
# -----------------
# Set COGEN_CC1 to the C compiler proper, whose exported symbols the plugin refers
# to weakly; find the tools that do it, which are for the machine that CC runs on.
AC_DEFUN([COGEN_GCC_SYMBOLS],
[AC_CHECK_PROGS([PLUGIN_OBJCOPY], [objcopy])
AC_CHECK_PROGS([PLUGIN_NM], [nm])
AC_CACHE_CHECK([for the symbols that cc1 exports to plugins], [cogen_cv_cc1],
[cogen_cv_cc1=`$CC -print-prog-name=cc1`
$PLUGIN_NM -D --defined-only "$cogen_cv_cc1" 2>/dev/null | grep ' parse_in$' >/dev/null ||
  cogen_cv_cc1=none])
COGEN_CC1=$cogen_cv_cc1
AS_IF([test "$COGEN_CC1" = none],
  [AC_MSG_ERROR([$CC has no cc1 that exports its symbols; was it built with --disable-plugin?])])
AS_IF([test -z "$PLUGIN_OBJCOPY"], [AC_MSG_ERROR([objcopy was not found: install binutils])])
AC_SUBST([COGEN_CC1])
])

# COGEN_ARG_PLUGIN_DIR
# --------------------
# Set gccplugindir to where cogen.so is installed.  See README.md, "Install".
AC_DEFUN([COGEN_ARG_PLUGIN_DIR],
[AC_REQUIRE([COGEN_CHECK_PLUGIN_HEADERS])dnl
AC_ARG_WITH([gcc-plugin-dir],
[AS_HELP_STRING([--with-gcc-plugin-dir=DIR],
  [install cogen.so in DIR; the default is GCC's own plugin directory,
   where -fplugin=cogen finds it; or, if a --prefix is given and you may not
   write there, LIBDIR/cogen/gcc-VERSION])],
[AS_CASE([$withval], [/* | '$'*], [],
  [AC_MSG_ERROR([--with-gcc-plugin-dir needs an absolute directory])])
 gccplugindir=$withval],
[AS_CASE([$prefix], [NONE | /usr], [gccplugindir=$COGEN_GCC_PLUGIN_DIR],
  [AS_IF([test -w "$COGEN_GCC_PLUGIN_DIR"], [gccplugindir=$COGEN_GCC_PLUGIN_DIR],
    [gccplugindir='${libdir}/cogen/gcc-'$COGEN_GCC_MAJOR])])])
AC_SUBST([gccplugindir])
prefix_shown=$prefix
AS_IF([test "$prefix_shown" = NONE], [prefix_shown=$ac_default_prefix])
COGEN_PLUGIN_DIR_SHOWN=`eval "prefix='$prefix_shown'; exec_prefix='$prefix_shown'; libdir=\"$libdir\"; echo \"$gccplugindir\""`
])

# COGEN_VERSION_SCRIPT
# --------------------
# Define HAVE_VERSION_SCRIPT for make if the linker knows --version-script.
AC_DEFUN([COGEN_VERSION_SCRIPT],
[AC_CACHE_CHECK([whether the linker knows symbol versions], [cogen_cv_version_script],
[cogen_save_LDFLAGS=$LDFLAGS
LDFLAGS="$LDFLAGS -shared -fPIC -Wl,--version-script=conftest.map -Wl,-z,nodelete"
echo 'V_1 { global: f; local: *; };' > conftest.map
AC_LINK_IFELSE([AC_LANG_SOURCE([[int f (void) { return 0; }]])],
  [cogen_cv_version_script=yes], [cogen_cv_version_script=no])
LDFLAGS=$cogen_save_LDFLAGS
rm -f conftest.map])
AM_CONDITIONAL([HAVE_VERSION_SCRIPT], [test "$cogen_cv_version_script" = yes])
])
