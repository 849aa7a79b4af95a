/* Where may the addresses of one function's variables go?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	char buf[64], *p = buf;
	struct cursor c = { p, 0 };
	skip (&c, 3);

   p, c and whatever skip made of *c hold the address of buf.

   An inclusion-based points-to analysis (L. O. Andersen, "Program Analysis and
   Specialization for the C Programming Language", 1994, chapter 4), over one
   function at a time, that does not regard the order of statements; calls are
   known by what find_call_effects says of them (analysis/retain.cc).

   1. collect (analysis/pointer-flow-collect.cc) makes nodes for what may hold
      an address, and of each statement constraints between them: copies; loads
      and stores through a node.
   2. solve passes the objects that a node leads to on along its constraints,
      until nothing changes.  What a load or a store through a node means
      becomes known with the objects it leads to.
   3. A summary is read off the special nodes (add_effects);
      analysis/movability.cc and analysis/reached-vars.cc read the uses.

   Memory that is no variable of the function's is one object, and all that is
   stored in it is one node.  A variable whose address is stored there is
   accessed by others from then on: what it holds is theirs, and what they have
   may be in it.

   Variables are followed by cells of the size of a pointer where they are
   accessed at constant offsets; a pointer to a variable leads to all its cells
   that are declared to hold what is accessed.  (With an explicit
   -fno-strict-aliasing to all: the default depends on -O, the answer does
   not.)

   GCC's own points-to analysis (tree-ssa-structalias.cc) answers for a
   function in which no suspension can happen, knows no marker, and asks
   summaries that depend on -O.  */

#include "support/edit.h"
#include "analysis/pointer-flow.h"

pointer_flow::pointer_flow (function *fun, bool summarize)
  : m_fun (fun), m_summarize (summarize), m_parms (0),
    m_loc (UNKNOWN_LOCATION)
{
  bitmap_obstack_initialize (&m_obstack);
  m_pending = BITMAP_ALLOC (&m_obstack);
  m_name_node.safe_grow_cleared (num_ssa_names);
  for (unsigned i = 0; i < num_ssa_names; i++)
    m_name_node[i] = NO_NODE;
  for (unsigned i = 0; i < FIRST_NODE; i++)
    new_node ();
  add_parameters ();
  basic_block bb;
  FOR_EACH_BB_FN (bb, m_fun)
    {
      for (gphi_iterator gpi = gsi_start_phis (bb); !gsi_end_p (gpi);
	   gsi_next (&gpi))
	if (!virtual_operand_p (gimple_phi_result (gpi.phi ())))
	  collect_phi (gpi.phi ());
      for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	   gsi_next (&gsi))
	collect (gsi_stmt (gsi));
    }
  solve ();
}

pointer_flow::~pointer_flow ()
{
  bitmap_obstack_release (&m_obstack);
}

/* ---- Nodes and objects ---- */

unsigned
pointer_flow::new_node ()
{
  node n = node ();
  n.pts = BITMAP_ALLOC (&m_obstack);
  n.done = BITMAP_ALLOC (&m_obstack);
  n.copies = BITMAP_ALLOC (&m_obstack);
  m_nodes.safe_push (n);
  return m_nodes.length () - 1;
}

/* Note in HOLDS, of CELLS cells, what a TYPE at OFFSET, in bytes, is declared
   to hold.  */

static void
declare_cells (tree type, HOST_WIDE_INT offset, unsigned char *holds,
	       unsigned cells)
{
  HOST_WIDE_INT cell = int_size_in_bytes (ptr_type_node);
  HOST_WIDE_INT size = int_size_in_bytes (type);
  if (TREE_CODE (type) == RECORD_TYPE && size > 0)
    {
      for (tree f = TYPE_FIELDS (type); f; f = DECL_CHAIN (f))
	if (TREE_CODE (f) == FIELD_DECL && DECL_FIELD_OFFSET (f)
	    && tree_fits_shwi_p (DECL_FIELD_OFFSET (f)))
	  declare_cells (TREE_TYPE (f), offset + int_byte_position (f), holds,
			 cells);
      return;
    }
  if (TREE_CODE (type) == ARRAY_TYPE && size > 0)
    {
      tree element = TREE_TYPE (type);
      HOST_WIDE_INT step = int_size_in_bytes (element);
      if (step > 1)
	{
	  for (HOST_WIDE_INT at = 0; at + step <= size; at += step)
	    declare_cells (element, offset + at, holds, cells);
	  return;
	}
    }
  int what = CELL_POINTER | CELL_INTEGER;
  if (POINTER_TYPE_P (type))
    what = CELL_POINTER;
  else if (INTEGRAL_TYPE_P (type) || SCALAR_FLOAT_TYPE_P (type))
    what = CELL_INTEGER;
  HOST_WIDE_INT last = size > 0 ? (offset + size - 1) / cell : cells - 1;
  for (HOST_WIDE_INT i = offset / cell; i <= last && i < cells; i++)
    holds[i] |= what;
}

/* Return a new object for DECL, a variable, or null.  */

unsigned
pointer_flow::new_object (tree decl)
{
  object o = object ();
  o.decl = decl;
  o.cell = m_nodes.length ();
  if (decl)
    {
      unsigned HOST_WIDE_INT size = 0, cell = int_size_in_bytes (ptr_type_node);
      tree bytes = DECL_SIZE_UNIT (decl);
      if (bytes && tree_fits_uhwi_p (bytes))
	size = tree_to_uhwi (bytes);
      o.cells = size > MAX_CELLS * cell ? 1 : MAX (1, CEIL (size, cell));
      if (size > MAX_CELLS * cell || explicit_no_strict_aliasing_p ())
	memset (o.holds, CELL_POINTER | CELL_INTEGER, sizeof o.holds);
      else
	declare_cells (TREE_TYPE (decl), 0, o.holds, o.cells);
      for (unsigned i = 0; i < o.cells; i++)
	new_node ();
    }
  m_objects.safe_push (o);
  return m_objects.length () - 1;
}

unsigned
pointer_flow::name_node (tree name)
{
  unsigned &n = m_name_node[SSA_NAME_VERSION (name)];
  if (n == NO_NODE)
    n = new_node ();
  return n;
}

/* The object that the variable DECL is, or -1 if it is none of this
   function's.  */

int
pointer_flow::object_of (tree decl)
{
  if ((!VAR_P (decl) && TREE_CODE (decl) != PARM_DECL
       && TREE_CODE (decl) != RESULT_DECL)
      || is_global_var (decl))
    return -1;
  if (unsigned *known = m_object_of.get (decl))
    return *known;
  unsigned o = new_object (decl);
  m_object_of.put (decl, o);
  return o;
}

/* ---- Where an address was taken ---- */

void
pointer_flow::set_origin (unsigned node, unsigned object, location_t loc)
{
  bool existed;
  HOST_WIDE_INT key = (HOST_WIDE_INT) node << 32 | object;
  location_t &at = m_origins.get_or_insert (key, &existed);
  if (!existed)
    at = loc;
}

location_t
pointer_flow::origin (unsigned node, unsigned object) const
{
  HOST_WIDE_INT key = (HOST_WIDE_INT) node << 32 | object;
  location_t *at = const_cast<pointer_flow *> (this)->m_origins.get (key);
  return at ? *at : UNKNOWN_LOCATION;
}

/* Where the address of OF that the variable OBJECT holds was taken.  */

location_t
pointer_flow::content_origin (unsigned object, unsigned of) const
{
  const struct object &o = m_objects[object];
  for (unsigned i = 0; i < o.cells; i++)
    if (bitmap_bit_p (m_nodes[o.cell + i].pts, of))
      return origin (o.cell + i, of);
  return UNKNOWN_LOCATION;
}

/* ---- Constraints ---- */

void
pointer_flow::add_object (unsigned to, unsigned o)
{
  if (bitmap_set_bit (m_nodes[to].pts, o))
    bitmap_set_bit (m_pending, to);
}

/* Add the objects in SET, that the node FROM leads to, to those of the node
   TO.  */

void
pointer_flow::add_objects (unsigned to, unsigned from, const_bitmap set)
{
  unsigned o;
  bitmap_iterator bi;
  bool changed = false;
  EXECUTE_IF_AND_COMPL_IN_BITMAP (set, m_nodes[to].pts, 0, o, bi)
    if (!m_nodes[to].no_outside || o != OBJECT_OUTSIDE)
      {
	changed = true;
	if (!m_summarize && m_objects[o].decl)
	  set_origin (to, o, origin (from, o));
      }
  if (!changed)
    return;
  bool outside = bitmap_bit_p (m_nodes[to].pts, OBJECT_OUTSIDE);
  bitmap_ior_into (m_nodes[to].pts, set);
  if (m_nodes[to].no_outside && !outside)
    bitmap_clear_bit (m_nodes[to].pts, OBJECT_OUTSIDE);
  bitmap_set_bit (m_pending, to);
}

/* TO gets all that FROM leads to.  */

void
pointer_flow::add_copy (unsigned from, unsigned to)
{
  if (from != to && from != NO_NODE && bitmap_set_bit (m_nodes[from].copies, to))
    add_objects (to, from, m_nodes[from].pts);
}

/* Add the node N to *SET, the loads or stores through POINTER of one kind.
   What the objects that POINTER leads to mean for it is to be found out.  */

void
pointer_flow::add_access (unsigned pointer, bitmap *set, unsigned n)
{
  if (!*set)
    *set = BITMAP_ALLOC (&m_obstack);
  bitmap_set_bit (*set, n);
  bitmap_clear (m_nodes[pointer].done);
  bitmap_set_bit (m_pending, pointer);
}

/* TO gets what the objects that POINTER leads to hold and is accessed as
   KIND.  */

void
pointer_flow::add_load (unsigned pointer, unsigned to, access_kind kind)
{
  add_access (pointer, &m_nodes[pointer].loads[kind], to);
}

/* The objects that POINTER leads to get what FROM leads to, as KIND.  */

void
pointer_flow::add_store (unsigned pointer, unsigned from, access_kind kind)
{
  add_access (pointer, &m_nodes[pointer].stores[kind], from);
}

/* Return a node for what is loaded through POINTER as KIND.  */

unsigned
pointer_flow::node_of_load (unsigned pointer, access_kind kind)
{
  unsigned n = new_node ();
  add_load (pointer, n, kind);
  return n;
}

/* Return a node for VALUE and all that can be loaded through it.  */

unsigned
pointer_flow::reachable_node (unsigned value)
{
  unsigned n = new_node ();
  add_copy (value, n);
  add_load (n, n, ACCESS_ANY);
  return n;
}

/* ---- The solution ---- */

/* True if what HOLDS says may be accessed as KIND.  */

static bool
holds_p (unsigned char holds, access_kind kind)
{
  return kind == ACCESS_ANY || (holds & 1 << kind) != 0;
}

/* TO gets what the object O holds and is accessed as KIND.  */

void
pointer_flow::load_object (unsigned o, unsigned to, access_kind kind)
{
  const object var = m_objects[o];
  for (unsigned i = 0; i < var.cells; i++)
    if (holds_p (var.holds[i], kind))
      add_copy (var.cell + i, to);
  if (o == OBJECT_OUTSIDE)
    add_copy (NODE_LOADED, to);
  else if (parm_object_p (o))
    {
      argument_part part
	= (kind == ACCESS_INTEGER ? PART_INTEGERS
	   : part_of_object (o) == PART_VALUE ? PART_BEHIND : PART_DEEP);
      add_object (to, parm_object (parm_of_object (o), part));
      /* Two parameters may lead to the same memory, or outside.  */
      add_copy (NODE_OUTSIDE, to);
      add_copy (NODE_ARGUMENTS, to);
    }
}

/* The object O gets what FROM leads to, as KIND.  */

void
pointer_flow::store_object (unsigned o, unsigned from, access_kind kind)
{
  const object var = m_objects[o];
  for (unsigned i = 0; i < var.cells; i++)
    if (holds_p (var.holds[i], kind))
      add_copy (from, var.cell + i);
  if (o == OBJECT_OUTSIDE)
    add_copy (from, NODE_OUTSIDE);
  else if (parm_object_p (o))
    add_copy (from, stored_node (parm_of_object (o), part_of_object (o), kind));
}

/* Pass what the node N leads to, and has not passed on yet, along its
   constraints.  */

void
pointer_flow::pass_on (unsigned n)
{
  auto_bitmap fresh;
  bitmap_and_compl (fresh, m_nodes[n].pts, m_nodes[n].done);
  bitmap_ior_into (m_nodes[n].done, fresh);
  unsigned o, k;
  bitmap_iterator bi, bj;
  EXECUTE_IF_SET_IN_BITMAP (fresh, 0, o, bi)
    {
      if ((n == NODE_OUTSIDE || n == NODE_ARGUMENTS) && m_objects[o].decl)
	{
	  load_object (o, n, ACCESS_ANY);
	  store_object (o, NODE_LOADED, ACCESS_ANY);
	  /* In a coroutine nobody asks what comes back from there
	     (analysis/movability.cc).  */
	  if (m_summarize)
	    store_object (o, n, ACCESS_ANY);
	}
      for (int kind = 0; kind < ACCESS_KINDS; kind++)
	{
	  if (m_nodes[n].loads[kind])
	    EXECUTE_IF_SET_IN_BITMAP (m_nodes[n].loads[kind], 0, k, bj)
	      load_object (o, k, (access_kind) kind);
	  if (m_nodes[n].stores[kind])
	    EXECUTE_IF_SET_IN_BITMAP (m_nodes[n].stores[kind], 0, k, bj)
	      store_object (o, k, (access_kind) kind);
	}
    }
  EXECUTE_IF_SET_IN_BITMAP (m_nodes[n].copies, 0, k, bj)
    add_objects (k, n, fresh);
}

/* Let the differences that may be addresses be both operands.  True if there
   were any.  */

bool
pointer_flow::settle_differences ()
{
  bool any = false;
  for (unsigned i = 0; i < m_differences.length ();)
    {
      difference d = m_differences[i];
      const_bitmap a = m_nodes[d.a].pts, b = m_nodes[d.b].pts;
      if (bitmap_equal_p (a, b)
	  && (bitmap_empty_p (a)
	      || (bitmap_single_bit_set_p (a)
		  && m_objects[bitmap_first_set_bit (a)].decl)))
	{
	  i++;
	  continue;
	}
      m_differences.unordered_remove (i);
      add_copy (d.a, d.result);
      add_copy (d.b, d.result);
      any = true;
    }
  return any;
}

void
pointer_flow::solve ()
{
  do
    while (!bitmap_empty_p (m_pending))
      {
	unsigned n = bitmap_first_set_bit (m_pending);
	bitmap_clear_bit (m_pending, n);
	pass_on (n);
      }
  while (settle_differences ());
}

/* ---- What the solution says ---- */

bool
pointer_flow::add_effects (call_effects *effects) const
{
  bool more = false;
  unsigned o;
  bitmap_iterator bi;
  for (unsigned i = 0; i < m_parms; i++)
    for (int part = 0; part < ARGUMENT_PARTS; part++)
      {
	o = parm_object (i, (argument_part) part);
	int bit = 1 << part;
	if (bitmap_bit_p (m_nodes[NODE_OUTSIDE].pts, o))
	  {
	    more |= !(effects->kept[i] & bit);
	    effects->kept[i] |= bit;
	  }
	if (bitmap_bit_p (m_nodes[NODE_RETURNED].pts, o))
	  {
	    more |= !(effects->returned[i] & bit);
	    effects->returned[i] |= bit;
	  }
      }
  unsigned known = effects->stored.length ();
  effects->stored.truncate (0);
  for (unsigned to = 0; to < m_parms; to++)
    for (int part = 0; part < ARGUMENT_PARTS; part++)
      for (int kind = 0; kind < ACCESS_KINDS; kind++)
	EXECUTE_IF_SET_IN_BITMAP (m_nodes[stored_node (to, part, kind)].pts, 0, o,
				  bi)
	  if (parm_object_p (o))
	    {
	      stored_effect e = { parm_of_object (o), part_of_object (o), to,
				  (argument_part) part, (access_kind) kind };
	      effects->stored.safe_push (e);
	    }
  return more || effects->stored.length () != known;
}

/* Add to SET the objects that the variable OBJECT holds the address of, and
   what these hold.  */

void
pointer_flow::add_content (unsigned object, bitmap set) const
{
  const struct object &o = m_objects[object];
  for (unsigned i = 0; i < o.cells; i++)
    add_reachable (m_nodes[o.cell + i].pts, set);
}

/* Add the objects in FROM to SET, and what they hold.  */

void
pointer_flow::add_reachable (const_bitmap from, bitmap set) const
{
  auto_bitmap fresh;
  bitmap_and_compl (fresh, from, set);
  bitmap_ior_into (set, fresh);
  unsigned o;
  bitmap_iterator bi;
  EXECUTE_IF_SET_IN_BITMAP (fresh, 0, o, bi)
    add_content (o, set);
}

/* True if others access the object O.  */

bool
pointer_flow::outside_p (unsigned o) const
{
  return !m_objects[o].decl || bitmap_bit_p (m_nodes[NODE_OUTSIDE].pts, o);
}

void
pointer_flow::add_escaping (const pointer_use &u, bitmap set) const
{
  const_bitmap value = m_nodes[u.value].pts;
  if (u.kind == USE_PINNED)
    {
      bitmap_ior_into (set, value);
      return;
    }
  bool escapes = u.kind != USE_STORED || (u.target >= 0 && outside_p (u.target));
  if (u.kind == USE_STORED && u.target < 0)
    {
      unsigned o;
      bitmap_iterator bi;
      EXECUTE_IF_SET_IN_BITMAP (m_nodes[u.pointer].pts, 0, o, bi)
	escapes |= outside_p (o);
    }
  if (escapes)
    add_reachable (value, set);
}

void
pointer_flow::add_holders (const pointer_use &u, bitmap set) const
{
  unsigned o;
  bitmap_iterator bi;
  if (u.kind != USE_STORED)
    return;
  if (u.target < 0)
    {
      EXECUTE_IF_SET_IN_BITMAP (m_nodes[u.pointer].pts, 0, o, bi)
	if (!outside_p (o))
	  bitmap_set_bit (set, o);
    }
  else if (!outside_p (u.target))
    bitmap_set_bit (set, u.target);
}
