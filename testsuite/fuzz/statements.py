"""Random statements, and the scopes that they stand in."""
from collections import namedtuple

from kinds import INT, KINDS, kind
from tree import Node

Variable = namedtuple("Variable", "name kind")
Held = namedtuple("Held", "text trait")

TYPED = {t: kind("", f"value_{t} (~)", f"~ = make_{t} ($);") for t in
         ("int", "long", "float", "double", "t_uchar", "t_bool", "t_long_double", "t_complex", "t_int128",
          "t_vector", "t_pair", "t_big", "t_union", "t_bits", "t_nested", "t_enum", "t_aligned")}

LABELLED = {"goto_out", "goto_back", "goto_in", "computed", "label_value"}


class Scope:
    """What can be named at a place of FUNCTION: VARIABLES, of which only those in WRITABLE
    may change; HELD, objects, null or not; LABELS to leave for.  The place is reached at
    most TIMES times in a run."""

    def __init__(self, function):
        self.function = function
        self.variables, self.writable, self.held, self.labels = [], [], [], []
        self.loop, self.times, self.depth = False, 1, 0
        self.operand = False            # Within a statement expression.

    def inner(self, **changes):
        s = Scope(self.function)
        s.__dict__.update(self.__dict__)
        for name in ("variables", "writable", "held", "labels"):
            setattr(s, name, list(getattr(self, name)))
        s.depth += 1
        s.__dict__.update(changes)
        return s

    def frozen(self):
        """This scope as an operand sees it whose siblings are not yet, or were, evaluated."""
        return self.inner(writable=[], held=[], depth=self.depth)

    def declare(self, name, kind):
        self.variables.append(Variable(name, kind))
        if kind.writes:
            self.writable.append(self.variables[-1])

    def hold(self, text, trait):
        self.held.append(Held(text, trait))


class Statements:
    def declare_typed(self, scope, type, name=None):
        name = name or self.name("v")
        scope.declare(name, TYPED[type])
        return name

    def block(self, scope, count=None):
        """A block; SCOPE is its own."""
        out = []
        count = self.r.randint(1, 3) if count is None else count
        for _ in range(count):
            self.size += 1
            s = self.statement(scope)
            if s is not None:
                out.append(s)
        return out

    def statement(self, scope):
        r = self.r
        if self.size > self.size_max or scope.depth > 5:
            choices = ["note", "write", "suspend"]
        else:
            choices = (["variable"] * 10 + ["write"] * 8 + ["note"] * 4 + ["suspend"] * 9 + ["cleanup"] * 4
                       + ["use_object"] * 9 + ["leave"] * 3 + ["object_hold"] * 2 + ["nested"] * 1
                       + ["if_"] * 3 + ["if_else"] * 2 + ["for_"] * 3 + ["while_"] * 2 + ["switch"] * 2
                       + ["block_"] * 2 + ["goto_out", "goto_back", "goto_in", "computed", "label_value", "duff", "shadow", "late"]
                       + ["static_", "nested_coroutine"])
            if not scope.function.recursive and scope.times == 1 and any(n == "d" for n, t in scope.function.parms):
                choices += ["recurse"] * 6
        chosen = r.choice(choices)
        # GCC takes no array of variable length behind a label in a statement expression, and
        # loses what an operand has computed before a computed goto in another one.
        if scope.operand and chosen in LABELLED:
            chosen = "note"
        return getattr(self, chosen)(scope)

    # ---- Simple ones.

    def late(self, scope):
        """A variable without a value until others in an inner scope are not needed any more."""
        r, name = self.r, self.name("v")
        type = r.choice(["t_pair", "t_pair", "t_big", "t_nested", "t_bits", "t_aligned"])
        if r.random() < 0.5:
            inner = scope.inner()
            made = Node(f"{type} {name};\n{{\n@{name} = make_{type} ($);\n}}", self.block(inner), self.int(inner))
        else:
            n, i = r.randint(1, 2), self.name("i")
            value = self.int(scope)
            body = self.block(scope.inner(loop=False, times=scope.times * (n + 1)))
            made = Node(f"{type} {name};\nfor (int {i} = 0;; {i}++) {{\nif ({i} == {n}) {{\n"
                        f"{name} = make_{type} ($);\nbreak;\n}}\n@}}", value, body)
        scope.declare(name, TYPED[type])
        return made

    def variable(self, scope, chosen=None):
        chosen = chosen or self.r.choice(KINDS)
        name = self.name("v")
        s = self.fill(chosen.declared.replace("~", name), scope)
        scope.declare(name, chosen)
        return s

    def write(self, scope):
        if not scope.writable:
            return self.note(scope)
        v = self.r.choice(scope.writable)
        return self.fill(self.r.choice(v.kind.writes).replace("~", v.name), scope)

    def note(self, scope):
        return self.fill(f"note ({self.tag()}, $);", scope)

    def suspend(self, scope):
        made = self.suspension(scope, 2)
        if made is None:
            return self.use_object(scope)
        return Node(self.r.choice([f"note ({self.tag()}, $);", "(void) $;"]), made)

    def static_(self, scope):
        name = self.name("v")
        scope.declare(name, kind("", "~ | ~ + 0", ""))
        return Node(f"static const int {name} = {self.r.randint(0, 99)};")

    def cleanup(self, scope):
        name = self.name("g")
        if self.r.random() < 0.3:
            s = self.fill(f"t_pair {name} CLEANUP (leave_pair) = make_t_pair ($);", scope)
            scope.declare(name, kind("", "~.a | ~.c & 127", "~.a = $; | ~ = make_t_pair ($);"))
        else:
            s = self.fill(f"int {name} CLEANUP (leave) = $;", scope)
            scope.declare(name, kind("", "~", "~ = $; | ~ = (~ + $) & 127;"))
        return s

    def leave(self, scope):
        """Go out of the scope, perhaps."""
        r, trait = self.r, scope.function.trait
        choices = ["return"] + ["break", "continue"] * 2 * scope.loop + ["goto"] * 3 * bool(scope.labels)
        choice = r.choice(choices)
        condition = self.int(scope, 1) if r.random() < 0.4 else self.pure(scope, 1)
        test = r.choice(["$ % 5 == 2", "$ > 50", "($ & 3) == 1", "!$"])
        if choice in ("break", "continue"):
            return Node(f"if ({test}) {choice};", condition)
        if choice == "goto":
            return Node(f"if ({test}) goto {r.choice(scope.labels)};", condition)
        finish, model, kids = self.finish(scope, trait)
        return Node(f"if ({test}) {finish}", condition, *kids, model=f"if ({test}) {model}")

    def finish(self, scope, trait):
        """The text of a co_return, that of the model, and their kids."""
        if trait.result in (None, "void"):
            return "co_return ();", "return;", []
        made = "$" if trait.result in ("int", "long", "double") else f"make_{trait.result} ($)"
        return (f"co_return ({made});", f"M_RETURN ({trait.result}, {made});", [self.int(scope, 1)])

    # ---- Compound ones.

    def if_(self, scope):
        return Node("if ($) {\n@}", self.int(scope), self.block(scope.inner()))

    def if_else(self, scope):
        return Node("if ($) {\n@} else {\n@}", self.int(scope), self.block(scope.inner()), self.block(scope.inner()))

    def block_(self, scope):
        return Node("{\n@}", self.block(scope.inner()))

    def for_(self, scope):
        i, n = self.name("i"), self.r.randint(1, 3)
        inner = scope.inner(loop=True, times=scope.times * n)
        inner.variables.append(Variable(i, kind("", "~", "")))
        choice = self.r.random()
        if choice < 0.2:
            return Node(f"for (int {i} CLEANUP (leave) = 0; {i} < {n}; {i}++) {{\n@}}", self.block(inner))
        if choice < 0.4:
            return Node(f"{{ int {i} = 0; for (;; {i}++) {{\nif ({i} >= {n}) break;\n@}}\nnote ({self.tag()}, {i}); }}", self.block(inner))
        return Node(f"for (int {i} = 0; {i} < {n}; {i}++) {{\n@}}", self.block(inner))

    def while_(self, scope):
        i, n = self.name("i"), self.r.randint(1, 3)
        inner = scope.inner(loop=True, times=scope.times * (n + 1))
        inner.variables.append(Variable(i, kind("", "(~ & 7)", "")))
        text = self.r.choice([f"int {i} = {n}; while ({i}-- > 0 && $ < 90) {{\n@}}",
                              f"int {i} = {n}; while ($, {i}-- > 0) {{\n@}}",
                              f"int {i} = {n}; do {{\n@}} while (--{i} > 0 && $ != 17);"])
        test, body = self.int(scope.inner(times=inner.times), 1), self.block(inner)
        return Node(text, *([test, body] if "do {" not in text else [body, test]))

    def switch(self, scope):
        blocks = [self.block(scope.inner(loop=False) if not scope.loop else scope.inner(), self.r.randint(0, 2)) for _ in range(3)]
        ends = [self.r.choice(["break;", ""]) for _ in blocks]
        return Node(f"switch ($ & 3) {{\ncase 0: {{\n@}} {ends[0]}\ncase 1: case 2: {{\n@}} {ends[1]}\n"
                    f"default: {{\n@}} {ends[2]}\n}}", self.int(scope), *blocks)

    def duff(self, scope):
        i, n = self.name("i"), self.r.randint(1, 2)
        inner = scope.inner(loop=True, times=scope.times * (n + 1))
        return Node(f"int {i} = 0; switch ($ & 1) {{\ncase 0: do {{\n{{\n@}}\ncase 1: {{\n@}}\n}} while (++{i} < {n}); }}",
                    self.int(scope, 1), self.block(inner.inner()), self.block(inner.inner()))

    def goto_out(self, scope):
        label = self.name("l")
        inner = scope.inner(labels=scope.labels + [label])
        return Node(f"{{\n{{\n@}}\n{label}: ;\n}}", self.block(inner))

    def goto_back(self, scope):
        label, i = self.name("l"), self.name("i")
        inner = scope.inner(times=scope.times * 3)
        return Node(f"{{\nint {i} = 0;\n{label}: ;\n{{\n@if ({i}++ < 2 && $) goto {label};\n}}\n}}",
                    self.block(inner), self.pure(inner))

    def goto_in(self, scope):
        """Into the scope of a cleanup, behind its initialization."""
        label, g, i = self.name("l"), self.name("g"), self.name("i")
        inner = scope.inner(times=scope.times * 2)
        return Node(f"{{\nint {i} = $;\nif ({i} & 1) goto {label};\n@{{\nint {g} CLEANUP (leave);\n{g} = 40; (void) {i};\n"
                    f"if (0) {{ {label}: {g} = 41; }}\n@}}\n}}", self.int(scope, 1),
                    self.no_arrays(self.block(scope.inner(), 1)), self.block(inner))

    def no_arrays(self, block):
        """BLOCK in braces: no goto leads past its variable-length arrays."""
        return [Node("{\n@}", block)]

    def computed(self, scope):
        a, b, t = self.name("l"), self.name("l"), self.name("t")
        return Node(f"{{\nstatic const void *const {t}[] = {{ &&{a}, &&{b} }};\ngoto *{t}[$ & 1];\n{a}: ;\n{{\n@}}\n"
                    f"{b}: ;\n{{\n@}}\n}}", self.pure(scope), self.block(scope.inner(), 1), self.block(scope.inner(), 1))

    def label_value(self, scope):
        """The address of a label, kept over what may suspend."""
        a, b, p = self.name("l"), self.name("l"), self.name("p")
        return Node(f"{{\nvoid *{p} = $ & 1 ? &&{a} : &&{b};\n{{\n@}}\ngoto *{p};\n{a}: note ({self.tag()}, 1);\n{b}: ;\n}}",
                    self.pure(scope), self.block(scope.inner(), 2))

    def shadow(self, scope):
        """A variable with the name of one outside."""
        candidates = [v for v in scope.variables if v.kind is INT]
        if not candidates:
            return self.block_(scope)
        v = self.r.choice(candidates)
        inner = scope.inner(variables=[w for w in scope.variables if w is not v],
                            writable=[w for w in scope.writable if w is not v])
        value = self.int(inner, 1)
        chosen = self.r.choice([INT, kind("", "~.a", "~.a = $;")])
        inner.declare(v.name, chosen)
        declared = f"int {v.name} = $;" if chosen is INT else f"t_pair {v.name} = make_t_pair ($);"
        return Node("{\n" + declared + "\n@}", value, self.block(inner, 3))

    def nested(self, scope):
        """A nested function that changes a variable of the scope."""
        if not scope.writable and scope.variables:      # Within an operand.
            return self.note(scope)
        v, n = self.name("v"), self.name("n")
        s = self.fill(f"int {v} = $; int {n} (int x) {{ {v} = (2 * {v} + x) & 63; return {v}; }}", scope)
        scope.declare(v, kind("", "~", f"~ = $; | {n} ($); | note ({self.tag()}, {n} ($));"))
        return s

    def recurse(self, scope):
        """Delegate to, or await, another object of the same function, or one that is
        not yet written."""
        f = self.r.choice([scope.function] * 2 + [f for f in self.declared if self.mutual])
        if f.trait.kind == "generator" or not all(isinstance(t, str) or self.fits(t) for n, t in f.parms):
            return None
        scope.function.recursive = True
        self.recursing = True
        inner = scope.inner()
        before = self.block(inner, 1)
        kids, parms = [], []
        for name, t in f.parms:
            if isinstance(t, str):
                parms.append("d - 1" if name == "d" else "$" if t == "int" else f"make_{t} ($)")
                if name != "d":
                    kids.append(self.pure(inner, 1))
            else:
                kids.append((self.plain_leaf(t) or self.simple_call(t)).node)
                parms.append("$")
        self.recursing = False
        name = self.r.choice([f.name, f.name, f.name + "_pointer"])
        node = Node(f"{name} ({', '.join(parms)})", *kids, sort=f.trait.type)
        then = self.consume(inner.inner(times=1), node, f.trait, 3)
        return Node("if (d > 0) {\n@@}", before, [then] if then else [])
