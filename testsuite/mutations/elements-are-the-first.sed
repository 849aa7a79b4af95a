# phase: dissolving
# file: dissolve/indexed.cc
# what: of an array's elements it is always the first
# tests: dissolve=elements.c
s/^			 size_int (i), NULL_TREE, NULL_TREE);$/			 size_int (0 * i), NULL_TREE, NULL_TREE);/
