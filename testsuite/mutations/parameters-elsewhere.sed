# phase: layout
# file: driver.cc
# what: the ramp stores parameters where nobody loads them (verify_parm_slots)
# tests: frame=only-what-lives-across.c
s/offset = k ? s->frame.slots\[\*k\].offset : -1;/offset = k ? s->frame.slots[*k].offset + 4 : -1;/
