/* What is text and what a command in a Telnet stream: resumed with a byte, gives a byte of
   text, or -1 - 256 * OPTION - COMMAND, or 0 for neither.

   Across the suspension in front of an option: its command.  Across the others nothing.
   4 state, 4 command.  */

enum { IAC = 255, SB = 250, SE = 240, WILL = 251, DONT = 254 };

co_generator(int, void, int) telnet(void)
{
    int c = co_arg();
    while (c >= 0) {
        if (c != IAC) {
            c = co_yield (c);
            continue;
        }
        int command = co_yield (0);
        if (command == IAC) {
            c = co_yield (IAC);
        } else if (command == SB) {
            do {
                while ((c = co_yield (0)) != IAC && c >= 0)
                    ;
                c = co_yield (0);
            } while (c != SE && c >= 0);
            c = co_yield (0);
        } else if (command >= WILL && command <= DONT) {
            int option = co_yield (0);
            c = co_yield (-1 - 256 * option - command);
        } else {
            c = co_yield (-1 - command);
        }
    }
}
enum { telnet_bound = 8 };
