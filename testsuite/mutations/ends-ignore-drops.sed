# phase: functions
# file: functions/ends.cc
# what: the runtime ends coroutines that have more to drop than what they await
# tests: drop=cleanups-innermost-first.c
s/^	else if (!unseen_p (gsi_stmt (gsi), frame))$/	else if (false)/
