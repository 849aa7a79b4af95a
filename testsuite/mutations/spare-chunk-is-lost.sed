# phase: runtime
# file: ../libco-rt/nest.c
# what: a chunk is released without its spare
# tests: frame=nested-frames.c
s/^    release_next(chunk);$/    ;/
