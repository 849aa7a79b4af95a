/* The frame of a coroutine as a table: bytes down, states across.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

		start	1	2
	0-3	state			state: int, 4 bytes
	4-7	n	n		n: int, 4 bytes
	8-31		a	b	a: char[40], 40 bytes; b: char[24], 24 bytes
	32-47		a

   Each row is a range of bytes that no slot begins or ends within.  A slot is a
   rectangle: the rows of its bytes by the states it is live in.  What stands in
   one row under different states shares bytes.

   Several slots of one variable in one place, which hold its values at
   different times, are shown as one.  compute_layout sees to it that no two
   slots that are live in one state overlap, so rectangles never do.  */

#include "support/edit.h"
#include "tree-pretty-print.h"
#include "show/graph.h"
#include "show/show.h"
#include "support/abi.h"
#include "support/split.h"
#include "support/unit.h"

/* What one rectangle, or several of one variable in one place, stand for.  */
struct bar
{
  tree decl;		/* The variable, null for a temporary.  */
  tree type;
  unsigned HOST_WIDE_INT offset, size;
  bitmap states;	/* In which it is live; 0 is the start.  */
  tree child;		/* The name of the coroutine whose frame or object it
			   is, or null.  */
};

/* The table of one frame.  */
struct frame_table
{
  const split *s;
  hash_map<tree, tree> children;	/* The coroutine by the variable that
					   is its elided frame.  */
  auto_vec<bar> bars;
  auto_vec<unsigned HOST_WIDE_INT> cuts;	/* Where rows begin and end.  */
};

/* Fills that stay apart from each other, and black on them readable, also
   without colors.  */
static const char *const fills[]
  = { "#cfe2f3", "#fce5cd", "#d9ead3", "#f4cccc", "#d9d2e9", "#fff2cc",
      "#c9e4e2", "#ead1dc", "#e2e8b0", "#d8cfc4" };

/* Note in T which variables are the frames of elided coroutines: those that
   the coroutines' functions are given.  */

static void
collect_children (frame_table *t)
{
  basic_block bb;
  FOR_EACH_BB_FN (bb, t->s->fun)
    for (gimple_stmt_iterator gsi = gsi_start_bb (bb); !gsi_end_p (gsi);
	 gsi_next (&gsi))
      {
	gcall *call = dyn_cast <gcall *> (gsi_stmt (gsi));
	tree callee = call ? gimple_call_fndecl (call) : NULL_TREE;
	coroutine *child = callee ? coroutine_of_part (callee) : NULL;
	if (!child || gimple_call_num_args (call) == 0)
	  continue;
	tree arg = gimple_call_arg (call, 0);
	if (TREE_CODE (arg) == SSA_NAME && !SSA_NAME_IS_DEFAULT_DEF (arg)
	    && gimple_assign_single_p (SSA_NAME_DEF_STMT (arg)))
	  arg = gimple_assign_rhs1 (SSA_NAME_DEF_STMT (arg));
	if (TREE_CODE (arg) == ADDR_EXPR
	    && DECL_P (TREE_OPERAND (arg, 0)))
	  t->children.put (TREE_OPERAND (arg, 0), DECL_NAME (child->ramp));
      }
}

/* The name of the coroutine whose frame or object or result DECL is, or
   null.  */

static tree
child_of (frame_table *t, tree decl)
{
  if (tree *child = t->children.get (decl))
    return *child;
  awaited found;
  if (!DECL_ARTIFICIAL (decl)
      || !awaited_at (t->s->co, DECL_SOURCE_LOCATION (decl), &found))
    return NULL_TREE;
  return found.name;
}

/* True if B is of DECL, or of another variable for the object that CHILD gave
   at the same place: a delegation has one for each way to run it.  */

static bool
same_variable_p (const bar *b, tree decl, tree child)
{
  if (!decl || !b->decl)
    return false;
  return (b->decl == decl
	  || (child && b->child == child
	      && (DECL_SOURCE_LOCATION (b->decl)
		  == DECL_SOURCE_LOCATION (decl))));
}

/* Return the bar of T for the slot SL, a new one unless another slot of the
   same variable is there.  */

static bar *
bar_for (frame_table *t, const slot *sl)
{
  tree decl = sl->decl && DECL_NAME (sl->decl) ? sl->decl : NULL_TREE;
  tree child = decl ? child_of (t, decl) : NULL_TREE;
  for (bar &b : t->bars)
    if (b.offset == sl->offset && b.size == sl->size
	&& same_variable_p (&b, decl, child))
      return &b;
  bar b = { decl, sl->type, sl->offset, sl->size, BITMAP_ALLOC (NULL), child };
  t->bars.safe_push (b);
  return &t->bars.last ();
}

/* The index of the slot of S that keeps its ramp's parameter PARM, or -1.  */

static int
parm_slot (const split *s, tree parm)
{
  split *lookup = const_cast <split *> (s);
  gimple **load = lookup->parm_load.get (parm);
  unsigned *k = lookup->frame.slot_of.get (load && *load
					   ? gimple_assign_lhs (*load) : parm);
  return k ? (int) *k : -1;
}

/* Add to T the bars of all slots.  */

static void
collect_bars (frame_table *t)
{
  const split *s = t->s;
  for (const slot &sl : s->frame.slots)
    {
      if (sl.size == 0)
	continue;
      bitmap states = bar_for (t, &sl)->states;
      for (const suspension &p : s->suspensions)
	if (sl.name ? bitmap_bit_p (p.names, SSA_NAME_VERSION (sl.name))
	    : bitmap_bit_p (p.vars, *const_cast <split *> (s)
				       ->live.var_index.get (sl.decl)))
	  bitmap_set_bit (states, p.state);
    }
  for (tree parm : s->ramp_parms)
    {
      int k = parm ? parm_slot (s, parm) : -1;
      if (k >= 0 && s->frame.slots[k].size)
	bitmap_set_bit (bar_for (t, &s->frame.slots[k])->states, 0);
    }
}

/* The first state that B is live in, or -1.  */

static int
first_state (const bar *b)
{
  return bitmap_empty_p (b->states) ? -1
	 : (int) bitmap_first_set_bit (b->states);
}

static int
compare_bars (const void *pa, const void *pb)
{
  const bar *a = (const bar *) pa, *b = (const bar *) pb;
  if (a->offset != b->offset)
    return a->offset < b->offset ? -1 : 1;
  int x = first_state (a), y = first_state (b);
  if (x != y)
    return x < y ? -1 : 1;
  return a->size > b->size ? -1 : a->size < b->size;
}

static int
compare_offsets (const void *pa, const void *pb)
{
  unsigned HOST_WIDE_INT a = *(const unsigned HOST_WIDE_INT *) pa;
  unsigned HOST_WIDE_INT b = *(const unsigned HOST_WIDE_INT *) pb;
  return a < b ? -1 : a > b;
}

/* Compute where the rows of T begin and end.  */

static void
collect_cuts (frame_table *t)
{
  t->cuts.safe_push (0);
  t->cuts.safe_push (int_size_in_bytes (integer_type_node));
  t->cuts.safe_push (frame_header_size (t->s->co));
  t->cuts.safe_push (t->s->frame.size);
  for (const bar &b : t->bars)
    {
      t->cuts.safe_push (b.offset);
      t->cuts.safe_push (b.offset + b.size);
    }
  t->cuts.qsort (compare_offsets);
  unsigned n = 1;
  for (unsigned i = 1; i < t->cuts.length (); i++)
    if (t->cuts[i] != t->cuts[n - 1])
      t->cuts[n++] = t->cuts[i];
  t->cuts.truncate (n);
}

/* The bar of T that is at OFFSET in STATE, or null.  */

static const bar *
bar_at (const frame_table *t, unsigned HOST_WIDE_INT offset, unsigned state)
{
  for (const bar &b : t->bars)
    if (b.offset <= offset && offset < b.offset + b.size
	&& bitmap_bit_p (b.states, state))
      return &b;
  return NULL;
}

/* The name of what B holds: short, for a cell.  To be freed.  */

static char *
short_name (const bar *b)
{
  tree name = b->child ? b->child : b->decl ? DECL_NAME (b->decl) : NULL_TREE;
  return xstrdup (name ? IDENTIFIER_POINTER (name) : "*");
}

/* The name of the function that DECL, a variable of T, was declared in if that
   was inlined; else null.  */

static tree
inlined_from (const frame_table *t, tree decl)
{
  tree context = DECL_CONTEXT (DECL_ORIGIN (decl));
  if (DECL_ARTIFICIAL (decl) || !context
      || TREE_CODE (context) != FUNCTION_DECL || context == t->s->co->ramp
      || context == t->s->fun->decl)
    return NULL_TREE;
  return DECL_NAME (context);
}

/* The same in full.  To be freed.  */

static char *
long_name (const frame_table *t, const bar *b)
{
  if (!b->decl)
    return xstrdup ("a temporary (*)");
  const char *name = IDENTIFIER_POINTER (DECL_NAME (b->decl));
  if (b->child)
    return concat (name, " of ", IDENTIFIER_POINTER (b->child), NULL);
  if (tree function = inlined_from (t, b->decl))
    return concat (name, " in ", IDENTIFIER_POINTER (function), NULL);
  return xstrdup (name);
}

/* The fill of B: one for each variable.  */

static const char *
bar_fill (const frame_table *t, const bar *b)
{
  if (!b->decl)
    return "#eeeeee";
  unsigned n = 0;
  for (const bar &other : t->bars)
    {
      if (other.decl == b->decl)
	break;
      n += other.decl != NULL_TREE;
    }
  return fills[n % ARRAY_SIZE (fills)];
}

/* Write the name of B, of T, for a cell COLUMNS wide: where there are many, a
   cell should not grow for its name's sake.  */

static void
write_cell_name (FILE *file, const frame_table *t, const bar *b,
		 unsigned columns)
{
  char *name = short_name (b);
  size_t room = columns * (t->s->suspensions.length () > 8 ? 5 : 12);
  if (!name[bytes_of_characters (name, room)])
    write_text (file, name);
  else
    {
      write_text (file, name, bytes_of_characters (name, room - 1));
      fputs ("&#8230;", file);
    }
  free (name);
}

/* Write the rectangle of T whose upper left corner is row I in STATE, if there
   is one.  Return the number of states that the cell takes.  */

static unsigned
write_cell (FILE *file, const frame_table *t, unsigned i, unsigned state)
{
  const bar *b = bar_at (t, t->cuts[i], state);
  if (!b)
    {
      fputs ("<TD COLOR=\"#dddddd\"></TD>", file);
      return 1;
    }
  unsigned columns = 1, rows = 1, states = t->s->suspensions.length () + 1;
  while (state + columns < states
	 && bitmap_bit_p (b->states, state + columns))
    columns++;
  if (b->offset != t->cuts[i])
    return columns;
  while (t->cuts[i + rows] < b->offset + b->size)
    rows++;
  fprintf (file, "<TD BGCOLOR=\"%s\" COLSPAN=\"%u\" ROWSPAN=\"%u\">",
	   bar_fill (t, b), columns, rows);
  write_cell_name (file, t, b, columns);
  fputs ("</TD>", file);
  return columns;
}

/* True if there is a slot at OFFSET in any state.  */

static bool
covered_p (const frame_table *t, unsigned HOST_WIDE_INT offset)
{
  for (const bar &b : t->bars)
    if (b.offset <= offset && offset < b.offset + b.size)
      return true;
  return false;
}

static bool
contains_p (const vec<char *> &names, const char *name)
{
  for (const char *other : names)
    if (!strcmp (name, other))
      return true;
  return false;
}

/* What stands behind the names of bars like B.  To be freed.  */

static char *
bar_description (const bar *b)
{
  char size[64];
  snprintf (size, sizeof size, "%" HOST_WIDE_INT_PRINT "u byte%s", b->size,
	    b->size == 1 ? "" : "s");
  if (b->child)
    return xstrdup (size);
  char *type = type_text (b->type);
  char *description = concat (type, ", ", size, NULL);
  free (type);
  return description;
}

/* Write the line that names NAMES and then DESCRIPTION.  */

static void
write_described (FILE *file, const vec<char *> &names, const char *description)
{
  enum { WIDTH = 60 };
  size_t column = 0;
  fputs ("<B>", file);
  for (unsigned i = 0; i < names.length (); i++)
    {
      if (i)
	fputs (", ", file);
      if (column > WIDTH)
	{
	  fputs ("<BR ALIGN=\"LEFT\"/>", file);
	  column = 0;
	}
      write_text (file, names[i]);
      column += strlen (names[i]) + 2;
    }
  fputs ("</B>: ", file);
  write_text (file, description);
  fputs ("<BR ALIGN=\"LEFT\"/>", file);
}

/* Write what the slots of T are that begin at OFFSET, for those who cannot tell
   from the names in the cells: a line for each type.  */

static void
write_contents (FILE *file, const frame_table *t,
		unsigned HOST_WIDE_INT offset)
{
  fputs ("<TD BORDER=\"0\" ALIGN=\"LEFT\">", file);
  auto_vec<char *> names, descriptions;
  for (const bar &b : t->bars)
    if (b.offset == offset)
      {
	names.safe_push (long_name (t, &b));
	descriptions.safe_push (bar_description (&b));
      }
  for (unsigned i = 0; i < names.length (); i++)
    {
      auto_vec<char *> alike;
      for (unsigned j = 0; j < names.length (); j++)
	if (!strcmp (descriptions[i], descriptions[j]))
	  {
	    if (j < i)
	      break;
	    if (!contains_p (alike, names[j]))
	      alike.safe_push (names[j]);
	  }
      if (!alike.is_empty ())
	write_described (file, alike, descriptions[i]);
    }
  for (unsigned i = 0; i < names.length (); i++)
    {
      free (names[i]);
      free (descriptions[i]);
    }
  if (!covered_p (t, offset))
    fputs ("<I>padding</I><BR ALIGN=\"LEFT\"/>", file);
  fputs ("</TD>", file);
}

/* Write row I of T.  */

static void
write_row (FILE *file, const frame_table *t, unsigned i)
{
  unsigned states = t->s->suspensions.length () + 1;
  fprintf (file, "        <TR><TD BORDER=\"0\" ALIGN=\"RIGHT\">"
	   "%" HOST_WIDE_INT_PRINT "u", t->cuts[i]);
  if (t->cuts[i + 1] - t->cuts[i] > 1)
    fprintf (file, "&#8211;%" HOST_WIDE_INT_PRINT "u", t->cuts[i + 1] - 1);
  fputs ("</TD>", file);
  if (t->cuts[i] < frame_header_size (t->s->co))
    {
      const char *name = i == 0 ? "state" : "link";
      const char *type = i == 0 ? "int, " : "";
      fprintf (file, "<TD BGCOLOR=\"#bbbbbb\" COLSPAN=\"%u\">%s</TD>"
	       "<TD BORDER=\"0\" ALIGN=\"LEFT\"><B>%s</B>: "
	       "%s%" HOST_WIDE_INT_PRINT "u bytes<BR ALIGN=\"LEFT\"/></TD>",
	       states, name, name, type, t->cuts[i + 1] - t->cuts[i]);
    }
  else
    {
      for (unsigned state = 0; state < states; )
	state += write_cell (file, t, i, state);
      write_contents (file, t, t->cuts[i]);
    }
  fputs ("</TR>\n", file);
}

/* Write the heads of the columns: the states and their lines.  */

static void
write_head (FILE *file, const frame_table *t)
{
  fputs ("        <TR><TD BORDER=\"0\" ALIGN=\"RIGHT\">bytes</TD>"
	 "<TD BORDER=\"0\">start</TD>", file);
  for (const suspension &p : t->s->suspensions)
    fprintf (file, "<TD BORDER=\"0\"><B>%d</B><BR/>:%d</TD>", p.state,
	     expand_location (p.loc).line);
  fputs ("<TD BORDER=\"0\" ALIGN=\"LEFT\">live while suspended there"
	 "<BR ALIGN=\"LEFT\"/></TD></TR>\n", file);
}

/* Write the frame of S as an HTML-like table.  */

void
write_frame_table (FILE *file, const split *s)
{
  frame_table t;
  t.s = s;
  collect_children (&t);
  collect_bars (&t);
  t.bars.qsort (compare_bars);
  collect_cuts (&t);
  fputs ("<TABLE BORDER=\"0\" CELLBORDER=\"1\" CELLSPACING=\"1\" "
	 "CELLPADDING=\"2\">\n", file);
  write_head (file, &t);
  for (unsigned i = 0; i + 1 < t.cuts.length (); i++)
    write_row (file, &t, i);
  fputs ("      </TABLE>", file);
  for (bar &b : t.bars)
    BITMAP_FREE (b.states);
}
