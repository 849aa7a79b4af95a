# phase: runtime
# file: ../libco-rt/chain.c
# what: what is made for another version is linked
# tests: run=panic-abi-*.c
s/^    co__check_abi(vtable);$/    ;/
