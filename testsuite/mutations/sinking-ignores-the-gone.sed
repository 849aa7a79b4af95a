# phase: dissolving
# file: dissolve/sink.cc
# what: what is gone is made again where it is moved from
# tests: dissolve=chosen-gone-*.c
s/^	    l->all\[v\]->gone = true;$/	    l->all[v]->gone = false;/
