/* -fplugin-arg-cogen-graph=FILE: coroutines as pictures.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   One Graphviz graph per unit, for `dot'.  Each coroutine is a cluster: its
   state machine (show/states.cc), where each suspension shows its line of the
   source, and its frame (show/frame-table.cc).

   1. draw_coroutine, once per coroutine when its layout is known, writes the
      cluster to memory: later phases change the body.
   2. write_graph, at the end of the unit, writes all of them in the order of
      declaration.

   The file is written anew by each compilation, like the output of -o, and only
   by one without errors.  If FILE is a directory, the file there is named after
   the source.  Nothing in it depends on addresses or hashes.

   What is in the picture must be readable without colors: kinds of states
   differ in their outline as well.

   GCC's own printers do not fit.  print_graph_cfg draws all blocks and no
   states; pp_write_text_as_dot_label_to_stream quotes for labels of records,
   which ours are not: text in HTML-like labels needs entities, and what is no
   UTF-8, as a line of source may be, must go.  */

#include "support/edit.h"
#include "toplev.h"
#include "tree-pretty-print.h"
#include "show/graph.h"
#include "show/show.h"
#include "support/options.h"
#include "support/split.h"

/* The cluster of one coroutine.  */
struct drawing
{
  unsigned order;	/* Of declaration.  */
  char *text;
  size_t length;
};

/* Those of this unit.  */
static vec<drawing> drawings;

/* At most this much of a line of source is shown.  */
enum { SOURCE_CHARACTERS = 48 };

/* Write TEXT within a quoted string.  */

static void
write_quoted (FILE *file, const char *text)
{
  size_t length = strlen (text);
  for (size_t i = 0; i < length; )
    {
      if (text[i] == '"' || text[i] == '\\')
	fputc ('\\', file);
      i += write_character (file, text + i, length - i);
    }
}

/* The name of CO in the picture, unique in the unit.  */

static const char *
unique_name (const coroutine *co)
{
  const char *name = IDENTIFIER_POINTER (DECL_ASSEMBLER_NAME (co->ramp));
  return name + (*name == '*');
}

/* Write the name of CO's node NODE, a number if it is a state.  */

static void
write_node_name (FILE *file, const coroutine *co, const graph_node *node)
{
  fputc ('"', file);
  write_quoted (file, unique_name (co));
  switch (node->kind)
    {
    case GRAPH_START: fputs (" start\"", file); break;
    case GRAPH_STATE: fprintf (file, " %u\"", node->number); break;
    case GRAPH_FINISHED: fputs (" finished\"", file); break;
    case GRAPH_JOIN: fprintf (file, " join %u\"", node->number); break;
    }
}

/* What the suspension P does, for the picture; *OUTLINE gets the shape that
   tells its kind.  To be freed.  */

static char *
describe_suspension (const coroutine *co, const suspension *p,
		     const char **outline)
{
  awaited found;
  const awaited *a = awaited_at (co, p->loc, &found);
  const char *name = a && a->name ? IDENTIFIER_POINTER (a->name) : "";
  const char *space = *name ? " " : "";
  if (marker_code (p->call) == MARKER_YIELD)
    {
      *outline = "shape=box";
      return xstrdup ("yield");
    }
  if (a && a->code == MARKER_YIELD_FROM)
    {
      *outline = "shape=box, peripheries=2";
      return concat ("yield from", space, name, NULL);
    }
  *outline = "shape=box, style=\"filled,dashed\"";
  if (a && a->code == MARKER_AWAIT_NEXT)
    return concat ("await next", *name ? " of " : "", name, NULL);
  return concat ("await", space, name, NULL);
}

/* Write the line of the source that X is in, without its indentation.  */

static void
write_source_line (FILE *file, const expanded_location &x)
{
  char_span line = source_line (x.file, x.line);
  if (!line)
    return;
  char *text = xstrndup (line.get_buffer (), line.length ());
  char *start = text;
  while (ISSPACE (*start))
    start++;
  size_t length = bytes_of_characters (start, SOURCE_CHARACTERS);
  bool whole = !start[length];
  while (whole && length && ISSPACE (start[length - 1]))
    length--;
  if (length)
    {
      fputs ("<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\">"
	     "<FONT FACE=\"Courier,monospace\">", file);
      write_text (file, start, length);
      fputs (whole ? "</FONT></TD></TR>" : "&#8230;</FONT></TD></TR>", file);
    }
  free (text);
}

/* Write the functions that the suspension P is inlined from, innermost first,
   and where these were called.  */

static void
write_inlined_from (FILE *file, const suspension *p)
{
  for (tree block = gimple_block (p->call);
       block && TREE_CODE (block) == BLOCK; block = BLOCK_SUPERCONTEXT (block))
    {
      if (!inlined_function_outer_scope_p (block))
	continue;
      tree function = block_ultimate_origin (block);
      if (!function || TREE_CODE (function) != FUNCTION_DECL
	  || !DECL_NAME (function))
	continue;
      fputs ("<TR><TD COLSPAN=\"2\" ALIGN=\"LEFT\">in <I>", file);
      write_text (file, IDENTIFIER_POINTER (DECL_NAME (function)));
      expanded_location x = expand_location (BLOCK_SOURCE_LOCATION (block));
      fprintf (file, "</I>, called at line %d</TD></TR>", x.line);
    }
}

/* Write the node of the suspensions of S from that of state FIRST to that of
   LAST.  */

static void
write_state (FILE *file, const split *s, unsigned first, unsigned last)
{
  const coroutine *co = s->co;
  const suspension *p = &s->suspensions[first - 1];
  const char *outline;
  char *what = describe_suspension (co, p, &outline);
  expanded_location x = expand_location (p->loc);
  fprintf (file, " [%s, label=<<TABLE BORDER=\"0\" CELLSPACING=\"0\" "
	   "CELLPADDING=\"1\"><TR><TD ALIGN=\"LEFT\"><B>%u", outline, first);
  for (unsigned state = first + 1; state <= last; state++)
    fprintf (file, ", %u", state);
  fputs ("  ", file);
  write_text (file, what);
  fputs ("</B></TD><TD ALIGN=\"RIGHT\">  ", file);
  write_text (file, x.file ? lbasename (x.file) : "?");
  fprintf (file, ":%d</TD></TR>", x.line);
  write_source_line (file, x);
  write_inlined_from (file, p);
  fputs ("</TABLE>>];\n", file);
  free (what);
}

/* Write NODE of the state machine of S.  */

static void
write_node (FILE *file, const split *s, const graph_node *node)
{
  fputs ("    ", file);
  write_node_name (file, s->co, node);
  switch (node->kind)
    {
    case GRAPH_START:
      fputs (" [shape=ellipse, label=\"start\"];\n", file);
      break;
    case GRAPH_STATE:
      write_state (file, s, node->number, node->last);
      break;
    case GRAPH_FINISHED:
      fputs (" [shape=ellipse, peripheries=2, label=\"finished\"];\n", file);
      break;
    case GRAPH_JOIN:
      {
	int line = expand_location (node->loc).line;
	fputs (" [shape=ellipse, style=\"\", margin=\"0.02,0.02\", label=\"",
	       file);
	if (line)
	  fprintf (file, "line %d", line);
	fputs ("\"];\n", file);
      }
      break;
    }
}

/* Write an edge between nodes of S, with ATTRIBUTES.  */

static void
write_edge (FILE *file, const split *s, const graph_node *from,
	    const graph_node *to, const char *attributes)
{
  fputs ("    ", file);
  write_node_name (file, s->co, from);
  fputs (" -> ", file);
  write_node_name (file, s->co, to);
  fprintf (file, "%s;\n", attributes);
}

/* If many states follow node I of G and nothing else, as the tokens of a lexer
   follow its switch, place them in rows of ROW instead of one.  */

static void
write_rows (FILE *file, const split *s, const state_graph *g, unsigned i)
{
  enum { ROW = 4 };
  auto_vec<unsigned> in;
  in.safe_grow_cleared (g->nodes.length ());
  for (const graph_edge &e : g->edges)
    in[e.to] += e.from != e.to;
  auto_vec<unsigned> next;
  for (const graph_edge &e : g->edges)
    if (e.from == i && in[e.to] == 1 && g->nodes[e.to].kind == GRAPH_STATE)
      next.safe_push (e.to);
  if (next.length () > ROW + 1)
    for (unsigned k = ROW; k < next.length (); k++)
      write_edge (file, s, &g->nodes[next[k - ROW]], &g->nodes[next[k]],
		  " [style=invis]");
}

/* True if E and its reverse, both in G, are drawn as one: from a join.  */

static bool
joined_both_ways_p (const state_graph *g, graph_edge e)
{
  if (g->nodes[MAX (e.from, e.to)].kind != GRAPH_JOIN)
    return false;
  for (const graph_edge &other : g->edges)
    if (other.from == e.to && other.to == e.from)
      return true;
  return false;
}

static void
write_states (FILE *file, const split *s)
{
  state_graph g;
  compute_state_graph (s, &g);
  for (const graph_node &node : g.nodes)
    write_node (file, s, &node);
  for (const graph_edge &e : g.edges)
    if (e.from >= e.to || !joined_both_ways_p (&g, e))
      write_edge (file, s, &g.nodes[e.from], &g.nodes[e.to],
		  g.nodes[e.to].kind == GRAPH_FINISHED ? " [color=\"#888888\"]"
		  : e.from > e.to && joined_both_ways_p (&g, e) ? " [dir=both]"
		  : "");
  for (unsigned i = 0; i < g.nodes.length (); i++)
    write_rows (file, s, &g, i);
}

/* Write the line above the cluster of S: what it is.  */

static void
write_title (FILE *file, const split *s)
{
  const coroutine *co = s->co;
  char *type = type_text (TREE_TYPE (TREE_TYPE (co->ramp)));
  fputs ("    label=<<FONT POINT-SIZE=\"14\"><B>", file);
  write_text (file, IDENTIFIER_POINTER (DECL_NAME (co->ramp)));
  fputs ("</B></FONT>  ", file);
  write_text (file, type);
  fprintf (file, ", %s, frame of %" HOST_WIDE_INT_PRINT "u bytes>;\n",
	   co->pinned ? "pinned" : "movable", s->frame.size);
  free (type);
}

/* Draw the coroutine of S: its body is still the user's, its layout known.  */

void
draw_coroutine (const split *s)
{
  if (!cogen_opts.graph)
    return;
  drawing d = { DECL_UID (s->co->ramp), NULL, 0 };
  FILE *file = open_memstream (&d.text, &d.length);
  fputs ("  subgraph \"cluster ", file);
  write_quoted (file, unique_name (s->co));
  fputs ("\" {\n", file);
  write_title (file, s);
  write_states (file, s);
  fputs ("    \"", file);
  write_quoted (file, unique_name (s->co));
  fputs (" frame\" [shape=plain, style=\"\", label=<", file);
  write_frame_table (file, s);
  fputs (">];\n    \"", file);
  write_quoted (file, unique_name (s->co));
  fputs (" frame\" -> \"", file);
  write_quoted (file, unique_name (s->co));
  fputs (" start\" [style=invis];\n  }\n", file);
  fclose (file);
  drawings.safe_push (d);
}

static int
compare_drawings (const void *pa, const void *pb)
{
  const drawing *a = (const drawing *) pa, *b = (const drawing *) pb;
  return a->order < b->order ? -1 : a->order > b->order;
}

/* Write the picture of the whole unit to FILE.  */

static void
write_unit (FILE *file)
{
  fputs ("// Made by -fplugin-arg-cogen-graph; to see it: dot -Tsvg FILE\n"
	 "digraph cogen {\n"
	 "  label=\"", file);
  write_quoted (file, lbasename (main_input_filename));
  if (drawings.is_empty ())
    fputs (": no coroutines", file);
  fputs ("\";\n"
	 "  labelloc=t;\n"
	 "  pack=16;\n"
	 "  packmode=array_tu;\n"
	 "  fontname=\"Helvetica,Arial,sans-serif\";\n"
	 "  fontsize=12;\n"
	 "  node [fontname=\"Helvetica,Arial,sans-serif\", fontsize=10, "
	 "style=filled, fillcolor=white, margin=\"0.08,0.04\"];\n"
	 "  edge [arrowsize=0.7];\n", file);
  for (const drawing &d : drawings)
    fwrite (d.text, 1, d.length, file);
  fputs ("}\n", file);
}

/* The name of the file to write; to be freed.  */

static char *
file_name (void)
{
  struct stat status;
  if (stat (cogen_opts.graph, &status) != 0 || !S_ISDIR (status.st_mode))
    return xstrdup (cogen_opts.graph);
  char last = cogen_opts.graph[strlen (cogen_opts.graph) - 1];
  return concat (cogen_opts.graph, IS_DIR_SEPARATOR (last) ? "" : "/",
		 lbasename (main_input_filename), ".dot", NULL);
}

/* Write the picture of the unit, if it is wanted.  */

void
write_graph (void)
{
  if (!cogen_opts.graph || seen_error ())
    return;
  drawings.qsort (compare_drawings);
  char *name = file_name ();
  FILE *file = fopen (name, "w");
  bool failed = !file;
  if (file)
    {
      write_unit (file);
      failed = fflush (file) != 0 || ferror (file);
      int reason = errno;
      if (fclose (file) != 0 && !failed)
	failed = true;
      else
	errno = reason;
    }
  if (failed)
    error_at (UNKNOWN_LOCATION, "cannot write the graph to %qs: %m", name);
  free (name);
}
