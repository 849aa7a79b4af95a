/* Eight queens, by cloning the coroutine that plays.

   board() plays one game: it is told where the next queen goes, and says whether she
   is safe.  It knows nothing of searching.  The search clones it before each move, and
   keeps all games that are still on in an array that grows, and so moves them: a frame
   without a pointer into itself may be copied between two resumes.  */

#include <cogen.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

enum { SIZE = 8 };

/* ---- One game --------------------------------------------------------------- */

/* Is resumed with the column of the queen in the next row.  Yields whether she is
   safe; if not, the game is lost.  Finishes when the board is full.  */
co_movable co_generator(bool, void, int) board(void)
{
    signed char column[SIZE];

    for (int row = 0; row < SIZE; row++) {
        bool safe = true;

        column[row] = row ? co_yield(true) : co_arg();
        for (int r = 0; r < row; r++)
            if (column[r] == column[row] || abs(column[r] - column[row]) == row - r)
                safe = false;
        while (!safe)
            co_yield(false);
    }
    co_return();
}

/* ---- Many games ------------------------------------------------------------- */

struct game {
    co_generator(bool, void, int) play; /* its frame is below */
    _Alignas(8) char frame[32];
};

struct games {
    struct game *all;
    int count, room;
};

/* Moves PLAY, which is null afterwards, into GAMES.  */
static void add(struct games *games, co_generator(bool, void, int) *play)
{
    struct game *game;

    if (games->count == games->room) {
        games->room = 2 * games->room + 1;
        games->all = realloc(games->all, games->room * sizeof *games->all);
        if (!games->all)
            abort();
        for (game = games->all; game < games->all + games->count; game++)
            game->play.self = game->frame; /* where realloc has moved it to */
    }
    game = &games->all[games->count++];
    if (!co_relocate(play, game->frame, sizeof game->frame))
        abort();
    game->play = co_move(*play);
}

static void end(struct games *games)
{
    for (int i = 0; i < games->count; i++)
        co_drop(&games->all[i].play);
    free(games->all);
}

/* Makes each move in each of GAMES.  Stores those in which the queen is safe in
   NEXT; returns how many are finished.  */
static int move(struct games *games, struct games *next)
{
    int finished = 0;

    for (int i = 0; i < games->count; i++)
        for (int column = 0; column < SIZE; column++) {
            co_auto co_generator(bool, void, int) try = co_clone(&games->all[i].play);
            bool safe;

            if (co_resume(&try, column, &safe) == CO_RETURNED)
                finished++;
            else if (safe)
                add(next, &try);
        }
    return finished;
}

int main(void)
{
    struct games games = {0};
    co_generator(bool, void, int) first = board();
    int solutions = 0;

    add(&games, &first);
    for (int queens = 1; games.count; queens++) {
        struct games next = {0};

        solutions += move(&games, &next);
        if (next.count)
            printf("%d queen%s: %d ways\n", queens, queens > 1 ? "s" : "", next.count);
        end(&games);
        games = next;
    }
    free(games.all);
    printf("%d queens: %d ways\n", SIZE, solutions);
    return 0;
}
