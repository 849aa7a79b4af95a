/* Bodies that take a protocol apart, as people write them: the frame is as small as by
   hand, and they do what the same by hand does.  */

#include "alloc.h"
#include "input.h"
#include <ctype.h>
#include <stdbool.h>
#include "../../bench/frames/cobs.h"
#include "../../bench/frames/dns.h"
#include "../../bench/frames/http.h"
#include "../../bench/frames/nmea.h"
#include "../../bench/frames/slip.h"
#include "../../bench/frames/telnet.h"
#include "../../bench/frames/websocket.h"
#include "../../bench/frames/xmodem.h"

static void
check_telnet (void)
{
  static const unsigned char in[] = {
    'a', 255, 255, 'b', 255, 251, 31, 255, 254, 1, 255, 241, 'c', 255, 250, 24, 255, 255, 1,
    255, 240, 'd'
  };
  static const int wanted[] = {
    'a', 0, 255, 'b', 0, 0, -1 - 256 * 31 - 251, 0, 0, -1 - 256 * 1 - 254, 0, -1 - 241, 'c',
    0, 0, 0, 0, 0, 0, 0, 0, 'd'
  };
  co_generator (int, void, int) g = telnet ();
  for (unsigned i = 0; i < sizeof in; i++)
    {
      int out;
      check (co_resume (&g, in[i], &out) == CO_YIELDED && out == wanted[i]);
    }
}

static void
check_slip (void)
{
  for (int round = 0; round < 200; round++)
    {
      unsigned char packet[40], got[32];
      int n = input_below (40), length = 0;
      for (int i = 0; i < n; i++)
	packet[i] = input_below (4) ? input_below (256) : input_below (2) ? 0xc0 : 0xdb;
      co_generator (int, void, int) g = slip (got, sizeof got);
      for (int again = 0; again < 2; again++)
	{
	  for (int i = 0; i < n; i++)
	    {
	      bool escaped = packet[i] == 0xc0 || packet[i] == 0xdb;
	      if (escaped)
		check (co_resume (&g, 0xdb, &length) == CO_YIELDED && length == 0);
	      check (co_resume (&g, packet[i] == 0xc0 ? 0xdc : packet[i] == 0xdb ? 0xdd : packet[i], &length)
		     == CO_YIELDED && length == 0);
	    }
	  check (co_resume (&g, 0xc0, &length) == CO_YIELDED);
	  check (length == (n < 32 ? n : 32) && memcmp (got, packet, length) == 0);
	}
    }
}

static void
check_cobs (void)
{
  for (int round = 0; round < 100; round++)
    {
      unsigned char packet[700], coded[720];
      int n = input_below (700), end = 1, code = 0;
      for (int i = 0; i < n; i++)
	packet[i] = input_below (round % 2 ? 4 : 500);
      for (int i = 0; i < n; i++)
	{
	  if (packet[i])
	    coded[end++] = packet[i];
	  if (!packet[i] || end - code == 255)
	    {
	      coded[code] = end - code;
	      code = end++;
	    }
	}
      coded[code] = end - code;
      int at = 0;
      co_for (unsigned char c, cobs (coded, coded + end))
	check (at < n && packet[at++] == c);
      check (at == n);
    }
}

static void
check_nmea (void)
{
  static const char *const in[] = { "$GPGGA,12*79", "x$AB*03", "$AB*04", "$$A*41", "$A\n$B*42" };
  static const char *const wanted[] = { "GPGGA,12", "AB", NULL, NULL, "B" };
  for (unsigned k = 0; k < sizeof in / sizeof *in; k++)
    {
      co_generator (const char *, void, int) g = nmea ();
      const char *text = NULL, *found = NULL;
      for (const char *p = in[k]; *p; p++)
	{
	  check (co_resume (&g, *p, &text) == CO_YIELDED);
	  if (text)
	    found = text;
	}
      if (!wanted[k])
	check (!found);
      else
	check (found && strcmp (found, wanted[k]) == 0);
    }
}

static void
check_xmodem (void)
{
  co_generator (struct xmodem_step, int, int) g = xmodem ();
  struct xmodem_step step;
  int result;
  check (co_resume (&g, -1, &step, &result) == CO_YIELDED && step.send == 21);
  for (int block = 1; block < 600; block++)
    {
      bool broken = input_below (4) == 0;
      unsigned char data[128], sum = 0;
      for (int i = 0; i < 128; i++)
	sum += data[i] = input_below (256);
      int head[] = { 1, block & 255, 255 - (block & 255) };
      for (int i = 0; i < 3; i++)
	check (co_resume (&g, head[i], &step, &result) == CO_YIELDED && step.send == 0);
      for (int i = 0; i < 128; i++)
	check (co_resume (&g, data[i], &step, &result) == CO_YIELDED && step.send == 0);
      check (co_resume (&g, broken ? sum ^ 1 : sum, &step, &result) == CO_YIELDED);
      check (step.send == (broken ? 21 : 6) && !step.block == broken);
      if (broken)
	block--;
      else
	check (memcmp (step.block, data, 128) == 0);
    }
  check (co_resume (&g, 4, &step, &result) == CO_YIELDED && step.send == 6);
  check (co_resume (&g, 0, &step, &result) == CO_RETURNED && result == 0);
}

static void
check_websocket (void)
{
  co_generator (struct ws_event, void, unsigned char) g = websocket ();
  struct ws_event e;
#define BYTE(b) check (co_resume (&g, (b), &e) == CO_YIELDED)
  for (int round = 0; round < 40; round++)
    {
      bool masked = input_below (2), final = input_below (2);
      unsigned n = round % 10 == 9 ? 65536 + input_below (9) : input_below (2) ? input_below (126) : 126 + input_below (300);
      int opcode = input_below (16);
      unsigned char key[4] = { 0 };
      BYTE (opcode | (final ? 0x80 : 0));
      check (e.kind == WS_MORE);
      BYTE ((masked ? 0x80 : 0) | (n < 126 ? n : n < 65536 ? 126 : 127));
      for (int k = n < 126 ? 0 : n < 65536 ? 2 : 8; k-- > 0; )
	BYTE ((uint64_t) n >> 8 * k & 255);
      for (int k = 0; masked && k < 4; k++)
	BYTE (key[k] = input_below (256));
      check (e.kind == WS_START && e.length == n && e.opcode == opcode);
      for (unsigned i = 0; i < n; i++)
	{
	  unsigned char c = input_below (256);
	  BYTE (c ^ key[i % 4]);
	  check (e.kind == (i + 1 == n && final ? WS_END : WS_BYTE) && e.byte == c && e.length == n && e.opcode == opcode);
	}
    }
}

static void
check_dns (void)
{
  static const unsigned char m[] = "\3www\7example\0\1x\xc0\4\xc0\20";
  static const struct { unsigned at; const char *name; } cases[] = {
    { 0, "www.example." }, { 4, "example." }, { 13, "x.example." }, { 17, "" }, { 99, "" }
  };
  for (unsigned i = 0; i < sizeof cases / sizeof *cases; i++)
    {
      char all[200] = "";
      co_for (struct label l, dns_labels (m, sizeof m - 1, cases[i].at))
	{
	  strncat (all, (const char *) l.start, l.length);
	  strcat (all, ".");
	}
      check (strcmp (all, cases[i].name) == 0);
    }
}

static void
check_http (void)
{
  static const char in[] = "GET /a?b HTTP/1.1\r\nHost:  here\r\nX-Long: a b : c\n\r\n";
  static const char *const wanted[] = { "GET", "", "", "/a?b", "host", "here", "x-long", "a b : c" };
  unsigned k = 0;
  co_generator (struct http_part, void, int) g = http_head ();
  struct http_part part = { 0 };
  for (const char *p = in; *p; p++)
    {
      check (co_resume (&g, *p, &part) == CO_YIELDED);
      if (part.kind == HTTP_MORE)
	continue;
      if (part.kind == HTTP_BODY)
	{
	  check (p[1] == 0);
	  break;
	}
      check (strcmp (part.name ? part.name : "", wanted[k]) == 0);
      check (strcmp (part.value ? part.value : "", wanted[k + 1]) == 0);
      k += 2;
    }
  check (part.kind == HTTP_BODY && k == 8);
}

int
main (void)
{
  check_telnet ();
  check_slip ();
  check_cobs ();
  check_nmea ();
  check_xmodem ();
  check_websocket ();
  check_dns ();
  check_http ();
  check (co_frame_size (telnet) <= telnet_bound);
  check (co_frame_size (slip) <= slip_bound);
  check (co_frame_size (cobs) <= cobs_bound);
  check (co_frame_size (nmea) <= nmea_bound);
  check (co_frame_size (xmodem) <= xmodem_bound);
  check (co_frame_size (websocket) <= websocket_bound);
  check (co_frame_size (dns_labels) <= dns_labels_bound);
  check (co_frame_size (http_head) <= http_head_bound);
  return 0;
}
