# phase: dissolving
# file: dissolve/nulls.cc
# what: one set of variables is for two objects that live at once
# tests: dissolve=pipelines.c
s/m->w->conflict = true;/;/
