/* The main part of a random program: drives the four coroutines to their ends
   and drops them at some of their suspensions.  */

static int
fuzz_drive (void)
{
  int stops[] = { 0, 1, 2, 3, 5, 8, fuzz_count / 2, fuzz_count - 1, fuzz_count, fuzz_count + 1 };
  for (unsigned i = 0; i < sizeof stops / sizeof *stops; i++)
    if (stops[i] >= 0)
      {
	drive_iterator (iterator_body (3, 5), fuzz_wanted, fuzz_count, stops[i]);
	check (fuzz_open == 0);
	drive_future (future_body (3, 5), fuzz_wanted, fuzz_count, stops[i]);
	check (fuzz_open == 0);
	drive_generator (generator_body (3, 5), fuzz_wanted, fuzz_count, stops[i]);
	check (fuzz_open == 0);
	drive_stream (stream_body (3, 5), fuzz_wanted, fuzz_count, 2 * stops[i]);
	check (fuzz_open == 0);
	check (alloc_live == 0);
      }
  int n = 0;
  co_for (int v, iterator_body (3, 5))
    {
      check (n < fuzz_count && v == fuzz_wanted[n]);
      n++;
    }
  check (n == fuzz_count && fuzz_open == 0 && alloc_live == 0);
  return 0;
}
