"""Random recursion: coroutines of all kinds that delegate to each other.

Each program is in it twice: once, what delegates loops over what it delegates to,
or awaits it by its address, and so calls it; once it is a member of a chain.  What
happens, and in which order, is the same: items, waits, scopes left, drops at each
suspension; with the outermost frame moved before each resume, and some objects
resumed by hand before they are delegated to.

Some coroutines have no scope around their delegations: they end at once after a test
or two, and delegate to each other in last position.
"""
import random

RESULTS = [
    ("int", "return n;", "return r;"),
    ("long double", "return n;", "return (int) r;"),
    ("_Complex double", "return n;", "return (int) __real__ r;"),
    ("struct { char c[100]; }", "R r = { .c = { [0] = n, [99] = n / 100 } }; return r;",
     "return (unsigned char) r.c[0] + r.c[99] * 100;"),
    ("struct { short a; char b; }", "R r = { n, n / 100 }; return r;", "return r.a + r.b * 100;"),
]
TYPES = {"I": "co_iterator (int)", "S": "co_stream (int)", "F": "co_future (R)",
         "G": "co_generator (int, R, int)"}
STEPS = {"I": "co_next (&object, &item)",
         "S": "co_poll_next (&object, &counting_context, &item) != CO_DONE",
         "F": "co_poll (&object, &counting_context, &result) == CO_PENDING",
         "G": "co_resume (&object, steps, &item, &result) == CO_YIELDED"}

# Adaptors, which own what they delegate to, and one that delegates to nobody.
ADAPTORS = """
static co_iterator (int) NAME (plain) (int n)
{
  int s __attribute__ ((cleanup (leave))) = n;
  for (int i = 0; i < n; i++)
    co_yield (i + s);
}
static co_iterator (int) NAME (around_I) (co_iterator (int) in, int n)
{
  int s __attribute__ ((cleanup (leave))) = 300 + n;
  int first = 0;
  if (n == 2)
    co_yield (s);
  if (n == 3 && co_next (&in, &first))
    note (first);
  FROM (in);
  if (n == 1)
    co_yield (s);
}
static co_stream (int) NAME (around_S) (co_stream (int) in, int n)
{
  int s __attribute__ ((cleanup (leave))) = 310 + n;
  if (n == 2)
    co_yield (s);
  FROM_STREAM (in);
  if (n == 1)
    co_yield (s);
}
static co_future (R) NAME (around_F) (co_future (R) in, int n)
{
  int s __attribute__ ((cleanup (leave))) = 320 + n;
  R r = AWAIT (co_move (in));
  if (n == 1)
    AWAIT (timed (1, s));
  co_return (r);
}
"""


def r_choice(r, often, seldom):
    return seldom if r.random() < 0.3 else often


class Chains:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.kinds = ["I", "F", "S"] + [self.r.choice("ISFFIG") for _ in range(self.r.randint(0, 4))]
        self.names = 0
        self.bare = [k in "IFS" and self.r.random() < 0.5 for k in self.kinds]

    # An expression that makes an object of one of KINDS, and its kind.
    def object(self, kinds):
        r = self.r
        i = r.choice([i for i, k in enumerate(self.kinds) if k in kinds])
        kind = self.kinds[i]
        direct, pointer = f"NAME (co{i})", f"NAME (pointer{i})"
        args = f"(n - 1, m + {r.randint(0, 5)})"
        e = r.choice([f"{direct} {args}", f"{pointer} {args}", f"(m & 1 ? {direct} : {pointer}) {args}"])
        if r.random() < 0.15 and kind in "IS":
            e = f"STEPPED ({TYPES[kind]}, {e}, {r.randint(1, 6)}, {STEPS[kind]})"
        elif r.random() < 0.15 and kind == "F":     # What is done must not be awaited.
            again = f"co_drop (&object), object = timed ({r.randint(0, 2)}, 7), 0"
            e = f"STEPPED ({TYPES[kind]}, {e}, {r.randint(1, 3)}, {STEPS[kind]} || ({again}))"
        if r.random() < 0.2:
            e = f"NAME (around_{kind}) ({e}, {r.randint(0, 3)})"
        elif r.random() < 0.1 and kind == "I":
            e = "NAME (plain) (m & 3)"
        return e, kind

    def delegate(self, kind):
        r = self.r
        if kind == "F" or kind == "S" and r.random() < 0.4:
            e, e2 = self.object("F")[0], self.object("F")[0]
            return r.choice([f"v += value_of (AWAIT ({e}));",
                             f"v += value_of (AWAIT ({e})) + value_of (AWAIT ({e2})) * 3;",
                             f"v += v & 1 ? value_of (AWAIT ({e})) : 3;",
                             f"{{ co_auto co_future (R) b = {e}; v += value_of (co_await (&b)); }}"])
        e, made = self.object("IS" if kind == "S" else "I")
        return f"{self.passing(made, kind)} ({e});"

    # How a coroutine of KIND yields the items of one that MADE them.
    def passing(self, made, kind):
        stream = "_STREAM" if made == "S" else ""
        return r_choice(self.r, "FROM" + stream, "PASSED_ON" + stream if made == kind else "FROM" + stream)

    def loop(self, kind, x):
        if kind in "FS" and self.r.random() < 0.5 or kind == "F":
            e = self.object("S")[0]
            return f"co_for_await (int {x}, {e}) {{ v += {x}; note ({x}); if (v % 5 == 2) break; }}"
        e = self.object("I")[0]
        return f"co_for (int {x}, {e}) {{ v += {x}; if (v % 5 == 2) break; co_yield (v); }}"

    def statements(self, kind, depth, indent):
        r, out = self.r, []
        for _ in range(r.randint(1, 4)):
            self.names += 1
            x = f"x{self.names}"
            inner = lambda: self.statements(kind, depth + 1, indent + "  ")
            choice = r.random() if depth < 3 else r.uniform(0.4, 1)
            if choice < 0.18:
                code = [f"{{ int {x} __attribute__ ((cleanup (leave))) = {self.names % 200}; note ({x});",
                        *inner(), f"  v += {x}; }}"]
            elif choice < 0.26:
                code = [f"for (int {x} = 0; {x} < {r.randint(1, 3)}; {x}++) {{", *inner(), "}"]
            elif choice < 0.34:
                code = [f"if ((m + v) % {r.randint(2, 4)} == 0) {{", *inner(), "}"]
                if r.random() < 0.4:
                    code += ["else {", *inner(), "}"]
            elif choice < 0.4:
                code = [f"{{ int {x}[(m & 3) + 1]; memset ({x}, 1, sizeof {x});", *inner(),
                        f"  note ({x}[m & 3] & 255); }}"]
            elif choice < 0.44:
                code = ["if (v % 7 == 3) co_return (" + ("make (v % 100)" if kind in "FG" else "") + ");"]
            elif choice < 0.6:
                code = [{"G": "v = v / 2 + co_yield (v);",
                         "F": f"v += value_of (AWAIT (timed ({r.randint(0, 2)}, v & 15)));"}
                        .get(kind, "co_yield (v++);")]
            elif choice < 0.65:
                code = ["v += co_arg ();" if kind == "G" else "v ^= m;"]
            elif choice < 0.73:
                code = ["if (n > 0 && fuel-- > 0)", "  " + self.loop(kind, x)]
            else:
                code = ["if (n > 0 && fuel-- > 0)", "  " + self.delegate(kind)]
            out += [indent + line for line in code]
            if r.random() < 0.3:
                out.append(indent + "v %= 1000;")
        return out

    # A call of a coroutine of KIND in last position, of itself or another one.
    def tail(self, i, kind):
        r = self.r
        j = i if r.random() < 0.6 else r.choice([j for j, k in enumerate(self.kinds) if k == kind])
        call = f"NAME (co{j}) ({r.choice(['n - 1', 'n - 2'])}, {r.choice(['v', 'm / 2', 'm + n', 'v + m'])})"
        if kind == "F":
            return f"co_return (AWAIT ({call}));"
        return f"{{ {self.passing(kind, kind)} ({call}); {r.choice(['co_return ();', ''])} }}"

    # Without a scope, and with an end and a beginning that need no frame.
    def bare_coroutine(self, i):
        r, kind = self.r, self.kinds[i]
        value = lambda: f"make ({r.choice(['m & 63', '7', 'n + 9'])})" if kind == "F" else ""
        test = lambda: r.choice(["n <= 0", "n < 1 || m % 11 == 3", "n < 0 || (n == 0 && m > 40)", "m % 5 == n"])
        step = {"I": "co_yield (v + n);", "S": "co_yield (value_of (AWAIT (timed (m & 1, v & 7))));",
                "F": "v += value_of (AWAIT (timed (m & 1, 1)));"}[kind]
        out = [f"static {TYPES[kind]}", f"NAME (co{i}) (int n, int m)", "{"]
        for _ in range(r.randint(1, 2)):
            out.append(f"  if ({test()}) co_return ({value()});")
        out.append("  int v = m % 1000;")
        for _ in range(r.randint(1, 3)):
            choice = r.random()
            if choice < 0.4:
                out.append("  " + step)
            elif choice < 0.8:
                out.append(f"  if (n > 0 && fuel-- > 0) {self.delegate(kind)}")
                out.append("  v %= 1000;")
            else:
                out += ["  {", *self.statements(kind, 2, "    "), "    v %= 1000;", "  }"]
        if r.random() < 0.5:
            out += [f"  if (v % {r.randint(2, 3)} && n > 0 && fuel-- > 0)", "    " + self.tail(i, kind)]
            if kind != "F":
                out.append("  else")
        out.append("  if (n > 0 && fuel-- > 0)")
        out += ["    " + self.tail(i, kind)]
        out += ["  co_return (make (v % 100));"] if kind == "F" else []
        return out + ["}"]

    def coroutine(self, i):
        if self.bare[i]:
            return self.bare_coroutine(i)
        kind = self.kinds[i]
        end = {"I": "co_yield (v + first);", "G": "co_yield (v);", "F": "v += value_of (AWAIT (timed (1, 1)));",
               "S": "co_yield (value_of (AWAIT (timed (1, v & 7))));"}[kind]
        result = "co_return (make (v % 100));" if kind in "FG" else "note (v);"
        return [f"static {TYPES[kind]}", f"NAME (co{i}) (int n, int m)", "{",
                f"  int v = m % 1000, first __attribute__ ((cleanup (leave))) = {500 + i};",
                *self.statements(kind, 0, "  "), "  v %= 1000;", "  " + end, "  " + result, "}"]

    # Each, from several depths, resumed some times, then dropped.
    def drive(self, i):
        kind = self.kinds[i]
        ended = "note (value_of (result));" if kind in "FG" else "note (9);"
        return f"""  for (int stop = 0; stop < 60; stop += stop < 12 ? 1 : 7)
    for (int depth = 1; depth < 7; depth += 2)
      {{
        fuel = 60, arena_used = 0;
        int item = 0, steps;
        R result = make (0);
        {TYPES[kind]} object = NAME (pointer{i}) (depth, stop);
        for (steps = 0; steps < stop; steps++)
          {{
            move (&object);
            if (!({STEPS[kind]}))
              {{
                {ended}
                break;
              }}
            note (item);
          }}
        note (steps);
        move (&object);
        co_drop (&object);
        check (alloc_live == 0);
      }}"""

    def text(self):
        r, every = self.r, range(len(self.kinds))
        result, make, value = r.choice(RESULTS)
        out = ["/* Made by chains.py.  */", "#ifndef PASS", f"typedef {result} R;", '#include "chains.h"',
               f"static R make (int n) {{ {make} }}", f"static int value_of (R r) {{ {value} }}", "#else"]
        for i in every:
            t = TYPES[self.kinds[i]]
            out += [f"static {t} NAME (co{i}) (int n, int m);",
                    f"static {t} (*volatile NAME (pointer{i})) (int, int) = NAME (co{i});"]
        out.append(ADAPTORS)
        for i in every:
            out += self.coroutine(i)
        out += ["static unsigned long", "NAME (run) (void)", "{", "  hash = 0;",
                *(self.drive(i) for i in every), "  return hash;", "}", "#endif"]
        return "\n".join(out) + "\n"
