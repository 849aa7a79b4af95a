/* Bodies that wait, as people write them: the frame is as small as by hand, and they do what
   the same by hand does.  What they wait for is pending once or not at all.  */

#include "alloc.h"
#include "async.h"
#include "input.h"
#include <stdbool.h>
#include "../../bench/frames/chat.h"
#include "../../bench/frames/connect.h"
#include "../../bench/frames/jitter.h"
#include "../../bench/frames/limiter.h"
#include "../../bench/frames/sensor.h"
#include "../../bench/frames/tls.h"

/* The world: a clock, what was asked of it, and what can be read.  */
static unsigned clock_now, asked[40], asks, fails, pends;
static unsigned char wire[100];
static unsigned wire_at, wire_end;
static bool whole;		/* All that is asked for is read at once.  */

static co_future (int)
later (int value)
{
  return leaf_future (0, pends++ % 2, value);
}

unsigned now (void) { return clock_now; }
unsigned random_below (unsigned n) { return n - 1; }

co_future (int) net_connect (const char *host) { check (strcmp (host, "here") == 0); return later (fails-- ? -1 : 7); }
co_future (int) attempt (int job) { check (job == 5); return later (fails-- ? -2 : 3); }

static enum co_poll
paused (void *self, struct co_context *cx, void *result)
{
  int nothing;
  (void) result;
  return leaf_poll (self, cx, &nothing);
}

static const struct co_future_vtable pause_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct leaf),
	    .align = _Alignof (struct leaf), .name = "pause", .drop = leaf_drop },
  .poll = paused
};

co_future (void)
pause_for (unsigned milliseconds)
{
  check (asks < 40);
  asked[asks++] = milliseconds;
  clock_now += milliseconds;
  return (co_future (void)) { new_leaf (0, pends++ % 2, 0), &pause_vtable };
}

co_future (int)
net_read (int fd, void *to, int size)
{
  check (fd == 9);
  int n = whole ? size : 1 + (int) input_below (size);
  if (n > (int) (wire_end - wire_at))
    n = wire_end - wire_at;
  memcpy (to, wire + wire_at, n);
  wire_at += n;
  return later (n);
}

static int written[40], writes;

co_future (int)
net_write (int fd, const void *from, int size)
{
  check (fd == 9 && size == sizeof (struct message) && writes < 40);
  written[writes++] = ((const struct message *) from)->text;
  return later (size);
}

#define WAIT_FOR(f) \
  ({ \
    int value_; \
    co_future (int) f_ = f; \
    while (co_poll (&f_, &counting_context, &value_) == CO_PENDING) \
      ; \
    value_; \
  })

static void
check_retries (void)
{
  for (int times = 1; times < 6; times++)
    for (unsigned failures = 0; failures < 7; failures++)
      {
	bool works = (int) failures < times;
	fails = failures, asks = 0;
	check (WAIT_FOR (connect_retrying ("here", times)) == (works ? 7 : -1));
	check (asks == (works ? failures : times - 1u));
	for (unsigned i = 0; i < asks; i++)
	  check (asked[i] == 10u << i);
	fails = failures, asks = 0;
	check (WAIT_FOR (retry_with_jitter (5, times)) == (works ? 3 : -2));
	check (asks == (works ? failures : (unsigned) times));
	for (unsigned i = 0; i < asks; i++)
	  check (asked[i] == (10u << i) - 1);
      }
}

static void
check_records (void)
{
  for (int n = 0; n < 80; n++)
    {
      unsigned char got[64];
      memcpy (wire, "\x17\x03\x03\0", 4);
      wire[4] = n;
      for (int i = 0; i < n; i++)
	wire[5 + i] = input_below (256);
      wire_at = 0, wire_end = n + 5;
      check (WAIT_FOR (read_record (9, got, 64)) == (n > 64 ? -2 : n));
      check (n > 64 || memcmp (got, wire + 5, n) == 0);
      wire_at = 0, wire_end = n <= 64 ? n + 4 : 3;
      check (WAIT_FOR (read_record (9, got, 64)) == -1);
    }
}

struct messages { int n, at, first; };

static enum co_poll
messages_poll (void *self, struct co_context *cx, void *item)
{
  struct messages *m = (struct messages *) self;
  check (cx && cx->waker);
  if (m->at == m->n)
    return CO_DONE;
  if (pends++ % 3 == 0)
    return CO_PENDING;
  *(struct message *) item = (struct message) { 1, m->first + m->at++ };
  return CO_READY;
}

static const struct co_stream_vtable messages_vtable = {
  .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct messages),
	    .align = _Alignof (struct messages), .name = "messages", .drop = free },
  .poll_next = messages_poll
};

static co_stream (struct message)
messages (int n, int first)
{
  struct messages *m = (struct messages *) malloc (sizeof *m);
  *m = (struct messages) { n, 0, first };
  return (co_stream (struct message)) { m, &messages_vtable };
}

static void
check_limited (void)
{
  co_stream (struct message) s = limited (messages (8, 0), 10, 3);
  struct message m;
  enum co_poll how;
  asks = 0;
  for (int i = 0; i < 8; )
    {
      how = co_poll_next (&s, &counting_context, &m);
      if (how == CO_PENDING)
	continue;
      check (how == CO_READY && m.text == i++);
    }
  while ((how = co_poll_next (&s, &counting_context, &m)) == CO_PENDING)
    ;
  check (how == CO_DONE && asks == 5);
  for (unsigned i = 0; i < asks; i++)
    check (asked[i] == 10);
}

static void
check_chat (void)
{
  for (int a = 0; a < 15; a++)
    for (int b = 0; b < 15; b++)
      {
	writes = 0;
	int count = WAIT_FOR (chat (messages (a, a % 2 - 4), messages (b, 200), 9));
	int k = 0;
	for (int text = a % 2 - 4, i = 0; i < a && text != 0; i++)
	  check (written[k++] == text++);
	for (int i = 0; i < b; i++)
	  check (written[k++] == 200 + i);
	check (k == writes && count == k);
      }
}

static double
hand_average (int n, double *sum)
{
  for (int i = 0; i < 7; i++)
    if (n >> i & 1)
      *sum += i + n;
  return *sum / (n + 1);
}

static void
check_averages (void)
{
  double sum = 0, got;
  co_stream (double) s = averages (9, 5);
  whole = true;
  for (int n = 0; n < 20; n++)
    {
      struct reading r = { n, n, { 0 } };
      for (int i = 0; i < 7; i++)
	r.value[i] = i + n;
      enum co_poll how;
      do
	{
	  memcpy (wire, &r, sizeof r);
	  wire_at = 0, wire_end = sizeof r;
	  how = co_poll_next (&s, &counting_context, &got);
	}
      while (how == CO_PENDING);
      check (how == CO_READY && got == hand_average (n, &sum));
    }
}

int
main (void)
{
  check_retries ();
  check_records ();
  check_limited ();
  check_chat ();
  check_averages ();
  check (co_frame_size (connect_retrying) <= connect_retrying_bound);
  check (co_frame_size (retry_with_jitter) <= retry_with_jitter_bound);
  check (co_frame_size (read_record) <= read_record_bound);
  check (co_frame_size (limited) <= limited_bound);
  check (co_frame_size (chat) <= chat_bound);
  check (co_frame_size (averages) <= averages_bound);
  return 0;
}
