# phase: graph
# file: show/states.cc
# what: the ways that only drops take are drawn
# tests: abi=graph-*
s/^    case NE_EXPR: return (e->flags & EDGE_FALSE_VALUE) != 0;$/    case NE_EXPR: return true;/
