# phase: dissolving
# file: dissolve/nulls.cc
# what: what an object owned lives on after its drop
# tests: dissolve=chosen-no-allocation.c
s/^	    w->last.add (stmt);$/	    (void) w;/
