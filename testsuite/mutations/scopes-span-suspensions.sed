# phase: scopes
# file: frame/scopes.cc
# what: a scope on the stack spans a suspension (verify_scope_marks)
# tests: run=scope-spans-suspension.c
s/^	  || bitmap_bit_p (across, i));$/	  || (across == NULL \&\& i));/
