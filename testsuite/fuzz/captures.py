"""Random captures: what co_do, co_lambda and nested coroutines with a name use of the
functions around them, in ordinary functions and coroutines: scalars, arrays, structures,
pointers and trait objects; kept, moved, stored, returned, used up and dropped at any time.

In the model each variable is a cell that all share, for as long as somebody has it.  So
captured by value is right only where nobody could tell the difference.

An object is free if it may go anywhere: of the variables around it such a body only reads
those that nobody writes once it is made, and whose address nobody takes; it moves objects
that nobody mentions later.  The object of another body is bound to what it uses: it only
stays in variables that are declared later.  No program draws a warning.
"""
import os
import random

import simulate
from capture_objects import Objects
from capture_variables import Expr, Var

ROOTS = 10
RUNS = 7

PRELUDE_C = """/* Made by captures.py.  */

#include "traced.h"

struct st { int a; short b; int c[2]; };
static int shared[3];
static I slots[3];

static I counted (int id, int n) { GUARD (g, id); for (int i = 0; i < n; i++) co_yield ((id + i) % 97); }
static I take (I in, int n) { GUARD (g, 90); if (n > 0) co_for (int v, in) { co_yield (v); if (--n == 0) break; } }
static F waits (int id, int n) { GUARD (g, id); int v = co_await (timed (n & 3, id)); co_return ((v + n) % 97); }
static S ticks (int id, int n) { GUARD (g, id); for (int i = 0; i < n; i++) co_yield (co_await (timed (i & 1, (id + i) % 97))); }
static G echo (int id, int n) { GUARD (g, id); int got = co_arg (); while (n-- > 0) got = (got + co_yield ((id + got) % 97)) % 97; co_return (got); }
static int sum (I in) { int all = 0; co_for (int v, in) all = (all + v) % 97; return all; }
static I pass (I in) { return in; }
static __attribute__ ((noipa)) I pass_elsewhere (I in) { return in; }
static __attribute__ ((noipa)) void sink (I in) { (void) in; }
static __attribute__ ((noipa)) void bump (int *p, int n) { *p = (*p + n) % 97; }
static __attribute__ ((noipa)) void scribble (void) { volatile char stack[2048]; for (int i = 0; i < 2048; i++) stack[i] = 0x5a; }
static void clear_slots (void) { for (int i = 0; i < 3; i++) { co_drop (&slots[i]); shared[i] = i + 1; } }
"""

PRELUDE_PY = """
shared = Cell([0, 0, 0])
slots = [Cell(None), Cell(None), Cell(None)]

def counted_(S, id, n):
    with Scope() as s:
        s.guard(id)
        for i in range(n):
            yield (id + i) % 97
def take_(S, n, o):
    with Scope([o]) as s:
        s.guard(90)
        if n > 0:
            with Scope() as s2:
                for v in each(s2.own(Cell(take(o)))):
                    yield v
                    n -= 1
                    if n == 0:
                        break
def waits_(S, id, n):
    with Scope() as s:
        s.guard(id)
        v = yield from await_(Timed(n & 3, id))
        return (v + n) % 97
def ticks_(S, id, n):
    with Scope() as s:
        s.guard(id)
        for i in range(n):
            yield (yield from await_(Timed(i & 1, (id + i) % 97)))
def echo_(S, id, n):
    with Scope() as s:
        s.guard(id)
        got = S.arg
        for i in range(n):
            got = (got + (yield (id + got) % 97)) % 97
        return got
def sum_(o):
    with Scope() as s:
        all = 0
        for v in each(s.own(Cell(o))):
            all = (all + v) % 97
        return all
def clear_slots():
    for i in range(3):
        drop(slots[i])
        shared.v[i] = i + 1
def item(cell):
    how, v = cell.v.step()
    return v if how is ITEM else 7
def old(cell, by):
    v = cell.v
    cell.v += by
    return v
"""


class Body(Objects):
    """A body with its statements."""

    def nested_function(self):
        if self.in_any_free() or self.depth > 1 or self.unit.size > 50 or self.level > 1:
            return
        self.unit.size += 6
        kind = self.any_kind()
        n = self.name("named")
        body = Body(self.unit, kind, self, "named")
        m = body.name("m")
        var = Var(m, "scalar", body)
        body.scopes[0].append(var)
        body.guard(0.5)
        body.statements(1, self.r.randint(1, 3))
        body.finish()
        self.define(body, n, [m])
        self.c.append("  " * self.level + f"{kind} {n} (int {m})\n" + "  " * self.level + "{\n"
                      + "\n".join("  " * self.level + l for l in body.c) + "\n" + "  " * self.level + "}")
        self.nested.append((n, kind, None))

    def in_any_free(self):
        return self.free or any(b.free for b in self.parents())

    # ---- Statements.

    def open(self, loop=False):
        self.put("{")
        self.level += 1
        if loop:
            self.loops.append(self.name("loop"))
        self.names.append(self.name("s"))
        self.put(None, f"with Scope() as {self.names[-1]}:")
        self.level += 1
        self.scopes.append([])

    def close(self, loop=False):
        for v in self.scopes[-1]:
            self.last_mention(v)
        self.scopes.pop()
        self.put(None, "pass")
        self.names.pop()
        self.level -= 2
        self.put("}")
        if loop:
            self.loops.pop()

    def last_mention(self, v):
        if v.kind == "obj" and v.mode == "ref":
            self.put(f"note (co_is_null ({v.name}));", f"note(int({v.name}.v is None))")
        elif v.kind in ("scalar", "arr", "st", "vla") and not v.fixed and self.r.random() < 0.6:
            e = self.part(v)
            self.put(f"note ({e.c});", f"note({e.py})")

    def suspend(self):
        e = self.number()
        if self.kind in ("I", "S") and (self.kind == "I" or self.r.random() < 0.5):
            self.put(f"co_yield ({e.c});", f"yield {e.py}")
        elif self.kind == "G":
            self.put(f"note (co_yield ({e.c}));", f"note((yield {e.py}))")
        elif self.kind in ("F", "S"):
            n = self.r.randint(0, 2)
            self.put(f"note (co_await (timed ({n}, {e.c})));", f"note((yield from await_(Timed({n}, {e.py}))))")

    def leave(self):
        c = self.condition()
        if self.inside and self.r.random() < 0.7:
            word = self.r.choice(["break", "continue"])
            self.put(f"if ({c.c}) {word};", f"if {c.py}: {word}")
        elif self.kind is None:
            if self.how == "root":
                self.put(f"if ({c.c}) return;", f"if {c.py}: return")
        elif self.kind in ("F", "G"):
            self.put(f"if ({c.c}) co_return (3);", f"if {c.py}: return 3")
        else:
            self.put(f"if ({c.c}) co_return ();", f"if {c.py}: return")

    def compound(self, budget):
        r = self.r
        what = r.random()
        inner = lambda: self.statements(budget - 1, r.randint(1, 3))
        if what < 0.3:
            c = self.condition()
            self.put(f"if ({c.c})", f"if {c.py}:")
            self.open()
            inner()
            self.close()
            if r.random() < 0.4:
                self.put("else", "else:")
                self.open()
                inner()
                self.close()
        elif what < 0.5:
            i, n = self.name("i"), r.randint(1, 3)
            self.put(f"for (int {i} = 0; {i} < {n}; {i}++)", f"{i} = Cell(0)\nfor {i}_ in range({n}):")
            self.inside += 1
            self.open(True)
            self.put(None, f"{i}.v = {i}_")
            self.index(i)
            inner()
            self.close(True)
            self.inside -= 1
        elif what < 0.6:
            i, n = self.name("w"), r.randint(1, 3)
            self.put(f"{{ int {i} = {n};", f"{i} = Cell({n})")
            var = Var(i, "scalar", self)
            var.fixed = True
            self.scopes.append([var])
            self.put(f"while ({i}-- > 0)", f"while old({i}, -1) > 0:")
            self.inside += 1
            self.open(True)
            var.writes.append(list(self.loops))
            inner()
            self.close(True)
            self.inside -= 1
            self.scopes.pop()
            self.put("}")
        elif what < 0.72:
            j, n = self.name("j"), r.randint(1, 2)
            label = self.name("again")
            inside, self.inside = self.inside, 0
            self.put(f"{{ int {j} = 0; {label}:;", f"{j} = Cell(0)\nwhile True:")
            self.open(True)
            inner()
            self.close(True)
            self.put(f"if ({j}++ < {n}) goto {label}; }}", f"  if old({j}, 1) >= {n}: break")
            self.inside = inside
        elif what < 0.85:
            e = self.expr(1)
            t = self.name("t")
            inside, self.inside = self.inside, 0
            self.put(f"switch (({e.c}) % 3)", f"{t} = ({e.py}) % 3\nif True:")
            self.put("{")
            self.level += 1
            for case in (0, 1):
                self.put(f"case {case}:", f"if {t} == {case}:")
                self.open()
                inner()
                self.close()
                self.put("break;")
            self.level -= 1
            self.put("}")
            self.inside = inside
        else:
            self.put(None, "if True:")
            self.open()
            inner()
            self.close()

    def statements(self, budget, count):
        r = self.r
        for _ in range(count):
            what = r.random()
            if not any(v.body is self for v in self.visible()) and what < 0.5 or what < 0.16:
                self.declare()
            elif what < 0.3:
                self.write()
            elif what < 0.34:
                self.poke()
            elif what < 0.38:
                e = self.number()
                self.put(f"note ({e.c});", f"note({e.py})")
            elif what < 0.47 and self.kind:
                self.suspend()
            elif what < 0.58:
                self.declare_object()
            elif what < 0.72:
                self.use_object()
            elif what < 0.8 and self.unit.size < 60:
                self.immediate()
            elif what < 0.84:
                self.escape()
            elif what < 0.87:
                self.leave()
            elif what < 0.89 and budget > 0 and self.depth < 2:
                r.choice([self.declare_several, self.turns])()
            elif what < 0.91 and self.depth < 2:
                self.nested_function()
            elif budget > 0:
                self.compound(budget)
            else:
                self.write()


class Unit:
    """One root, with functions that make objects for it, number NUMBER of its program."""

    def __init__(self, seed, number):
        self.r, self.number = random.Random(seed), number
        self.names, self.size, self.makers, self.c, self.py = 0, 0, [], [], []
        for _ in range(self.r.randint(0, 2)):
            self.maker()
        self.size = 0
        self.root()

    def body(self, kind, how, name, owns=False):
        b = Body(self, kind, None, how)
        self.parameters = [b.name("a"), b.name("b")]
        for p in self.parameters:
            var = Var(p, "scalar", b)
            # GCC's address sanitizer loses a parameter of an ordinary function that nested
            # ones use, if its address is taken.
            var.address_ok = kind is not None
            b.scopes[0].append(var)
        if owns:
            var = Var(b.name("in"), "obj", b, True, "move")
            var.element = "I"
            b.scopes[0].append(var)
            self.parameters.append(var.name)
        if self.r.random() < 0.1:
            b.weird = True
            label = b.name("to")
            b.put(f"static void *const at_{label}[] = {{ &&{label} }}; goto *at_{label}[0]; {label}:;")
        b.guard(0.3)
        return b

    def define(self, b, type_, name, head_py, first_py):
        a = [f"int {p}" for p in self.parameters[:2]] + [f"I {p}" for p in self.parameters[2:]]
        self.c.append(f"static {type_}\n{name} ({', '.join(a)})\n{{\n" + "\n".join(b.c) + "\n}\n")
        x, y = self.parameters[:2]
        self.py += [f"def {name}({head_py}):", f"  {x}, {y} = Cell(a), Cell(b)", f"  {first_py}"]
        self.py += ["  " + line for line in b.py]

    def maker(self):
        owns = self.r.random() < 0.4
        name = f"mk{self.number}_{len(self.makers)}"
        b = self.body(None, "maker", name, owns)
        parameters = self.parameters
        b.statements(2, self.r.randint(2, 5))
        found = [v for v in b.scopes[0] if v.kind == "obj" and v.free and v.mode == "move" and not v.dead
                 and v.clean and v.element == "I"]
        if found and self.r.random() < 0.3:
            x = self.r.choice(found).name
            e = Expr(x, f"take({x})")
        else:
            e = b.object("I", True)
        for v in b.scopes[0]:
            b.last_mention(v)
        b.put(f"return {e.c};", f"return {e.py}")
        self.parameters = parameters
        owned = "".join(f"{p} = s.own(Cell(given)); " for p in parameters[2:])
        # The parameter is dropped last.
        self.define(b, "I", name, "a, b, given=None", "with Scope() as s:")
        if owned:
            self.py.insert(len(self.py) - len(b.py), "    " + owned.rstrip("; "))
        self.makers.append((name, owns))

    def root(self):
        r = self.r
        kind = r.choice([None, None, None, "I", "I", "F", "S", "G"])
        name = f"f{self.number}"
        b = self.body(kind, "root", name)
        parameters = self.parameters
        b.statements(3, r.randint(5, 9))
        b.finish()
        self.parameters = parameters
        if kind is None:
            self.define(b, "void", name, "a, b", "with Scope() as s:")
            run_c = f"{name} (run, 5);"
            run_py = f"{name}(run, 5)"
        else:
            self.define(b, kind, name, "S, a, b", "with Scope(S.owned.values()) as s:")
            run_c = (f"{kind} o = {name} (run & 3, 5);\n      for (int i = 0; i < run; i++)\n"
                     f"        {{ move (&o); note (STEP_{kind} (o, i * 3 + 1) + 10); }}\n"
                     "      move (&o); co_drop (&o);")
            run_py = (f"o = Cell(Object({kind!r}, {name}, (run & 3, 5)))\n    for i in range(run):\n"
                      "      note(step(o, i * 3 + 1) + 10)\n    drop(o)")
        self.c.append(f"""static void
run{self.number} (void)
{{
  for (int run = 0; run < {RUNS}; run++)
    {{
      note (9000 + run); arena_used = 0; clear_slots ();
      {run_c}
      clear_slots ();
    }}
}}
""")
        self.py.append(f"def run():\n  for run in range({RUNS}):\n    note(9000 + run)\n    clear_slots()\n"
                       f"    {run_py}\n    clear_slots()")


class Captures:
    def __init__(self, seed):
        self.seed = seed

    def text(self):
        return simulate.show(self.seed, Unit, int(os.environ.get("COUNT") or ROOTS), PRELUDE_C, PRELUDE_PY)
