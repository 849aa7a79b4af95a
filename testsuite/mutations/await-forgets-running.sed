# phase: awaits, the runtime
# file: ../libco-rt/chain.c
# what: a coroutine does not run while what it awaits is polled
# tests: run=await-polled-again.c
s/^    frame->state = CO__RUNNING;$/    ;/
