/* What the files share that find out which values are used in the frame at -O0
   (homes.cc).
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.  */

#ifndef COGEN_HOMES_H
#define COGEN_HOMES_H

#include "analysis/analysis.h"

/* What may live at home.  */
struct home
{
  tree key;		/* The variable, or a name of none.  */
  int slot;		/* Its index, -1 if it has none.  */
  unsigned place;	/* The bytes of that.  */
  const char *why_not;	/* Null if it may.  */
  unsigned gain;	/* The suspensions that it lives across.  */
  bitmap clashes;	/* Those of lower index it is needed at once with.  */
  bool chosen;
};

/* Bytes that some slots have, all of the same ones.  */
struct home_place
{
  unsigned HOST_WIDE_INT offset, size;
  bitmap at_home;	/* Names, by version, of what may live in some of them;  */
  bitmap kept;		/* names whose slot has some of them;  */
  bitmap memory;	/* variables in memory, by index, whose slot has.  */
};

/* What is known of a body.  */
struct homes
{
  split *s;
  auto_vec<home> list;
  auto_vec<int> home_of;	/* By the version of a name, or -1.  */
  auto_vec<home_place> places;	/* By offset.  */
  auto_vec<unsigned> place_of;	/* By slot.  */
  bitmap_obstack sets;
};

/* What NAME is a value of, or null.  */
home *home_of (homes *h, tree name);

/* A may not live at home; WHY is for the dump.  */
void refuse_home (home *a, const char *why);

/* homes-places.cc */

/* Find the places of the layout.  */
void collect_places (homes *h);

/* Let the places know who may live there.  */
void fill_places (homes *h);

/* Set for each place in SHARED whether a value that is at home, if AT_HOME, else
   one that is not, has some of its bytes.  */
void find_shared (homes *h, bool at_home, bitmap shared);

/* homes-clashes.cc */

/* Find what is needed at once in the same bytes.  */
void find_clashes (homes *h);

#endif
