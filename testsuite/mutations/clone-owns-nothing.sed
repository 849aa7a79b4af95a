# phase: specialization
# file: specialize.cc
# what: a coroutine is thought to own nothing, so what is dropped once is cloned
# tests: run=clone*
s/^	co->owns\[state\] = reaches_drop_p (fun, label_to_block$/	co->owns[state] = false \&\& reaches_drop_p (fun, label_to_block/
