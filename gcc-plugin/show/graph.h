/* -fplugin-arg-cogen-graph: what its parts give each other.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_GRAPH_H
#define COGEN_GRAPH_H

#include "support/split.h"

/* What a node of the picture of a state machine stands for.  */
enum graph_node_kind { GRAPH_START, GRAPH_STATE, GRAPH_FINISHED, GRAPH_JOIN };

struct graph_node
{
  enum graph_node_kind kind;
  unsigned number;	/* Of the state or join, from 1.  */
  unsigned last;	/* The last one of the states that it stands for.  */
  location_t loc;	/* Of a join: where its ways part.  */
};

/* Execution can get from FROM to TO, indices of nodes, without suspending.  */
struct graph_edge
{
  unsigned from, to;
};

/* The state machine of one coroutine.  Nodes: the start, the states, the end,
   if it can be reached, then the joins.  Edges are in order.  One await or
   yield_from may suspend for different causes, in different states: these are
   one node.  */
struct state_graph
{
  auto_vec<graph_node> nodes;
  auto_vec<graph_edge> edges;
};

/* show/states.cc  */
extern void compute_state_graph (const split *, state_graph *);

/* show/frame-table.cc  */
extern void write_frame_table (FILE *, const split *);

/* show/text.cc: write the character at TEXT, of which LENGTH bytes are left, as
   it is, but replace what no XML may hold; return the number of its bytes.  */
extern size_t write_character (FILE *, const char *text, size_t length);
/* Write text so that it stands for itself within an HTML-like label,
   the first LENGTH bytes or all.  */
extern void write_text (FILE *, const char *text, size_t length);
extern void write_text (FILE *, const char *text);
/* The number of bytes of TEXT's first CHARACTERS characters.  */
extern size_t bytes_of_characters (const char *text, size_t characters);
/* The type T as a user knows it; to be freed.  */
extern char *type_text (tree t);

#endif /* COGEN_GRAPH_H */
