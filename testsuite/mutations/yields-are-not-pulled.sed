# phase: threading
# file: thread/thread.cc
# what: a yield between a choice and what it decides stays one
# tests: frame=chosen-objects.c frame=bodies-data.c
s/^  if (!phi)$/  if (phi || !phi)/
