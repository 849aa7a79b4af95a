# phase: graph
# file: show/frame-table.cc
# what: what is live in a state is drawn in the one before
# tests: abi=graph-*
s/^	  bitmap_set_bit (states, p.state);$/	  bitmap_set_bit (states, p.state - 1);/
