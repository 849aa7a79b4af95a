/* At -O0: the bytes of the slots, and what may live in them (homes.cc).
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

   A place is what the slots of the same offset and size have in common.  There are
   far fewer of them than slots, and what overlaps is asked of places.  */

#include "support/edit.h"
#include "analysis/homes.h"
#include "support/split.h"

static unsigned HOST_WIDE_INT
end_of (const home_place &p)
{
  return p.offset + MAX (p.size, 1);
}

static int
compare_places (const void *pa, const void *pb)
{
  const home_place *a = (const home_place *) pa;
  const home_place *b = (const home_place *) pb;
  if (a->offset != b->offset)
    return a->offset < b->offset ? -1 : 1;
  return a->size < b->size ? -1 : a->size > b->size;
}

void
collect_places (homes *h)
{
  const layout *l = &h->s->frame;
  auto_vec<home_place> all;
  for (const slot &sl : l->slots)
    {
      home_place p = { sl.offset, sl.size, NULL, NULL, NULL };
      all.safe_push (p);
    }
  all.qsort (compare_places);
  for (home_place &p : all)
    if (h->places.is_empty () || compare_places (&h->places.last (), &p))
      {
	p.at_home = BITMAP_ALLOC (&h->sets);
	p.kept = BITMAP_ALLOC (&h->sets);
	p.memory = BITMAP_ALLOC (&h->sets);
	h->places.safe_push (p);
      }
  for (const slot &sl : l->slots)
    {
      home_place p = { sl.offset, sl.size, NULL, NULL, NULL };
      unsigned low = 0, high = h->places.length ();
      while (high - low > 1)
	{
	  unsigned middle = low + (high - low) / 2;
	  if (compare_places (&h->places[middle], &p) <= 0)
	    low = middle;
	  else
	    high = middle;
	}
      h->place_of.safe_push (low);
    }
}

/* Let each place know what is in those that it overlaps.  */

static void
spread (homes *h)
{
  auto_vec<home_place> own;
  for (const home_place &p : h->places)
    {
      home_place copy = p;
      copy.at_home = BITMAP_ALLOC (&h->sets);
      copy.kept = BITMAP_ALLOC (&h->sets);
      copy.memory = BITMAP_ALLOC (&h->sets);
      bitmap_copy (copy.at_home, p.at_home);
      bitmap_copy (copy.kept, p.kept);
      bitmap_copy (copy.memory, p.memory);
      own.safe_push (copy);
    }
  for (unsigned i = 0; i < own.length (); i++)
    for (unsigned j = i + 1;
	 j < own.length () && own[j].offset < end_of (own[i]); j++)
      {
	bitmap_ior_into (h->places[i].at_home, own[j].at_home);
	bitmap_ior_into (h->places[i].kept, own[j].kept);
	bitmap_ior_into (h->places[i].memory, own[j].memory);
	bitmap_ior_into (h->places[j].at_home, own[i].at_home);
	bitmap_ior_into (h->places[j].kept, own[i].kept);
	bitmap_ior_into (h->places[j].memory, own[i].memory);
      }
}

void
fill_places (homes *h)
{
  unsigned i;
  tree name;
  FOR_EACH_SSA_NAME (i, name, h->s->fun)
    {
      if (virtual_operand_p (name))
	continue;
      home *a = home_of (h, name);
      if (a && !a->why_not)
	bitmap_set_bit (h->places[a->place].at_home, i);
      if (unsigned *k = h->s->frame.slot_of.get (name))
	bitmap_set_bit (h->places[h->place_of[*k]].kept, i);
    }
  for (unsigned k = 0; k < h->s->frame.slots.length (); k++)
    if (h->s->frame.slots[k].memory)
      bitmap_set_bit (h->places[h->place_of[k]].memory,
		      *h->s->live.index_of (h->s->frame.slots[k].decl));
  spread (h);
}

void
find_shared (homes *h, bool at_home, bitmap shared)
{
  auto_bitmap own;
  for (const slot &sl : h->s->frame.slots)
    if (sl.name)
      {
	home *a = home_of (h, sl.name);
	if ((a && a->chosen) == at_home)
	  bitmap_set_bit (own, h->place_of[&sl - h->s->frame.slots.begin ()]);
      }
  for (unsigned i = 0; i < h->places.length (); i++)
    {
      if (bitmap_bit_p (own, i))
	bitmap_set_bit (shared, i);
      for (unsigned j = i + 1;
	   j < h->places.length ()
	   && h->places[j].offset < end_of (h->places[i]); j++)
	{
	  if (bitmap_bit_p (own, i))
	    bitmap_set_bit (shared, j);
	  if (bitmap_bit_p (own, j))
	    bitmap_set_bit (shared, i);
	}
    }
}
