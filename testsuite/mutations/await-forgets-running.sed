# phase: awaits, the runtime
# file: ../libco-rt/chain.c
# what: a coroutine does not run while what it awaits is polled
# tests: run=await-polled-again.c
s/^\( *\)const struct co_future_vtable \*vtable = .*/\1frame->state = (int)at->state;\n&/
