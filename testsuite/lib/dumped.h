/* What a test has let the runtime dump, and what it looks for there, in order.  */

#ifndef DUMPED_H
#define DUMPED_H

#include <stdio.h>
#include <string.h>
#include "check.h"

static char text[8000];
static const char *next = text;

/* Checks that LINES come next, if behind others.  */

static void
expect (const char *lines)
{
  const char *found = strstr (next, lines);
  if (!found)
    fprintf (stderr, "no \"%s\" in\n%s", lines, next);
  check (found != NULL);
  next = found + strlen (lines);
}

#endif
