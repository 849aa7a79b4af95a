# phase: rewriting
# file: support/frame-ref.cc
# what: values are stored behind the frame (verify_state_machine)
# tests: frame=only-what-lives-across.c
s/e->assign (build_slot_ref (frame, sl->type, sl->offset), value);/e->assign (build_slot_ref (frame, sl->type, sl->offset + 4096), value);/
