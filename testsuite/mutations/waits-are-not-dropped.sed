# phase: awaits, the runtime
# file: ../libco-rt/drop-frame.c
# what: the runtime does not drop what is awaited
# tests: drop=awaited-only.c
s/^    if (was > CO__NOT_STARTED \&\& coroutine->waits)$/    if (false)/
