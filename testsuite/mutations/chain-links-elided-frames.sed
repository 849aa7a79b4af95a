# phase: chains
# file: objects/operations.cc
# what: a frame inside a frame that may move is put in a chain
# tests: elide=chain-*
s/^      if (site->frame)$/      if (!site->callee)/
