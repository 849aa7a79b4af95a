# phase: dissolving
# file: dissolve/helpers.cc
# what: the markers of two calls share IDs
# tests: dissolve=pipelines.c
s/replace_ids (cfun, &map, true);/;/
