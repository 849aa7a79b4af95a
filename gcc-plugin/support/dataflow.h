/* Sets that flow through the blocks of a function.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_DATAFLOW_H
#define COGEN_DATAFLOW_H

enum flow_direction { FLOW_FORWARD, FLOW_BACKWARD };

/* A set at one point of a function, which a transfer function takes over one
   statement after the other; or what all those of a block do to such a set,
   when KILLED is there to note what goes.  So one transfer function is enough
   for both.  */
struct flow_set
{
  bitmap set;		/* What is in it; of a block, what it generates.  */
  bitmap killed;	/* What the block takes away; null for a set.  */

  void gen (unsigned i) const { bitmap_set_bit (set, i); }
  void gen_all (const_bitmap all) const { bitmap_ior_into (set, all); }
  void kill (unsigned i) const
  {
    bitmap_clear_bit (set, i);
    if (killed)
      bitmap_set_bit (killed, i);
  }
};

/* One problem on the blocks of FUN, whose graph does not change meanwhile.
   1. effect and seed say what the blocks do and what there is before they do
      it;
   2. solve;
   3. at_start and at_end give the answer, as long as this lives.  */
class dataflow
{
public:
  dataflow (function *, flow_direction);
  ~dataflow () { bitmap_obstack_release (&m_obstack); }

  /* What BB does, to be told by a transfer function that goes over its
     statements in the direction of the flow.  */
  flow_set effect (basic_block bb);
  /* What there is, whatever comes in from elsewhere, where the flow enters BB:
     at its start, if it flows forward.  That of the function's entry and exit
     may be set too.  */
  bitmap seed (basic_block bb) { return &m_blocks[bb->index].in; }
  /* What comes in by the edge E, such as a PHI node's argument, wherever else
     it may come from.  */
  bitmap seed (edge e) { return seed (to_of (e)); }

  void solve ();
  /* Solve a problem that no two sets for a block describe: TRANSFER (bb, set,
     DATA) takes SET over BB.  More must never make it give less.  */
  void solve (void (*transfer) (basic_block, bitmap, void *), void *data);

  const_bitmap at_start (basic_block) const;
  const_bitmap at_end (basic_block) const;

  function *const fun;

private:
  struct block_sets
  {
    bitmap_head in, out;	/* In the direction of the flow.  */
    bitmap_head gen, kill;
  };
  const flow_direction m_direction;
  bitmap_obstack m_obstack;		/* Of all the sets.  */
  auto_vec<block_sets> m_blocks;	/* By index.  */
  auto_vec<int> m_order;		/* The blocks in the flow's order.  */
  auto_vec<int> m_position;		/* Of each block in that.  */

  void order_blocks ();
  basic_block to_of (edge e) const
  {
    return m_direction == FLOW_FORWARD ? e->dest : e->src;
  }
  void send (basic_block, bitmap now, bitmap later);

  DISABLE_COPY_AND_ASSIGN (dataflow);
};

#endif /* COGEN_DATAFLOW_H */
