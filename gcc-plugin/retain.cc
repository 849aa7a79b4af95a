/* Does a call keep a pointer that it is given?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see cogen-plugin.h for the license.

	int x;  scanf ("%d", &x);  co_yield (x);

   scanf stores through &x and forgets it.  Whoever asks what a frame must
   keep, or whether it may move, wants to know that.

   Sources, in this order: the operands of a method of a trait object, by
   contract; what GCC knows (built-in functions, attributes); co_noescape on a
   parameter; functions of the C and POSIX libraries, listed here; the body of
   a function of this unit that no other can replace, followed through its
   own calls.  Everything else may keep it.

   The answer is the same at every -O: it is asked before any optimization,
   and GCC's summaries, that depend on it, are not made yet.  */

#include "edit.h"
#include "retain.h"

/* How deep calls of calls are followed.  */
enum { MAX_DEPTH = 8 };

/* Functions of the C and POSIX libraries that keep no pointer that they are
   given, and do not store one through another.  Sorted.  */
static const char *const forgetful[] = {
  "__isoc99_fscanf", "__isoc99_scanf", "__isoc99_sscanf", "__isoc99_vfscanf",
  "__isoc99_vscanf", "__isoc99_vsscanf", "accept", "access", "asprintf",
  "atof", "atoi", "atol", "atoll", "bcmp", "bind", "bzero", "chdir", "chmod",
  "clock_getres", "clock_gettime", "clock_nanosleep", "clock_settime",
  "connect", "dynamic_object_size", "execv", "execve", "execvp", "fgetpos",
  "fopen", "fprintf", "fputs", "fread", "free", "frexp", "frexpf", "frexpl",
  "fscanf", "fstat", "fwrite", "getaddrinfo", "getline", "getpeername",
  "getsockname", "getsockopt", "gettimeofday", "inet_aton", "inet_pton",
  "lstat", "memcmp", "mkdir", "mktime", "modf", "modff", "modfl", "nanosleep",
  "object_size", "open", "pipe", "pipe2", "poll", "ppoll", "pread", "printf",
  "puts", "pwrite", "qsort", "read", "readlink", "recv", "recvfrom", "remove",
  "remquo", "rename", "rmdir", "scanf", "select", "send", "sendto",
  "setsockopt", "sigaddset", "sigemptyset", "sincos", "sincosf", "snprintf",
  "sprintf", "sscanf", "stat", "statfs", "strcasecmp", "strcmp", "strcoll",
  "strcspn", "strdup", "strftime", "strlen", "strncasecmp", "strncmp",
  "strndup", "strnlen", "strspn", "strxfrm", "time", "unlink", "vfprintf",
  "vprintf", "vsnprintf", "vsprintf", "wait", "waitpid", "write"
};

/* Those that return a pointer they are given, and keep none.  Sorted.  */
static const char *const returning[] = {
  "bsearch", "fgets", "getcwd", "gets", "gmtime_r", "inet_ntop", "localtime_r",
  "memccpy", "memchr", "memcpy", "memmove", "mempcpy", "memset", "realpath",
  "stpcpy", "strcat", "strchr", "strchrnul", "strcpy", "strerror_r", "strncat",
  "strncpy", "strpbrk", "strrchr", "strstr"
};

/* Functions of libco-rt that generated code calls: they keep nothing.  */
static const char *const runtime[] = {
  "co__block_on", "co__vla_pop", "co__vla_push"
};

static int
compare_name (const void *name, const void *entry)
{
  return strcmp ((const char *) name, *(const char *const *) entry);
}

static bool
listed_p (const char *name, const char *const *list, size_t n)
{
  return bsearch (name, list, n, sizeof *list, compare_name) != NULL;
}

/* What the lists say of FNDECL, a function that this unit does not define.  */

static int
known_fate (tree fndecl)
{
  if (!DECL_NAME (fndecl) || !TREE_PUBLIC (fndecl))
    return FATE_KEPT | FATE_RETURNED;
  const char *name = IDENTIFIER_POINTER (DECL_NAME (fndecl));
  if (!strncmp (name, "__builtin_", 10))
    name += 10;
  /* The sanitizers look at what they are given.  */
  if (!strncmp (name, "__ubsan_handle", 14) || !strncmp (name, "__asan_", 7)
      || listed_p (name, forgetful, ARRAY_SIZE (forgetful))
      || listed_p (name, runtime, ARRAY_SIZE (runtime)))
    return 0;
  if (listed_p (name, returning, ARRAY_SIZE (returning)))
    return FATE_RETURNED;
  return FATE_KEPT | FATE_RETURNED;
}

/* True if parameter I of FNDECL is declared co_noescape.  */

static bool
noescape_parm_p (tree fndecl, unsigned i)
{
  for (tree a = lookup_attribute (NOESCAPE_ATTRIBUTE, DECL_ATTRIBUTES (fndecl));
       a; a = lookup_attribute (NOESCAPE_ATTRIBUTE, TREE_CHAIN (a)))
    {
      tree value = TREE_VALUE (a);
      if (TREE_CODE (value) == TREE_LIST)
	value = TREE_VALUE (value);
      if (tree_to_uhwi (value) == i)
	return true;
    }
  return false;
}

/* The pointer that parameter scan follows through one function.  */
struct parm_scan
{
  function *fun;
  auto_bitmap names;	/* SSA names that may hold it.  */
  auto_bitmap vars;	/* UIDs of local variables that may.  */
  int fate;
  int depth;
  bool changed;
};

/* The local variable that REF is a part of, if all accesses to it are seen.  */

static tree
private_local (tree ref)
{
  tree base = base_decl (ref);
  return (base && VAR_P (base) && !is_global_var (base)
	  && !TREE_ADDRESSABLE (base) && !TREE_THIS_VOLATILE (base))
	 ? base : NULL_TREE;
}

static bool
holds_p (parm_scan *p, tree t)
{
  if (!t)
    return false;
  if (TREE_CODE (t) == SSA_NAME)
    return bitmap_bit_p (p->names, SSA_NAME_VERSION (t));
  if (TREE_CODE (t) == ADDR_EXPR)
    {
      tree base = get_base_address (TREE_OPERAND (t, 0));
      return (base && TREE_CODE (base) == MEM_REF
	      && holds_p (p, TREE_OPERAND (base, 0)));
    }
  if (CONSTANT_CLASS_P (t) || TREE_CODE (t) == CONSTRUCTOR)
    return false;
  if (handled_component_p (t) && TREE_CODE (TREE_OPERAND (t, 0)) == SSA_NAME)
    return holds_p (p, TREE_OPERAND (t, 0));
  tree var = private_local (t);
  return var && bitmap_bit_p (p->vars, DECL_UID (var));
}

/* The pointer goes to LHS.  */

static void
flow_to (parm_scan *p, tree lhs)
{
  if (TREE_CODE (lhs) == SSA_NAME)
    p->changed |= bitmap_set_bit (p->names, SSA_NAME_VERSION (lhs));
  else if (tree var = private_local (lhs))
    p->changed |= bitmap_set_bit (p->vars, DECL_UID (var));
  else
    p->fate |= FATE_KEPT;
}

/* True if STMT computes something that the pointer cannot be got from.  */

bool
forgets_operands_p (const gimple *stmt)
{
  enum tree_code code = gimple_assign_rhs_code (stmt);
  return (TREE_CODE_CLASS (code) == tcc_comparison
	  || code == POINTER_DIFF_EXPR);
}

static void
scan_call (parm_scan *p, gcall *call)
{
  if (gimple_call_chain (call) && holds_p (p, gimple_call_chain (call)))
    p->fate |= FATE_KEPT;
  for (unsigned i = 0; i < gimple_call_num_args (call); i++)
    if (holds_p (p, gimple_call_arg (call, i)))
      {
	int fate = argument_fate (call, i, p->depth + 1);
	p->fate |= fate & FATE_KEPT;
	if ((fate & FATE_RETURNED) && gimple_call_lhs (call))
	  flow_to (p, gimple_call_lhs (call));
      }
}

static void
scan_statement (parm_scan *p, gimple *stmt)
{
  if (is_gimple_debug (stmt) || gimple_clobber_p (stmt))
    return;
  if (gcall *call = dyn_cast <gcall *> (stmt))
    scan_call (p, call);
  else if (is_gimple_assign (stmt))
    {
      if (forgets_operands_p (stmt))
	return;
      for (unsigned i = 1; i < gimple_num_ops (stmt); i++)
	if (holds_p (p, gimple_op (stmt, i)))
	  flow_to (p, gimple_assign_lhs (stmt));
    }
  else if (greturn *r = dyn_cast <greturn *> (stmt))
    {
      if (holds_p (p, gimple_return_retval (r)))
	p->fate |= FATE_RETURNED;
    }
  else if (gimple_code (stmt) == GIMPLE_ASM)
    for (unsigned i = 0; i < gimple_num_ops (stmt); i++)
      {
	tree op = gimple_op (stmt, i);
	if (op && TREE_CODE (op) == TREE_LIST)
	  op = TREE_VALUE (op);
	if (holds_p (p, op))
	  p->fate |= FATE_KEPT;
      }
}

/* What the body of FUN does with the parameter whose value is NAME.  */

static int
scan_body (function *fun, tree name, int depth)
{
  parm_scan p;
  p.fun = fun;
  p.fate = 0;
  p.depth = depth;
  p.changed = true;
  bitmap_set_bit (p.names, SSA_NAME_VERSION (name));
  while (p.changed && !(p.fate & FATE_KEPT))
    {
      p.changed = false;
      basic_block bb;
      FOR_EACH_BB_FN (bb, fun)
	{
	  for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	       gsi_next (&gpi))
	    for (unsigned i = 0; i < gimple_phi_num_args (gpi.phi ()); i++)
	      if (holds_p (&p, gimple_phi_arg_def (gpi.phi (), i)))
		flow_to (&p, gimple_phi_result (gpi.phi ()));
	  for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	       gsi_next (&gsi))
	    scan_statement (&p, gsi_stmt (gsi));
	}
    }
  return p.fate;
}

/* What FNDECL, called with a pointer as argument I, does with it, judging by
   its body.  */

static int
body_fate (tree fndecl, unsigned i, int depth)
{
  cgraph_node *node = cgraph_node::get (fndecl);
  function *fun = DECL_STRUCT_FUNCTION (fndecl);
  if (depth > MAX_DEPTH || !node || !node->definition || !fun || !fun->cfg
      || !gimple_in_ssa_p (fun)
      || node->get_availability () <= AVAIL_INTERPOSABLE
      || lookup_attribute ("noipa", DECL_ATTRIBUTES (fndecl)))
    return FATE_KEPT | FATE_RETURNED;
  tree parm = DECL_ARGUMENTS (fndecl);
  while (parm && i--)
    parm = DECL_CHAIN (parm);
  if (!parm || !is_gimple_reg (parm))
    return FATE_KEPT | FATE_RETURNED;
  tree name = ssa_default_def (fun, parm);
  if (!name)
    return 0;
  push_cfun (fun);
  int fate = scan_body (fun, name, depth);
  pop_cfun ();
  return fate;
}

/* True if GCC knows that CALL returns its argument I.  */

static bool
returns_argument_p (const gcall *call, unsigned i)
{
  int flags = gimple_call_return_flags (call);
  return ((flags & ERF_RETURNS_ARG)
	  && (unsigned) (flags & ERF_RETURN_ARG_MASK) == i);
}

/* What the comparison function that CALL, of qsort or bsearch, is given does
   with the pointers that it gets; nothing if it is not known.  */

static int
comparison_fate (const gcall *call, int depth)
{
  tree last = gimple_call_arg (call, gimple_call_num_args (call) - 1);
  if (TREE_CODE (last) != ADDR_EXPR
      || TREE_CODE (TREE_OPERAND (last, 0)) != FUNCTION_DECL)
    return 0;
  tree fn = TREE_OPERAND (last, 0);
  cgraph_node *node = cgraph_node::get (fn);
  if (!node || !node->definition)
    return 0;
  return (body_fate (fn, 0, depth + 1) | body_fate (fn, 1, depth + 1))
	 & FATE_KEPT;
}

/* Return what CALL may do with the pointer that is its argument I.  DEPTH is
   how many calls this one is behind another.  */

int
argument_fate (const gcall *call, unsigned i, int depth)
{
  if (gimple_call_internal_p (call))
    return gimple_call_lhs (call) ? FATE_RETURNED : 0;
  tree arg = gimple_call_arg (call, i), fndecl = gimple_call_fndecl (call);
  if (TREE_CODE (arg) == ADDR_EXPR)
    if (tree var = base_decl (TREE_OPERAND (arg, 0)))
      if (method_operand_p (var))
	return 0;
  if (gimple_call_builtin_p (call, BUILT_IN_INIT_TRAMPOLINE))
    return FATE_KEPT;
  if (call_argument_noescape_p (call, i))
    return (call_argument_not_returned_p (call, i)
	    && !returns_argument_p (call, i)) ? 0 : FATE_RETURNED;
  if (!fndecl)
    return FATE_KEPT | FATE_RETURNED;
  if (noescape_parm_p (fndecl, i))
    return FATE_RETURNED;
  if (const coroutine *co = coroutine_of_part (fndecl))
    return (i == 0 ? (co->pinned ? FATE_KEPT : 0)
	    : !co->links ? body_fate (fndecl, i, depth)
	    /* Whatever is linked may ask for the context.  */
	    : i == 1 && trait_has_context_p (co->t.kind) ? FATE_KEPT : 0);
  if (DECL_STRUCT_FUNCTION (fndecl))
    return body_fate (fndecl, i, depth);
  int fate = known_fate (fndecl);
  if (DECL_NAME (fndecl) && gimple_call_num_args (call) > 0
      && (id_equal (DECL_NAME (fndecl), "qsort")
	  || id_equal (DECL_NAME (fndecl), "bsearch")))
    fate |= comparison_fate (call, depth);
  return fate;
}
