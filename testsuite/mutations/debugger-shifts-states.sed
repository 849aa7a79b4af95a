# phase: frame types
# file: show/frame-type.cc
# what: states are said to be where the one before is
# tests: debug=states* debug=inlined*
s/add_enumerator (fd, &values, &pp, p\.state);/add_enumerator (fd, \&values, \&pp, p.state + 1);/
