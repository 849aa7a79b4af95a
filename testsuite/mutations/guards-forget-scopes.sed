# phase: split, guards
# file: split/slots.cc
# what: the end of a scope poisons nothing in a frame
# tests: abi=asan-sees-overflows.sh
s/^      emit_poison (&e, !start, address, sl->size);$/      emit_poison (\&e, false, address, sl->size);/
