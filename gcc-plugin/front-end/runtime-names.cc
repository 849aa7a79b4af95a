/* How are the macros of the runtime's headers used?
   Copyright (C) 2026 the cogen authors.
   This file is part of cogen; see support/cogen-plugin.h for the license.

	co_recv (c)			error: too few operands in 'co_recv'
	co_nursery n { ... }		error: 'co_nursery' without parentheses

   As those of <cogen/iter.h>: front-end/iter-names.cc looks at the operands.  */

#include "support/c-front-end.h"
#include "c-family/c-pragma.h"
#include "front-end/front-end.h"
#include "front-end/names.h"
#include "support/compat.h"

static const name_spec task_names[] =
{
  { "co_nursery", FORM_STATEMENT, "co_nursery (n) statement" },
  { "co_start", FORM_MACRO, "co_start (nursery, future)" },
  { "co_start_limited", FORM_MACRO, "co_start_limited (nursery, limit, future)" },
  { "co_shield", FORM_MACRO, "co_shield (future)" },
  { "co_timeout", FORM_MACRO, "co_timeout (milliseconds, future)" },
  { "co_deadline", FORM_MACRO, "co_deadline (time, future)" },
  { "co_spawn", FORM_MACRO, "co_spawn (future)" },
  { "co_detach", FORM_MACRO, "co_detach (task)" },
  { "co_local_of", FORM_MACRO, "co_local_of (&variable)" },
  { "co_pool_block_on", FORM_MACRO, "co_pool_block_on (pool, future)" },
};

static const name_spec future_names[] =
{
  { "co_ready", FORM_MACRO, "co_ready (value)" },
  { "co_never", FORM_MACRO, "co_never (T)" },
  { "co_then", FORM_MACRO, "co_then (future, x, expression)" },
  { "co_join", FORM_MACRO, "co_join (&future, &result, ...)" },
  { "co_select", FORM_MACRO, "co_select (&future, &result, ...)" },
  { "co_race", FORM_MACRO, "co_race (future, future, ...)" },
  { "co_join_all", FORM_MACRO, "co_join_all (futures, limit, &count)" },
  { "co_next_of", FORM_MACRO, "co_next_of (&stream, &item)" },
  { "co_share", FORM_MACRO, "co_share (future)" },
  { "co_shared_wait", FORM_MACRO, "co_shared_wait (shared)" },
  { "co_shared_ref", FORM_MACRO, "co_shared_ref (shared)" },
  { "co_shared_unref", FORM_MACRO, "co_shared_unref (shared)" },
  { "co_promise_new", FORM_MACRO, "co_promise_new (T)" },
  { "co_promised", FORM_MACRO, "co_promised (promise)" },
  { "co_resolve", FORM_MACRO, "co_resolve (promise, value)" },
  { "co_promise_free", FORM_MACRO, "co_promise_free (promise)" },
};

static const name_spec sync_names[] =
{
  { "co_chan_new", FORM_MACRO, "co_chan_new (T, capacity)" },
  { "co_chan_ref", FORM_MACRO, "co_chan_ref (channel)" },
  { "co_chan_unref", FORM_MACRO, "co_chan_unref (channel)" },
  { "co_send", FORM_MACRO, "co_send (channel, value)" },
  { "co_try_send", FORM_MACRO, "co_try_send (channel, value)" },
  { "co_recv", FORM_MACRO, "co_recv (channel, &item)" },
  { "co_try_recv", FORM_MACRO, "co_try_recv (channel, &item)" },
  { "co_close", FORM_MACRO, "co_close (channel)" },
  { "co_received", FORM_MACRO, "co_received (channel)" },
  { "co_broadcast_new", FORM_MACRO, "co_broadcast_new (T, count)" },
  { "co_broadcast_send", FORM_MACRO, "co_broadcast_send (broadcast, value)" },
  { "co_broadcast_close", FORM_MACRO, "co_broadcast_close (broadcast)" },
  { "co_broadcast_free", FORM_MACRO, "co_broadcast_free (broadcast)" },
  { "co_subscribe", FORM_MACRO, "co_subscribe (broadcast)" },
  { "co_subscriber_recv", FORM_MACRO, "co_subscriber_recv (subscriber, &item)" },
  { "co_subscriber_missed", FORM_MACRO, "co_subscriber_missed (subscriber)" },
  { "co_subscriber_free", FORM_MACRO, "co_subscriber_free (subscriber)" },
  { "co_watch_new", FORM_MACRO, "co_watch_new (T, value)" },
  { "co_watch_set", FORM_MACRO, "co_watch_set (watch, value)" },
  { "co_watch_get", FORM_MACRO, "co_watch_get (watch)" },
  { "co_watch_changed", FORM_MACRO, "co_watch_changed (watch, &version)" },
  { "co_watch_free", FORM_MACRO, "co_watch_free (watch)" },
  { "co_locked", FORM_STATEMENT, "co_locked (&mutex) statement" },
  { "co_single_run", FORM_MACRO, "co_single_run (&single, future)" },
};

/* The names of one header, which has defined GUARD.  */
struct header_names
{
  const char *guard;
  const name_spec *names;
  unsigned count;
};

static const header_names headers[] =
{
  { "COGEN_TASK_H", task_names, ARRAY_SIZE (task_names) },
  { "COGEN_FUTURE_H", future_names, ARRAY_SIZE (future_names) },
  { "COGEN_SYNC_H", sync_names, ARRAY_SIZE (sync_names) },
};

const name_spec *
find_runtime_name (const char *name)
{
  for (const header_names &header : headers)
    for (unsigned i = 0; i < header.count; i++)
      if (!strcmp (name, header.names[i].name))
	return &header.names[i];
  return NULL;
}

/* True if NAME is a macro of a header of the runtime.  */

bool
fe_runtime_macro_p (const char *name)
{
  return find_runtime_name (name);
}

void
each_runtime_name (void (*see) (const name_spec &))
{
  for (const header_names &header : headers)
    if (macro_p (parse_in, header.guard))
      for (unsigned i = 0; i < header.count; i++)
	see (header.names[i]);
}
