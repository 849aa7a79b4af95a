/* A program in the style of firmware: no heap, no operating system's timers.

   Two activities share a main loop: a lamp that blinks, and a receiver of
   commands that arrives a byte at a time.  Each is written as if it were alone.
   Their frames are in static memory (co_place), whose size the linker knows;
   nothing here, nor in the runtime behind it, calls malloc.  A test checks that
   with nm.  */

#include <cogen.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <unistd.h>

/* ---- The hardware, as far as a host has it --------------------------------- */

static unsigned now; /* in ticks */

static void uart_put(const char *text)
{
    if (write(STDOUT_FILENO, text, strlen(text)) < 0)
        _exit(1);
}

static void uart_number(unsigned n)
{
    char text[11], *p = text + sizeof text - 1;

    for (*p = '\0'; n > 9; n /= 10)
        *--p = '0' + n % 10;
    *--p = '0' + n;
    uart_put(p);
}

static void set_lamp(bool on)
{
    uart_put("tick ");
    uart_number(now);
    uart_put(on ? ": lamp on\n" : ": lamp off\n");
}

/* ---- The lamp --------------------------------------------------------------- */

static unsigned period = 4;

/* Yields the tick at which it wants to be resumed.  */
static co_iterator(unsigned) blink(void)
{
    for (unsigned next = 0;;) {
        set_lamp(true);
        co_yield(next += period);
        set_lamp(false);
        co_yield(next += period);
    }
}

/* ---- The receiver ----------------------------------------------------------- */

/* Is resumed with each byte that arrives: "p5\n" sets the period to 5, "?\n"
   shows it, anything else up to the end of the line is an error.  Yields whether
   the byte ended a line.  */
static co_generator(bool, void, char) receive(void)
{
    for (char c = co_arg();; c = co_yield(true)) {
        unsigned number = 0;
        char command = c;

        if (command == 'p')
            for (c = co_yield(false); c >= '0' && c <= '9'; c = co_yield(false))
                number = 10 * number + (c - '0');
        else if (command == '?')
            c = co_yield(false);

        if (c == '\n' && command == 'p' && number) {
            period = number;
            uart_put("ok\n");
        } else if (c == '\n' && command == '?') {
            uart_number(period);
            uart_put(" ticks\n");
        } else {
            while (c != '\n')
                c = co_yield(false);
            uart_put("what?\n");
        }
    }
}

/* ---- The main loop ---------------------------------------------------------- */

/* Room for the frames; too little would be an error of the compiler.  */
static _Alignas(8) char lamp_frame[16], receiver_frame[16];

int main(void)
{
    static const char input[] = "?\n.....p2\n...p\n?\n"; /* '.': nothing arrives */
    co_iterator(unsigned) lamp = co_place(lamp_frame, sizeof lamp_frame, blink());
    co_generator(bool, void, char) receiver
        = co_place(receiver_frame, sizeof receiver_frame, receive());
    unsigned lamp_due = 0;
    bool line_ended;

    for (now = 0; input[now]; now++) {
        if (now == lamp_due)
            co_next(&lamp, &lamp_due);
        if (input[now] != '.')
            co_resume(&receiver, input[now], &line_ended);
    }
    return 0;
}
