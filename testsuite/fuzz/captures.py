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

KINDS = {"I": "iterator", "F": "future", "S": "stream", "G": "generator"}
SCALARS = ["int", "int", "short", "unsigned char", "long"]
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
SOURCES = {"I": "counted", "F": "waits", "S": "ticks", "G": "echo"}


class Var:
    def __init__(self, name, kind, body, free=False, mode=None):
        self.name, self.kind, self.body = name, kind, body
        self.loops = list(body.loops)           # Where it is declared.
        self.visible = set(v.name for v in body.visible())
        self.free, self.mode = free, mode       # Of an object: see above; "ref" or "move".
        self.frozen = self.addressed = self.foreign = self.fixed = False
        self.writes = []                        # The loops around each, in its own function.
        self.dead, self.address_ok = False, True
        self.clean = False                      # An object that nobody has used yet;
        self.gone = False                       # that has been moved from.
        self.target = None                      # Of a pointer: a variable, or null.
        self.element = None                     # The kind of an object.


class Expr:
    def __init__(self, c, py):
        self.c, self.py = c, py


class Body:
    """The body of one function, of KIND null, I, F, S or G, in PARENT."""

    def __init__(self, unit, kind, parent=None, how="root", free=False, within=None):
        self.unit, self.r, self.kind, self.parent, self.how, self.free = unit, unit.r, kind, parent, how, free
        self.loops, self.scopes, self.c, self.py = [], [[]], [], []
        self.level, self.inside, self.nested = 1, 0, []
        self.outer = [v for v in parent.visible() if within is None or v.name in within] if parent else []
        self.within = within            # All that it may use of what is around, or null.
        self.depth = parent.depth + 1 if parent else 0
        self.weird = False
        self.names = ["s"]              # Of the scopes, in Python.

    def put(self, c, py=None):
        pad = "  " * self.level
        if c is not None:
            self.c.append(pad + c)
        for line in (py or "").split("\n") if py is not None else []:
            self.py.append(pad + line)

    @property
    def own(self):
        return self.names[-1] + ".own"

    def visible(self):
        return self.outer + [v for s in self.scopes for v in s]

    def name(self, stem):
        self.unit.names += 1
        return f"{stem}{self.unit.names}"

    # ---- What may be done with a variable.

    def within(self, body):
        """Whether this body is, or is in, BODY."""
        b = self
        while b and b is not body:
            b = b.parent
        return b is body

    def chain(self, var):
        """The bodies from this one outward to that of VAR, without that."""
        out, b = [], self
        while b is not var.body:
            out.append(b)
            b = b.parent
        return out

    def by_value(self, var):
        """Whether the outermost free body around this one that is in the body of VAR gets it
        by value, as the manual promises."""
        chain = self.chain(var)
        if var.addressed or var.foreign or var.kind == "vla" or var.body.weird \
           or any(b.how not in ("do", "lambda") for b in chain):
            return False
        now = var.body.loops
        return all(all(l in var.loops for l in w if l in now) for w in var.writes)

    def in_free(self, var):
        return any(b.free for b in self.chain(var))

    def may_read(self, var):
        if var.kind == "obj":
            return False
        if not self.in_free(var):
            return True
        if var.kind == "ptr" and var.target is not None:
            return False
        return self.by_value(var)

    def may_write(self, var):
        return not (var.frozen or var.fixed or self.in_free(var)) and var.kind != "ptr"

    def reading(self, var):
        if self.in_free(var):
            var.frozen = True

    def writing(self, var):
        if var.body is self:
            var.writes.append(list(self.loops))
        else:
            var.foreign = True

    def may_address(self, var):
        return not (var.frozen or var.fixed or self.in_free(var))

    def pick(self, kinds, test):
        found = [v for v in self.visible() if v.kind in kinds and not v.dead and test(v)]
        if self.outer and self.r.random() < 0.6:
            found = [v for v in found if v.body is not self] or found
        return self.r.choice(found[-6:] if self.r.random() < 0.6 else found) if found else None

    # ---- Expressions, whose values are not negative.

    def part(self, var, index_depth=0):
        """A place in VAR, or where it points to, that holds a number."""
        r, x = self.r, var.name
        if var.kind == "scalar":
            return Expr(x, f"{x}.v")
        if var.kind in ("arr", "vla"):
            n = 2 if var.kind == "vla" else 3
            i = self.expr(index_depth) if index_depth and r.random() < 0.4 else self.constant()
            return Expr(f"{x}[({i.c}) % {n}]", f"{x}.v[({i.py}) % {n}]")
        if var.kind == "ptr":
            return Expr(f"(*{x})", f"{x}.v.v")
        which = r.randint(0, 2)
        if which == 2:
            i = r.randint(0, 1)
            return Expr(f"{x}.c[{i}]", f"{x}.v[2][{i}]")
        return Expr(f"{x}.{'ab'[which]}", f"{x}.v[{which}]")

    def constant(self):
        n = str(self.r.randint(0, 20))
        return Expr(n, n)

    def expr(self, depth=2):
        r = self.r
        what = r.random()
        if depth == 0 or what < 0.45:
            var = self.pick(("scalar", "arr", "vla", "st", "ptr"), self.may_read)
            if var is None or r.random() < 0.15:
                if self.kind == "G" and r.random() < 0.4:
                    return Expr("co_arg ()", "S.arg")
                return self.constant()
            self.reading(var)
            return self.part(var)
        a, b = self.expr(depth - 1), self.expr(depth - 1)
        if what < 0.9:
            op = r.choice("++^&|")
            return Expr(f"({a.c} {op} {b.c})", f"({a.py} {op} {b.py})")
        c = self.expr(0)
        return Expr(f"({a.c} < {b.c} ? {c.c} : {b.c})", f"({c.py} if {a.py} < {b.py} else {b.py})")

    def number(self):
        e = self.expr()
        return Expr(f"({e.c}) % 97", f"({e.py}) % 97")

    def condition(self):
        e, n = self.expr(1), self.r.randint(2, 3)
        k = self.r.randint(0, n - 1)
        return Expr(f"({e.c}) % {n} == {k}", f"({e.py}) % {n} == {k}")

    # ---- Variables.

    def declare(self):
        r = self.r
        what = r.random()
        const = r.random() < 0.3
        if what < 0.4:
            t, x, e = r.choice(SCALARS), self.name("x"), self.number()
            if const and r.random() < 0.3:
                t = "const " + t
            self.put(f"{t} {x} = {e.c}; (void) {x};", f"{x} = Cell({e.py})")
            var = Var(x, "scalar", self)
            var.address_ok = t == "int"
        elif what < 0.55:
            x, a, b = self.name("a"), self.number(), self.number()
            self.put(f"int {x}[3] = {{ {a.c}, {b.c} }};", f"{x} = Cell([{a.py}, {b.py}, 0])")
            var = Var(x, "arr", self)
        elif what < 0.7:
            x, a, b = self.name("s"), self.number(), self.number()
            other = self.pick(("st",), self.may_read)
            if other and r.random() < 0.3:
                self.reading(other)
                self.put(f"struct st {x} = {other.name}; (void) {x};", f"{x} = Cell({other.name}.v)")
            else:
                self.put(f"struct st {x} = {{ {a.c}, 2, {{ {b.c} }} }}; (void) {x};", f"{x} = Cell([{a.py}, 2, [{b.py}, 0]])")
            var = Var(x, "st", self)
        elif what < 0.77 and r.random() < 0.5:
            x, a, e = self.name("w"), self.number(), self.expr(0)
            n = f"(({e.c}) & 3) + 2"
            self.put(f"int {x}[{n}]; {x}[0] = {a.c}; {x}[1] = 5;", f"{x} = Cell([{a.py}, 5])")
            var = Var(x, "vla", self)
        else:
            return self.declare_pointer()
        var.fixed = const
        self.scopes[-1].append(var)

    def declare_pointer(self):
        p = self.name("p")
        if self.r.random() < 0.3:
            i = self.r.randint(0, 2)
            self.put(f"int *{p} = &shared[{i}]; (void) {p};", f"{p} = Cell(Element(shared.v, {i}))")
            target = None
        else:
            target = self.pick(("scalar", "arr", "st"),
                               lambda v: self.may_address(v) and v.address_ok)
            if target is None:
                return
            target.addressed = True
            x = target.name
            if target.kind == "scalar":
                self.put(f"int *{p} = &{x}; (void) {p};", f"{p} = Cell({x})")
            elif target.kind == "arr":
                i = self.r.randint(0, 2)
                self.put(f"int *{p} = {x} + {i}; (void) {p};", f"{p} = Cell(Element({x}.v, {i}))")
            else:
                self.put(f"int *{p} = &{x}.a; (void) {p};", f"{p} = Cell(Element({x}.v, 0))")
        var = Var(p, "ptr", self)
        var.target, var.fixed = target, True
        self.scopes[-1].append(var)

    def write(self):
        r = self.r
        what = r.random()
        if what < 0.15:
            var = self.pick(("ptr",), self.may_read)
            if var:
                self.reading(var)
                place, e = self.part(var), self.number()
                self.put(f"{place.c} = {e.c};", f"{place.py} = {e.py}")
            return
        var = self.pick(("scalar", "arr", "st", "vla"), self.may_write)
        if var is None:
            return
        place = self.part(var)
        if what < 0.25 and var.address_ok and not place.c.endswith(".b"):
            e = self.number()
            var.addressed = True
            self.put(f"bump (&{place.c}, {e.c});", f"{place.py} = ({place.py} + {e.py}) % 97")
            return
        if what < 0.35 and var.address_ok and not place.c.endswith(".b"):
            x, n = self.name("o"), r.randint(0, 89)
            self.put(f"{{ I {x} = made ({n}, 2); co_next (&{x}, &{place.c}); }}",
                     f"with Scope() as t:\n  {x} = t.own(Cell(Made({n}, 2)))\n  {place.py} = item({x})")
            self.writing(var)
            return
        e = self.number()
        if what < 0.45:
            self.put(f"{place.c} = ({place.c} + {e.c}) % 97;", f"{place.py} = ({place.py} + {e.py}) % 97")
        elif what < 0.53 and var.kind == "st":
            self.put(f"{var.name} = (struct st) {{ .b = {e.c}, .c[1] = 3 }};", f"{var.name}.v = [0, {e.py}, [0, 3]]")
        elif what < 0.6:
            self.put(f"{place.c}++; {place.c} %= 97;", f"{place.py} = ({place.py} + 1) % 97")
        else:
            self.put(f"{place.c} = {e.c};", f"{place.py} = {e.py}")
        self.writing(var)

    # ---- Objects.

    def lambda_(self, kind, free, within=None):
        """A co_do or co_lambda here: an expression that makes its object."""
        r = self.r
        how = r.choice(["do", "do", "lambda"])
        body = Body(self.unit, kind, self, how, free, within)
        name = self.name("l")
        parameters = []
        if how == "lambda" and r.random() < 0.7:
            m = body.name("m")
            var = Var(m, "scalar", body)
            body.scopes[0].append(var)
            parameters = [(m, self.number())]
        moved = body.fill()
        self.define(body, name, [m for m, _ in parameters])
        text = "{\n" + "\n".join("  " * self.level + l for l in body.c) + "\n" + "  " * self.level + "}"
        if how == "do":
            c = f"co_do ({kind}, {text})"
        else:
            c = (f"co_lambda ({kind}, ({', '.join(f'int {m}' for m, _ in parameters) or 'void'}), {text})"
                 f" ({', '.join(e.c for _, e in parameters)})")
        args = "".join(f"Cell({e.py}), " for _, e in parameters)
        py = f"Object({kind!r}, {name}, ({args}), {', '.join(f'{v.name}=take({v.name})' for v in moved)})"
        return Expr(c, py)

    def define(self, body, name, parameters):
        """Put the definition of BODY, a nested function, in Python."""
        captured = ", ".join(f"{v.name}={v.name}" for v in self.visible())
        head = ", ".join(["S", *parameters] + (["*", captured] if captured else []))
        self.put(None, f"def {name}({head}):")
        self.level += 1
        self.put(None, "with Scope(S.owned.values()) as s:")
        for line in body.py:
            self.put(None, line)
        self.level -= 1

    def fill(self):
        """Statements for this body of a lambda; returns the objects that it is given."""
        r, moved = self.r, []
        give = self.pick(("obj",), lambda v: v.mode == "move" and v.body is self.parent and v.free and not v.gone
                         and v.loops == self.parent.loops and v.element == "I"
                         and not self.parent.weird and self.how in ("do", "lambda")) if r.random() < 0.7 else None
        self.guard(0.5)
        if give is not None and not any(b.free for b in self.parents()):
            moved = [give]
            give.dead = True
        if r.random() < 0.6:
            self.write()
        self.statements(1 if self.depth > 1 else 2, r.randint(1, 3))
        if moved:
            x = give.name
            what = r.random()
            v = self.name("v")
            if not give.clean:
                self.put(f"if (!co_is_null ({x}))", f"if {x}.v is not None:")
                self.open()
            if what < 0.5 or self.kind == "F":
                self.loop_over(Expr(x, f"take({x})"), v, lambda: self.statements(0, 1), "I")
            elif what < 0.75:
                self.delegate(Expr(x, f"take({x})"))
            else:
                y = self.name("o")
                self.put(f"I {y} = {x}; {self.noted(y, 'I').c}",
                         f"{y} = {self.own}(Cell(take({x})))\n{self.noted(y, 'I').py}")
            if not give.clean:
                self.close()
        self.statements(1, r.randint(0, 2))
        self.finish()
        return moved

    def parents(self):
        b = self.parent
        while b:
            yield b
            b = b.parent

    def noted(self, x, kind):
        arg = self.constant()
        return Expr(f"note (STEP_{kind} ({x}, {arg.c}) + 10);", f"note(step({x}, {arg.py}) + 10)")

    def guard(self, chance):
        if self.r.random() < chance:
            n = self.r.randint(0, 80)
            self.put(f"GUARD ({self.name('g')}, {n});", f"{self.names[-1]}.guard({n})")

    def finish(self):
        """The end of a body: what it shall do at least."""
        for v in self.scopes[0]:
            self.last_mention(v)
        e = self.number()
        if self.kind in ("I", "S"):
            self.put(f"co_yield ({e.c});", f"yield {e.py}")
        elif self.kind in ("F", "G"):
            self.put(f"co_return ({e.c});", f"return {e.py}\nyield")

    def source(self, kind):
        """An expression that makes an object of no lambda."""
        r, e = self.r, self.expr(1)
        n = Expr(f"({e.c}) & 3", f"({e.py}) & 3")
        ids = r.randint(0, 89)
        if kind == "I" and r.random() < 0.4:
            return Expr(f"made ({ids}, {n.c})", f"Made({ids}, {n.py})")
        if kind == "F" and r.random() < 0.4:
            return Expr(f"timed ({n.c}, {ids})", f"Timed({n.py}, {ids})")
        if kind == "I" and self.unit.makers and r.random() < 0.4:
            m, owns = r.choice(self.unit.makers)
            a, b = self.number(), self.number()
            given = self.source("I") if owns else None
            return Expr(f"{m} ({a.c}, {b.c}{', ' + given.c if owns else ''})",
                        f"{m}({a.py}, {b.py}{', ' + given.py if owns else ''})")
        return Expr(f"{SOURCES[kind]} ({ids}, {n.c})", f"Object({kind!r}, {SOURCES[kind]}_, ({ids}, {n.py}))")

    def object(self, kind, free):
        """An expression that makes an object of KIND."""
        r = self.r
        named = [n for n in self.visible_nested() if n[1] == kind]
        if not free and named and r.random() < 0.3:
            n, _, caps = r.choice(named)
            e = self.number()
            made = Expr(f"{n} ({e.c})", f"Object({kind!r}, {n}, (Cell({e.py}),))")
        elif self.depth < 3 and self.unit.size < 60 and r.random() < 0.75:
            self.unit.size += 6
            made = self.lambda_(kind, free)
        else:
            made = self.source(kind)
        if kind == "I":
            what = r.random()
            if what < 0.12:
                n = r.randint(0, 3)
                made = Expr(f"take ({made.c}, {n})", f"Object('I', take_, ({n},), o={made.py})")
            elif what < 0.24:
                made = Expr(f"{r.choice(['pass', 'pass_elsewhere'])} ({made.c})", made.py)
        return made

    def visible_nested(self):
        out, b = [], self
        while b and not (b is not self and self.limited(b)):
            # What is in a free body cannot use a function with a name of what is around.
            if b is self or not any(c.free for c in self.chain_to(b)):
                out += b.nested
            b = b.parent
        return out

    def limited(self, body):
        return any(b.within is not None for b in self.chain_to(body))

    def chain_to(self, body):
        b = self
        while b is not body:
            yield b
            b = b.parent

    def any_kind(self):
        return self.r.choice("IIIIFFSG")

    def declare_object(self):
        r = self.r
        kind = self.any_kind()
        free = r.random() < 0.5
        x = self.name("o")
        var = Var(x, "obj", self, free, r.choice(["ref", "move"]))
        var.element = kind
        if r.random() < 0.8:
            e = self.object(kind, free)
            self.put(f"{kind} {x} = {e.c}; (void) {x};", f"{x} = {self.own}(Cell({e.py}))")
            var.clean = r.random() < 0.5
            if not var.clean:
                e = self.noted(x, kind)
                self.put(e.c, e.py)
        else:
            self.put(f"{kind} {x} = {{ 0 }}; (void) {x};", f"{x} = {self.own}(Cell(None))")
            var.gone = True
        self.scopes[-1].append(var)

    def declare_several(self):
        """Objects that a loop makes, one a turn."""
        r = self.r
        x, i = self.name("o"), self.name("i")
        free = r.random() < 0.5
        kind = self.any_kind()
        self.put(f"co_auto {kind} {x}[3] = {{ {{ 0 }} }};", f"{x} = [{self.own}(Cell(None)) for _ in range(3)]")
        if not free:
            e = self.object(kind, False)
            self.put(f"{x}[1] = {e.c};", f"{x}[1].v = {e.py}")
        else:
            self.put(f"for (int {i} = 0; {i} < 3; {i}++)", f"{i} = Cell(0)\nfor {i}_ in range(3):")
            self.open(True)
            self.put(None, f"{i}.v = {i}_")
            self.index(i)
            for _ in range(r.randint(1, 2)):
                self.declare()
            e = self.object(kind, True)
            self.put(f"{x}[{i}] = {e.c};", f"{x}[{i}.v].v = {e.py}")
            self.close(True)
        j = self.name("i")
        n = r.randint(1, 3)
        self.put(f"for (int {j} = 0; {j} < {n * 3}; {j}++)", f"for {j} in range({n * 3}):")
        self.put(f"  note (STEP_{kind} ({x}[{j} % 3], 7) + 10);", f"  note(step({x}[{j} % 3], 7) + 10)")

    def turns(self):
        """A loop that writes a variable, and in some turns makes an object that uses it."""
        r = self.r
        x, o, i, kind = self.name("x"), self.name("o"), self.name("i"), self.any_kind()
        e = self.number()
        self.put(f"int {x} = {e.c};", f"{x} = Cell({e.py})")
        var = Var(x, "scalar", self)
        self.scopes[-1].append(var)
        holder = Var(o, "obj", self, False, r.choice(["ref", "move"]))
        holder.element = kind
        self.put(f"{kind} {o} = {{ 0 }};", f"{o} = {self.own}(Cell(None))")
        self.put(f"for (int {i} = 0; {i} < 4; {i}++)", f"{i} = Cell(0)\nfor {i}_ in range(4):")
        self.open(True)
        self.put(None, f"{i}.v = {i}_")
        self.index(i)
        e = self.number()
        self.put(f"{x} = {e.c} + {i};", f"{x}.v = {e.py} + {i}.v")
        self.writing(var)
        step = self.noted(o, kind)
        self.put(step.c, step.py)
        n = r.randint(0, 2)
        self.put(f"if ({i} == {n})", f"if {i}.v == {n}:")
        self.open()
        self.assign(holder)
        self.close()
        if r.random() < 0.5:
            self.put(step.c, step.py)
        self.close(True)
        self.scopes[-1].append(holder)

    def index(self, i):
        var = Var(i, "scalar", self)
        var.fixed, var.addressed = True, True
        var.loops = self.loops[:-1]
        self.scopes[-1].append(var)

    def usable(self, var):
        """Whether the code here may mention VAR, an object."""
        return var.mode == "ref" and not self.in_free(var) \
            and (var.body is self or not any(b.free for b in self.chain(var))) \
            or var.mode == "move" and var.body is self

    def use_object(self):
        r = self.r
        var = self.pick(("obj",), lambda v: self.usable(v) and (not v.gone or r.random() < 0.5))
        if var is None:
            return
        if var.gone and r.random() < 0.4:
            var.gone = False
            self.assign(var)
            return
        x, kind = var.name, var.element
        var.clean = False
        what = r.random()
        if what < 0.5:
            e = self.noted(x, kind)
            self.put(e.c, e.py)
        elif what < 0.55:
            self.put(f"co_drop (&{x});", f"drop({x})")
        elif what < 0.62 and kind == "I":
            other = self.pick(("scalar", "arr"), lambda v: self.may_write(v) and v.address_ok)
            if other:
                place = self.part(other)
                self.put(f"if (!co_is_null ({x}) && !co_next (&{x}, &{place.c})) {place.c} = 7;",
                         f"if {x}.v is not None: {place.py} = item({x})")
                self.writing(other)
        elif what < 0.7:
            # To another variable, which ends before it.
            var.gone = True
            self.put(f"if (!co_is_null ({x}))", f"if {x}.v is not None:")
            self.open()
            y = self.name("o")
            other = Var(y, "obj", self, var.free, r.choice(["ref", "move"]))
            other.element = kind
            self.put(f"{kind} {y} = {x}; (void) {y};", f"{y} = {self.own}(Cell(take({x})))")
            self.scopes[-1].append(other)
            self.statements(0, r.randint(1, 2))
            self.close()
        elif what < 0.8 and kind == "I":
            v, var.gone = self.name("v"), True
            self.put(f"if (!co_is_null ({x}))", f"if {x}.v is not None:")
            self.open()
            self.loop_over(Expr(x, f"take({x})"), v, lambda: self.statements(0, 1), "I")
            self.close()
        elif what < 0.85 and kind == "I" and self.kind != "F":
            if self.kind:
                var.gone = True
                self.put(f"if (!co_is_null ({x}))", f"if {x}.v is not None:")
                self.open()
                self.delegate(Expr(x, f"take({x})"))
                self.close()
        elif what < 0.9 and kind == "I":
            var.gone = True
            self.put(f"if (!co_is_null ({x})) sink ({x});", f"drop({x})")
        else:
            self.assign(var)

    def poke(self):
        """Write something between two steps of an object that may use it."""
        var = self.pick(("obj",), lambda v: self.usable(v) and not v.gone)
        if var is None:
            return
        var.clean = False
        for _ in range(2):
            e = self.noted(var.name, var.element)
            self.put(e.c, e.py)
            found = [v for v in self.visible() if v.kind in ("scalar", "arr", "st", "vla") and self.may_write(v)
                     and v.name in var.visible]
            if found:
                place, e = self.part(other := self.r.choice(found)), self.number()
                self.put(f"note ({place.c}); {place.c} = {e.c};", f"note({place.py})\n{place.py} = {e.py}")
                self.writing(other)

    def assign(self, var):
        """Store another object in VAR."""
        x, kind = var.name, var.element
        if var.free:
            e = self.object(kind, True)
        elif var.body is self and self.depth < 2 and self.unit.size < 60:
            self.unit.size += 6
            e = self.lambda_(kind, False, var.visible)
        else:
            e = self.source(kind)
        self.put(f"{x} = {e.c};", f"new = {e.py}\nstore({x}, new)")

    def escape(self):
        """An object that goes far away."""
        r = self.r
        if self.how == "root" and self.kind is None:
            if r.random() < 0.7:
                i = r.randint(0, 2)
                e = self.object("I", True)
                self.put(f"co_drop (&slots[{i}]); slots[{i}] = {e.c};", f"drop(slots[{i}])\nslots[{i}].v = {e.py}")
            else:
                i = r.randint(0, 2)
                self.put(f"scribble (); note (STEP_I (slots[{i}], 0) + 10);", f"note(step(slots[{i}], 0) + 10)")
        else:
            self.declare_object()

    def immediate(self):
        """An object that is used up where it is made."""
        r = self.r
        v = self.name("v")
        if self.kind in ("F", "S") and r.random() < 0.5:
            e = self.object("F", False)
            self.put(f"note (co_await ({e.c}));", f"note((yield from await_({e.py})))")
        elif self.kind in ("I", "S", "G") and r.random() < 0.5:
            self.delegate(self.object("I", False))
        elif self.kind is None and r.random() < 0.2:
            e = self.object("F", False)
            self.put(f"note (co_block_on ({e.c}));", f"note(block_on({e.py}))")
        elif r.random() < 0.3:
            e = self.object("I", False)
            var = self.pick(("scalar",), self.may_write)
            if var and r.random() < 0.5:
                self.put(f"{var.name} = sum ({e.c});", f"{var.name}.v = sum_({e.py})")
                self.writing(var)
            else:
                self.put(f"note (sum ({e.c}));", f"note(sum_({e.py}))")
        else:
            kind = "S" if self.kind in ("F", "S") and r.random() < 0.4 else "I"
            self.loop_over(self.object(kind, False), v, lambda: self.statements(0, r.randint(1, 2)), kind)

    def delegate(self, e):
        self.put(f"co_yield_from ({e.c});", f"yield from yield_from(S, {e.py})")

    def loop_over(self, e, v, fill, kind):
        word = "co_for_await" if kind == "S" else "co_for"
        h = self.name("h")
        # The scope of the object is that of the loop.
        self.put(None, f"with Scope() as {h}s:\n  {h} = {h}s.own(Cell({e.py}))\n  for {h}_ in each({h}):")
        self.put(f"{word} (int {v}, {e.c})")
        self.level += 1
        self.inside += 1
        self.open(True)
        if kind == "S":
            self.put(None, f"if {h}_ is PENDING:\n  yield PENDING\n  continue")
        self.put(f"note ({v});", f"{v} = Cell({h}_)\nnote({v}.v)")
        self.index(v)
        fill()
        if self.r.random() < 0.3:
            c = self.condition()
            self.put(f"if ({c.c}) break;", f"if {c.py}: break")
        self.close(True)
        self.inside -= 1
        self.level -= 1

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
