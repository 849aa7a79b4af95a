# phase: dissolving
# file: dissolve/settle.cc
# what: a case that a tag reaches is taken away
# tests: dissolve
s/if (e != otherwise)$/if (e != otherwise \&\& labels.is_empty ())/
