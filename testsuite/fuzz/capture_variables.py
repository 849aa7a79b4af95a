"""What random captures do with variables that are no objects: Var, and Function, the base of
a body in captures.py, which says what it may read, write and take the address of."""

SCALARS = ["int", "int", "short", "unsigned char", "long"]


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


class Function:
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
