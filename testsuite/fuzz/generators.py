"""Random delegation of generators: to generators with results and resume arguments, at any
depth, in loops and expressions, to what has been resumed by hand before, to what was written
by hand or handed on; beside co_for, and with iterators and streams that delegate to
generators; dropped at each suspension, and moved before each resume.

The model says in Python what each resume does (simulate.py).  No program draws a warning.
"""
import os
import random

import simulate

TYPES = ["int", "int", "wide", "small", "double", "large"]
UNITS = 2                               # Of five programs each.
STOPS = [0, 1, 2, 3, 4, 6, 9, 13, 30]
DEPTHS = [1, 3]

PRELUDE_PY = """
def burn():
    World.fuel -= 1
    return World.fuel >= 0
def thru_(S, make):
    with Scope() as s:
        return (yield from yield_from(S, make()))
def around_(S, n, result, o):
    with Scope([o]) as s:
        s.guard(600 + n)
        v = 0
        if n == 2:
            v = yield 600
            v = v or 0
        if n == 3 and o.v is not None:
            note(step(o, S.arg) + 10)
        r = 1
        if o.v is not None:
            r = (yield from yield_from(S, take(o))) or 0
        if n == 1:
            yield 601
        return (r + v + 1) % 1000 if result else None
class Hand(Made):
    kind = "G"
    def __init__(self, number, n, result):
        super().__init__(number, n)
        self.result = result
    def step(self, arg=None):
        if self.left == 0:
            return ENDED, self.number % 1000 if self.result else None
        self.left -= 1
        self.number += arg or 0
        return ITEM, self.number % 1000
    def drop(self):
        note(79)
"""


class Coroutine:
    """What is to be known of one: its kind G, I or S, result and argument, or null."""

    def __init__(self, unit, i, kind, result, arg):
        self.i, self.kind, self.result, self.arg = i, kind, result, arg
        self.name = f"co{unit.number}_{i}"
        self.type = (f"co_generator (t_{unit.item}, {t(result)}, {t(arg)})" if kind == "G" else
                     f"co_iterator (t_{unit.item})" if kind == "I" else f"co_stream (t_{unit.item})")


def t(name):
    return "t_" + name if name else "void"


class Made:
    """An expression that makes an object like those of the coroutine OF."""

    def __init__(self, c, py, of):
        self.c, self.py, self.of = c, py, of


class Unit:
    """Coroutines that delegate to each other; number NUMBER of its program."""

    def __init__(self, seed, number):
        self.r, self.number, self.names = random.Random(seed), number, 0
        r = self.r
        self.item, self.arg = r.choice(TYPES), r.choice(TYPES)
        self.c, self.py = [], []
        self.all = []
        for kind, arg in [("G", self.arg), ("G", None), ("G", r.choice([self.arg, None])),
                          *[(r.choice("GGGIS"), r.choice([self.arg, None])) for _ in range(2)]]:
            result = r.choice(TYPES + [None, None]) if kind == "G" else None
            self.all.append(Coroutine(self, len(self.all), kind, result, arg if kind == "G" else None))
        for k in self.all:
            self.c.append(f"static {k.type} {k.name} (int n, int m);\n"
                          f"static {k.type} (*volatile {k.name}_pointer) (int, int) = {k.name};\n")
        for k in self.all:
            self.helpers(k)
        for k in self.all:
            self.coroutine(k)
        self.drive()

    def name(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    # ---- What comes with each coroutine: an adaptor, an object written by hand.

    def helpers(self, k):
        if k.kind != "G":
            return
        Y = self.item
        got = f"v = of_{k.arg} (co_yield (make_{Y} (600)));" if k.arg else f"co_yield (make_{Y} (600));"
        result = f"r = of_{k.result} (co_yield_from (in));" if k.result else "{ co_yield_from (in); r = 0; }"
        arg = "co_arg ()" if k.arg else ""
        end = f"co_return (make_{k.result} ((r + v + 1) % 1000));" if k.result else "(void) r, (void) v;"
        self.c.append(f"""static {k.type} __attribute__ ((unused))
around_{k.name} ({k.type} in, int n)
{{
  GUARD (g, 600 + n);
  int v = 0, r = 1;
  if (n == 2)
    {got}
  if (n == 3 && !co_is_null (in))
    note ({self.step("in", k, arg)} + 10);
  if (!co_is_null (in))
    {result}
  if (n == 1)
    co_yield (make_{Y} (601));
  {end}
}}

static enum co_step
hand_{k.name}_resume (void *self, void *arg, void *yielded, void *result)
{{
  struct made *h = (struct made *) self;
  (void) arg, (void) result;
  if (h->left-- == 0)
    {{
      {f"t_{k.result} r = make_{k.result} (h->number % 1000); memcpy (result, &r, sizeof r);" if k.result else ""}
      return CO_RETURNED;
    }}
  {f"t_{k.arg} a; memcpy (&a, arg, sizeof a); h->number += of_{k.arg} (a);" if k.arg else ""}
  t_{Y} y = make_{Y} (h->number % 1000);
  memcpy (yielded, &y, sizeof y);
  return CO_YIELDED;
}}

static void
hand_{k.name}_drop (void *self)
{{
  note (79);
  co_frame_free (self, sizeof (struct made), _Alignof (struct made));
}}

static const struct co_generator_vtable hand_{k.name}_vtable = {{
  {{ CO_ABI_VERSION, 0, sizeof (struct made), _Alignof (struct made), "hand", hand_{k.name}_drop }},
  hand_{k.name}_resume
}};

static {k.type} __attribute__ ((unused))
hand_{k.name} (int number, int n)
{{
  struct made *h = (struct made *) co_frame_alloc (sizeof *h, _Alignof (struct made));
  *h = (struct made) {{ number, n }};
  return ({k.type}) {{ h, &hand_{k.name}_vtable }};
}}
""")

    def step(self, x, k, arg):
        """A step of the object in X, as simulate.step does it; ARG is its argument, or empty."""
        Y = self.item
        if k.kind == "G":
            a = arg + ", " if k.arg else ""
            given, value = (", &r_", f"of_{k.result} (r_)") if k.result else ("", "0")
            return (f"({{ int v_ = -1; t_{Y} y_; {f't_{k.result} r_; ' if k.result else ''}if (!co_is_null ({x})) "
                    f"{{ if (co_resume (&{x}, {a}&y_{given}) == CO_YIELDED) v_ = of_{Y} (y_); "
                    f"else {{ v_ = {value} + 500; co_drop (&{x}); }} }} v_; }})")
        if k.kind == "I":
            return (f"({{ int v_ = -1; t_{Y} y_; if (!co_is_null ({x})) {{ if (co_next (&{x}, &y_)) v_ = of_{Y} (y_); "
                    f"else {{ v_ = -2; co_drop (&{x}); }} }} v_; }})")
        return (f"({{ int v_ = -1; t_{Y} y_; if (!co_is_null ({x})) switch (co_poll_next (&{x}, &nobody, &y_)) "
                f"{{ case CO_READY: v_ = of_{Y} (y_); break; case CO_PENDING: v_ = -3; break; "
                f"default: v_ = -2; co_drop (&{x}); }} v_; }})")

    # ---- Objects.

    def among(self, me):
        """What ME may delegate to."""
        return [k for k in self.all if k.kind == "I" or k.kind == "S" and me.kind == "S"
                or k.kind == "G" and k.arg == (me.arg if me.kind == "G" else None)]

    def object(self, k, depth=1, inner=None):
        """An expression that makes an object like those of K; INNER is the second argument."""
        r = self.r
        c = r.randint(0, 5)
        m = inner or (f"m + {c}",) * 2
        what = r.random()
        py = f"Object({k.kind!r}, {k.name}, (n - 1, {m[1]}))"
        if what < 0.5:
            e = f"{k.name} (n - 1, {m[0]})"
        elif what < 0.65:
            e = f"{k.name}_pointer (n - 1, {m[0]})"
        elif what < 0.75 and not inner:
            e = f"(m & 1 ? {k.name} : {k.name}_pointer) (n - 1, {m[0]})"
        elif what < 0.83 and k.kind == "G" and not inner:
            a, b = r.randint(0, 99), r.randint(0, 3)
            e, py = f"hand_{k.name} ({a}, {b})", f"Hand({a}, {b}, {bool(k.result)})"
        elif what < 0.9 and not inner:
            i = f"{k.name} (n - 1, m + {c})"
            body = f"co_return (co_yield_from ({i}));" if k.result else f"co_yield_from ({i});"
            e = f"co_do ({k.type}, {{ {body} }})"
            py = f"Object({k.kind!r}, thru_, (lambda n=n, m=m: {py},))"
        else:
            e = f"{k.name} (n - 1, {m[0]})"
        if depth and k.kind == "G" and r.random() < 0.25:
            a = r.randint(0, 3)
            e, py = f"around_{k.name} ({e}, {a})", f"Object('G', around_, ({a}, {bool(k.result)}), o={py})"
        return Made(e, py, k)

    # ---- Bodies.

    def delegation(self, me):
        """An int: what the coroutine ME gets from delegating to another one."""
        r = self.r
        targets = self.among(me)
        k = r.choice([k for k in targets if k.kind == "G"] * 3 + targets)
        inner = None
        results = [x for x in targets if x.result]
        if results and r.random() < 0.15:
            x = self.object(r.choice(results))
            inner = (f"of_{x.of.result} (co_yield_from ({x.c})) % 9", f"(yield from yield_from(S, {x.py})) % 9")
        o = self.object(k, 1, inner)
        if k.result:
            return f"of_{k.result} (co_yield_from ({o.c}))", f"(yield from yield_from(S, {o.py}))"
        return f"(co_yield_from ({o.c}), 7)", f"((yield from yield_from(S, {o.py})), 7)[1]"

    def delegate(self, me, put):
        r = self.r
        put("if (n > 0 && fuel-- > 0)", "if n > 0 and burn():")
        c, py = self.delegation(me)
        what = r.random()
        if what < 0.5:
            put(f"  v = (v + {c}) % 1000;", f"  v = (v + {py}) % 1000")
        elif what < 0.65:
            put(f"  v = (v & 1 ? {c} : v + 3) % 1000;", f"  v = ({py} if v & 1 else v + 3) % 1000")
        elif what < 0.8:
            put(f"  co_yield (make_{self.item} ({c} % 1000));", f"  yield {py} % 1000")
        elif what < 0.9:
            put(f"  v += v % 3 == 0 && {c} > 40;", f"  v += v % 3 == 0 and {py} > 40")
        else:
            put(f"  while (v % 4 != 0) v = (v + 1 + ({c} & 2)) / 2;", f"  while v % 4 != 0: v = (v + 1 + ({py} & 2)) // 2")

    def by_hand(self, me, put, fill):
        """An object that is resumed by hand, then delegated to, looped over or dropped."""
        r = self.r
        k = r.choice(self.among(me)) if r.random() < 0.8 else r.choice(self.all)
        x, o = self.name("o"), self.object(k)
        put("if (n > 0 && fuel-- > 0)", "if n > 0 and burn():")
        put("{", "  with Scope() as s:")
        put(f"  {k.type} {x} = {o.c};", f"    {x} = s.own(Cell({o.py}))")
        for _ in range(r.randint(0, 2)):
            put(f"  note ({self.step(x, k, f'make_{k.arg} ((v & 31))')} + 10);", f"    note(step({x}, {'v & 31' if k.arg else None}) + 10)")
        what = r.random()
        if what < 0.6 and k in self.among(me):
            put(f"  if (!co_is_null ({x}))", f"    if {x}.v is not None:")
            if k.result:
                put(f"    v = (v + of_{k.result} (co_yield_from ({x}))) % 1000;",
                    f"      v = (v + (yield from yield_from(S, take({x})))) % 1000")
            else:
                put(f"    co_yield_from ({x});", f"      yield from yield_from(S, take({x}))")
        elif what < 0.75:
            put(f"  co_drop (&{x});", f"    drop({x})")
        else:
            fill("    ")
        put("}", None)

    def loop(self, me, put, fill):
        """co_for over a generator or an iterator."""
        r = self.r
        found = [k for k in self.all if k.kind == "I" or k.kind == "G" and not k.arg and not k.result]
        if not found:
            return
        k = r.choice(found)
        x, o = self.name("x"), self.object(k, 0)
        n = r.randint(2, 5)
        put("if (n > 0 && fuel-- > 0)", "if n > 0 and burn():")
        put(f"  co_for (t_{self.item} {x}, {o.c})", "  with Scope() as h:")
        put("  {", f"    for {x} in each(h.own(Cell({o.py}))):")
        put(f"    v = (v + of_{self.item} ({x})) % 1000;", f"      v = (v + {x}) % 1000")
        if r.random() < 0.5:
            put(f"    co_yield ({x});", f"      yield {x}")
        if r.random() < 0.4:
            put(f"    if (v % {n} == 1) break;", f"      if v % {n} == 1: break")
        if r.random() < 0.6:
            fill("      ")
        put("  }", None)

    def statements(self, me, put, depth):
        r = self.r
        for _ in range(r.randint(1, 3 if depth else 5)):

            def fill(pad):
                put(None, pad + "pass")
                self.statements(me, lambda c, p: put(c and "  " + c, None if p is None else pad + p), depth + 1)
            what = r.random() if depth < 2 else r.uniform(0.33, 1)
            if what < 0.12:
                n = self.name("g")
                event = r.randint(0, 80)
                put("{", "with Scope() as s:")
                put(f"  GUARD ({n}, {event});", f"  s.guard({event})")
                fill("  ")
                put("}", None)
            elif what < 0.2:
                i, n = self.name("i"), r.randint(1, 3)
                put(f"for (int {i} = 0; {i} < {n}; {i}++)", f"for {i} in range({n}):")
                put("{", None)
                fill("  ")
                put("}", None)
            elif what < 0.28:
                n = r.randint(2, 4)
                put(f"if ((m + v) % {n} == 0)", f"if (m + v) % {n} == 0:")
                put("{", None)
                fill("  ")
                put("}", None)
            elif what < 0.33:
                x = self.name("w")
                put(f"{{ int {x}[(m & 3) + 1]; {x}[m & 3] = v;", f"{x} = v")
                fill("")
                put(f"  note ({x}[m & 3]); }}", f"note({x})")
            elif what < 0.36:
                value = f"make_{me.result} (v)" if me.result else ""
                put(f"if (v % 7 == 3) co_return ({value});", "if v % 7 == 3: return " + ("v" if me.result else "None"))
            elif what < 0.5:
                if me.arg:
                    put(f"v = (v + of_{me.arg} (co_yield (make_{self.item} (v)))) % 1000;", "v = (v + (yield v)) % 1000")
                elif me.kind == "S" and r.random() < 0.5:
                    n = r.randint(0, 2)
                    put(f"v = (v + co_await (timed ({n}, 5))) % 1000;", f"v = (v + (yield from await_(Timed({n}, 5)))) % 1000")
                else:
                    put(f"co_yield (make_{self.item} (v)); v = (v + 1) % 1000;", "yield v")
                    put(None, "v = (v + 1) % 1000")
            elif what < 0.57:
                if me.arg:
                    put(f"v = (v + of_{me.arg} (co_arg ())) % 1000;", "v = (v + S.arg) % 1000")
                else:
                    put("v ^= m;", "v ^= m")
            elif what < 0.65:
                self.loop(me, put, fill)
            elif what < 0.76:
                self.by_hand(me, put, fill)
            elif what < 0.79:
                put("note (v);", "note(v)")
            else:
                self.delegate(me, put)

    def coroutine(self, k):
        c, py = [], []

        def put(text, model):
            if text is not None:
                c.append("  " + text)
            if model is not None:
                py.append("    " + model)
        event = self.r.randint(0, 80)
        put(f"GUARD (first, {event}); int v = m % 1000;", f"s.guard({event})")
        put(None, "v = m % 1000")
        self.statements(k, put, 0)
        put("v %= 1000; v = v < 0 ? 0 : v;", "v %= 1000")
        put(f"co_yield (make_{self.item} (v));", "yield v")
        if k.result:
            put(f"co_return (make_{k.result} (v));", "return v")
        self.c.append(f"static {k.type}\n{k.name} (int n, int m)\n{{\n" + "\n".join(c) + "\n}\n")
        self.py += [f"def {k.name}(S, n, m):", "  with Scope() as s:", *py]

    def drive(self):
        runs_c, runs_py = [], []
        for k in self.all:
            runs_c.append(f"""
  for (unsigned i = 0; i < sizeof stops / sizeof *stops; i++)
    for (int depth = 0; depth < 2; depth++)
      {{
        note (9000 + {k.i} * 100 + i); fuel = 40, arena_used = 0;
        {k.type} o = {k.name}_pointer (depths[depth], i);
        for (int j = 0; j < stops[i]; j++)
          {{
            move (&o);
            int v = {self.step("o", k, f"make_{k.arg} (j * 3 + 1)")};
            note (v);
            if (v == -1)
              break;
          }}
        move (&o);
        co_drop (&o);
        check (alloc_live == 0);
      }}""")
            runs_py.append(f"""
  for i, stop in enumerate({STOPS}):
    for depth in {DEPTHS}:
      note(9000 + {k.i} * 100 + i)
      World.fuel = 40
      o = Cell(Object({k.kind!r}, {k.name}, (depth, i)))
      for j in range(stop):
        v = step(o, {"j * 3 + 1" if k.arg else None})
        note(v)
        if v == -1:
          break
      drop(o)""")
        self.c.append(f"static void\nrun{self.number} (void)\n{{"
                      f"\n  static const int stops[] = {{ {', '.join(map(str, STOPS))} }}, depths[] = {{ {', '.join(map(str, DEPTHS))} }};"
                      + "".join(runs_c) + "\n}\n")
        self.py.append("def run():" + "".join(runs_py))


class Generators:
    def __init__(self, seed):
        self.seed = seed

    def text(self):
        return simulate.show(self.seed, Unit, int(os.environ.get("COUNT") or 5 * UNITS) // 5,
                             '/* Made by generators.py.  */\n\n#include "generators.h"\n', PRELUDE_PY)
