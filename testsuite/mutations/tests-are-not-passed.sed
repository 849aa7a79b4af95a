# phase: threading
# file: thread/thread.cc
# what: what is known before a test is not known behind it
# tests: abi=tags-are-known.sh
s/^  return markers <= 1 && cheap_p/  return markers == 1 \&\& cheap_p/
