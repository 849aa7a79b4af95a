# phase: fields
# file: frame/fields.cc
# what: a structure that is read as bytes loses its padding
# tests: frame=small-structures-by-field.c
s/^	  \&\& !(f->by_field \&\& padding_p/	  \&\& !(padding_p/
