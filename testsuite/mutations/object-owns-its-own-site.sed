# phase: elision
# file: objects/flow.cc
# what: an object may own an earlier one of its own site and share its frame
# tests: elide=wrapped-*
s/^	held = true;$/	;/
