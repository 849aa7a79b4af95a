# phase: specialization
# file: split/specialize.cc
# what: a coroutine is thought to own nothing, so what is dropped once is cloned
# tests: run=clone*
s/^	  = bitmap_bit_p (ahead.at_start (label_to_block (fun, CASE_LABEL$/	  = false \&\& bitmap_bit_p (ahead.at_start (label_to_block (fun, CASE_LABEL/
