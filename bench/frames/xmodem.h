/* Receives by XMODEM: resumed with a byte, or -1 when none came for a while; gives what is to
   be sent, and a block when one is complete.

   Across the suspension in a block: its data, how many bytes there are and their sum, the
   number of the block expected, that which comes and its complement, and how often it went
   wrong.  Where a block is given, the data, the number expected and how often.
   4 state, 4 count, 128 data, 5 * 1, to 4.  */

struct xmodem_step {
    int send; /* or 0 */
    const unsigned char *block;
};

co_generator(struct xmodem_step, int, int) xmodem(void)
{
    enum { SOH = 1, EOT = 4, ACK = 6, NAK = 21, CAN = 24 };
    unsigned char data[128], expected = 1, tries = 0;
    int c = co_arg();
    for (;;) {
        if (c == EOT) {
            co_yield ((struct xmodem_step){ACK, 0});
            co_return(0);
        }
        if (c == CAN || tries == 10)
            co_return(-1);
        if (c != SOH) {
            tries++;
            c = co_yield ((struct xmodem_step){NAK, 0});
            continue;
        }
        unsigned char number = co_yield ((struct xmodem_step){0, 0});
        unsigned char complement = co_yield ((struct xmodem_step){0, 0});
        unsigned char sum = 0;
        int count = 0;
        for (; count < 128; count++) {
            c = co_yield ((struct xmodem_step){0, 0});
            if (c < 0)
                break;
            data[count] = c;
            sum += c;
        }
        if (count == 128)
            c = co_yield ((struct xmodem_step){0, 0});
        if (count < 128 || c != sum || (number ^ complement) != 255) {
            tries++;
            c = co_yield ((struct xmodem_step){NAK, 0});
        } else if (number == expected) {
            expected++;
            tries = 0;
            c = co_yield ((struct xmodem_step){ACK, data});
        } else
            c = co_yield ((struct xmodem_step){ACK, 0});
    }
}
enum { xmodem_bound = 144 };
