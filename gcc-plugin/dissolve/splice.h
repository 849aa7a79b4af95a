/* What the two halves of splicing share: before and after the bodies are inlined.
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_SPLICE_H
#define COGEN_SPLICE_H

/* One way of a switch.  */
struct way
{
  int value;
  basic_block dest;
};

/* dissolve/tags.cc  */
extern tree tag_value (int tag);
extern tree build_meanwhile (dissolver *, tree type, const char *name,
			     location_t);
extern tree build_tag (dissolver *, const char *name, location_t);
extern void put_copy (emitter *, tree var, tree value);
extern void append_copy (basic_block, tree var, tree value, location_t);
extern void append_switch (basic_block, tree index, const vec<way> &,
			   basic_block otherwise, location_t);
extern void land_at (dissolver *, web *, const step &, basic_block from,
		     tree tag, tree item, enum outcome, location_t);

#endif /* COGEN_SPLICE_H */
