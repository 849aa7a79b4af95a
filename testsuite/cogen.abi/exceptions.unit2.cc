// The C++ unit of exceptions.c.

extern "C" void
may_throw (int n)
{
  if (n)
    throw n;
}

extern "C" int
catches (void (*run) (void *), void *data)
{
  try
    {
      run (data);
    }
  catch (int n)
    {
      return n;
    }
  return 0;
}
