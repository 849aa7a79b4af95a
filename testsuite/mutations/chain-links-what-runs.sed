# phase: chains, the runtime
# file: ../libco-rt/chain.c
# what: an object that is running may be put in a chain
# tests: run=chain-panic-*
s/^    if (co__chain_running(frame))$/    if (!vtable)/
