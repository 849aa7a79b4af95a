# phase: rewriting the body, dispatch
# file: split/rewrite.cc
# what: a running coroutine is not marked as such
# tests: run=panic-*
s/append (m->dispatch, build_set_state (m, CO__RUNNING), m->loc);/;/
