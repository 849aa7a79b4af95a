# phase: elision
# file: objects/flow.cc
# what: parameters hold nothing at the start
# tests: run=*move* run=*parm* elide drop
s/^	bitmap_set_bit (start, m_base\[v\] + BIT_UNKNOWN);$/      ;/
