# phase: awaits, the runtime
# file: ../libco-rt/chain.c
# what: an awaited future is not dropped when it is ready
# tests: run=chain-*.c drop=awaited-first.c
/nobody looks at OBJECT again/d
