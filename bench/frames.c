/* Sizes of frames beside a lower bound: one line each, "NAME SIZE BOUND TITLE".

   Here are bodies each of which has a reason to keep little; in frames/ there are bodies as
   they are written, each with its bound.  The bound is what a frame laid out by hand needs,
   with the state word, 4, or the header of a coroutine that may be linked, 24, that awaits by
   an object of 16 and has a place for what that gives:  at each suspension what is used
   afterwards, and the maximum over all of them, where each value keeps its place, aligned as
   its type is.  testsuite/cogen.frame/bodies-*.c run these, and compare with programs by hand
   that do the same.  */

#include "bench.h"
#include <cogen.h>
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include "frames/base64.h"
#include "frames/chat.h"
#include "frames/cobs.h"
#include "frames/connect.h"
#include "frames/csv.h"
#include "frames/debounce.h"
#include "frames/dns.h"
#include "frames/either.h"
#include "frames/expire.h"
#include "frames/http.h"
#include "frames/jitter.h"
#include "frames/json.h"
#include "frames/limiter.h"
#include "frames/lines.h"
#include "frames/logger.h"
#include "frames/merge.h"
#include "frames/nmea.h"
#include "frames/run-length.h"
#include "frames/sensor.h"
#include "frames/slip.h"
#include "frames/telnet.h"
#include "frames/tls.h"
#include "frames/utf8.h"
#include "frames/walk.h"
#include "frames/websocket.h"
#include "frames/words.h"
#include "frames/xmodem.h"
#include "frames/zip.h"

struct kilobyte {
    char bytes[1024];
};

void use(void *);
int get(void);

co_iterator(int) two_scopes(void)
{
    {
        struct kilobyte a;
        use(&a);
        co_yield (1);
        use(&a);
    }
    {
        struct kilobyte b;
        use(&b);
        co_yield (2);
        use(&b);
    }
}

co_iterator(int) dead_before(void)
{
    int sum;
    {
        struct kilobyte a;
        use(&a);
        sum = a.bytes[0];
    }
    co_yield (1);
    co_yield (sum);
}

co_iterator(int) parameter_then_local(struct kilobyte a)
{
    int sum = a.bytes[3];
    co_yield (a.bytes[1]);
    sum += a.bytes[2];
    {
        struct kilobyte b;
        use(&b);
        co_yield (sum);
        use(&b);
    }
}

co_iterator(int) copies(void)
{
    struct kilobyte a, b, c;
    use(&a);
    co_yield (1);
    b = a;
    co_yield (2);
    c = b;
    co_yield (3);
    use(&c);
}

co_iterator(int) one_field(void)
{
    struct kilobyte a;
    use(&a);
    int kept = a.bytes[7];
    co_yield (1);
    co_yield (kept);
}

co_iterator(int) eight_ints(void)
{
    int a = get();
    co_yield (1);
    int b = get() + a;
    co_yield (2);
    int c = get() + b;
    co_yield (3);
    int d = get() + c;
    co_yield (4);
    int e = get() + d;
    co_yield (5);
    int f = get() + e;
    co_yield (6);
    int g = get() + f;
    co_yield (7);
    int h = get() + g;
    co_yield (8);
    co_yield (h);
}

static co_iterator(int) wrapped0(struct kilobyte a)
{
    for (int i = 0; i < 1024; i++)
        co_yield (a.bytes[i]);
}

#define WRAP(n, below)                                                                   \
    static co_iterator(int) wrapped##n(struct kilobyte a)                                \
    {                                                                                    \
        co_yield_from(wrapped##below(a));                                                \
    }
WRAP(1, 0)
WRAP(2, 1)
WRAP(3, 2)
WRAP(4, 3)
WRAP(5, 4)
WRAP(6, 5)
WRAP(7, 6)
WRAP(8, 7)
WRAP(9, 8)
WRAP(10, 9)

void use(void *p)
{
    (void)p;
}

int get(void)
{
    return 1;
}

int main(void)
{
#define SHOW(f, bound, title) printf("%s %zu %d %s\n", #f, co_frame_size(f), (int)(bound), title)
    SHOW(two_scopes, 1028, "two 1 KiB arrays in separate scopes");
    SHOW(dead_before, 8, "1 KiB dead before the yield");
    SHOW(parameter_then_local, 1028, "1 KiB parameter, then a 1 KiB local");
    SHOW(copies, 1028, "1 KiB copied a to b to c");
    SHOW(one_field, 8, "one field of 1 KiB used later");
    SHOW(eight_ints, 8, "8 ints, each live over one yield");
    SHOW(wrapped10, 1032, "10 nested wrappers of a 1 KiB argument");
#define BODY(f, title) SHOW(f, f##_bound, title)
    BODY(lines, "lines out of characters");
    BODY(utf8, "UTF-8");
    BODY(base64, "base64");
    BODY(csv, "comma-separated values");
    BODY(json, "tokens of JSON");
    BODY(run_encode, "run-length coding");
    BODY(run_decode, "run-length decoding");
    BODY(words, "words of lines");
    BODY(merged, "two sequences merged");
    BODY(zipped, "two sequences side by side");
    BODY(either, "one of two iterators");
    BODY(walk, "a walk over directories");
    BODY(expired, "what has expired of a cache");
    BODY(logger, "a ring of 16 log records");
    BODY(debounce, "a key that bounces");
    BODY(telnet, "commands in Telnet");
    BODY(slip, "frames of SLIP");
    BODY(cobs, "COBS");
    BODY(nmea, "sentences of NMEA");
    BODY(xmodem, "receiving by XMODEM");
    BODY(websocket, "frames of a web socket");
    BODY(dns_labels, "a name in DNS");
    BODY(http_head, "the head of an HTTP request");
    BODY(read_record, "a TLS record");
    BODY(connect_retrying, "connecting with backoff");
    BODY(retry_with_jitter, "trying again after random whiles");
    BODY(limited, "a token bucket");
    BODY(averages, "averages of a sensor");
    BODY(chat, "a chat over two streams");
}
