# phase: awaits, the runtime
# file: ../libco-rt/chain.c
# what: an awaited future that has been dropped is still there
# tests: run=await-polled-again.c run=chain-*.c drop=awaited-first.c
s/^    \*object = (struct co__object){0};$/    ;/
