# phase: dissolving
# file: dissolve/open.cc
# what: a generator that has finished says so again when it is resumed
# tests: dissolve=finished-still-panics.c
s/^    resumed |= s.resumes;$/    ;/
