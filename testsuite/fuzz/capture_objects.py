"""What random captures do with trait objects: how a body makes, gets, steps, moves and keeps
them.  See captures.py for which may go where."""

from capture_variables import Expr, Function, Var

SOURCES = {"I": "counted", "F": "waits", "S": "ticks", "G": "echo"}


class Objects(Function):
    def lambda_(self, kind, free, within=None):
        """A co_do or co_lambda here: an expression that makes its object."""
        r = self.r
        how = r.choice(["do", "do", "lambda"])
        body = type(self)(self.unit, kind, self, how, free, within)
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
