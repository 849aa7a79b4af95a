/* The presses of a key whose contact bounces: resumed with its level at each tick, gives +1
   when it was pressed, -1 when it was let go, and 0 else.

   Across those that give 0: for how many ticks it has been at the other level, and how many
   it shall be; else only the latter.  Which level the state says.  4 state, 4 + 4.  */

co_generator(int, void, int) debounce(int ticks)
{
    for (;;) {
        for (int i = 0; i < ticks; i++)
            if (!co_yield (0))
                i = -1;
        co_yield (1);
        for (int i = 0; i < ticks; i++)
            if (co_yield (0))
                i = -1;
        co_yield (-1);
    }
}
enum { debounce_bound = 12 };
