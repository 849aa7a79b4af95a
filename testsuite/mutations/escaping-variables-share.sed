# phase: layout
# file: frame/place.cc
# what: variables whose addresses are known elsewhere share bytes whatever their types are
# tests: frame=escaping-types-share.c
s/^      if (must_not_share_p (a, offset, &p->s->frame.slots\[j\]))$/      if (false \&\& must_not_share_p (a, offset, \&p->s->frame.slots[j]))/
