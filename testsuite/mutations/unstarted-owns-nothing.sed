# phase: dissolving
# file: dissolve/close.cc
# what: an object that was never stepped does not drop what it was given
# tests: dissolve=cleanups.c
s/if (!c->owned.is_empty ())/if (false)/
