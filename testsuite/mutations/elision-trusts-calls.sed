# phase: elision
# file: objects/private.cc
# what: an object that is passed to a function is thought to stay
# tests: elide
s/escape (arg, G_("it is passed to a call"));/;/
