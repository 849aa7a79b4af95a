# phase: chains, the runtime
# file: ../libco-rt/chain.c
# what: delegating to the root of a chain forgets what is in it
# tests: drop=chain-spliced.c drop=chain-objects.c
s/^        innermost = frame->link;$/        ;/
