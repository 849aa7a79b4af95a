# phase: rewriting
# file: split/rewrite.cc
# what: values are stored behind the frame (verify_state_machine)
# tests: frame=only-what-lives-across.c
s/e->assign (build_slot_ref (m->frame, sl->type, sl->offset), value);/e->assign (build_slot_ref (m->frame, sl->type, sl->offset + m->s->frame.size), value);/
