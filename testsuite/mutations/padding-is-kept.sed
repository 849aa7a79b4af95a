# phase: fields
# file: frame/fields.cc
# what: bytes that no field has are kept
# tests: frame=small-structures-by-field.c frame=bodies-*
s/^  if (TREE_CODE (type) != RECORD_TYPE)$/  if (true || TREE_CODE (type) != RECORD_TYPE)/
