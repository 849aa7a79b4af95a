# phase: outlining
# file: split/outline.cc
# what: suspensions do not leave the thread sanitizer's stack
# tests: run=thread-sanitizer-stack.c
s/^  remove_exit_marks (s->fun);$/  ;/
