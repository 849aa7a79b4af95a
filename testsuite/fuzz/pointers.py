"""Random programs whose coroutines pass pointers to functions that do something with them.

    cp (&q, &p);  co_yield (1);  note (2, *q);

Where do pointers into a frame go?  A helper function reads, writes, keeps or returns what
it is given and what is behind it, at any depth; it is in the same unit or in another one,
called directly or through a pointer, perhaps named like a function of the library.  The
coroutines read through all pointers again after they were suspended.  So a frame that is
moved, a variable that is not in the frame, shows as another trace than the model's.

No program reads through a pointer whose variable is gone:

  - No pointer is null or without a value; what has nothing to point to points to one of
    the variables d_T of pointers.h.
  - Addresses of their own variables are taken by coroutines only that get no pointers.
    What they make objects of may keep pointers that are passed to it, wherever it likes.
  - If addresses of variables of an inner scope were taken, all pointers that outlive it
    are reset where it ends.  Objects of coroutines that recurse begin and end with those
    reset that outlive a run.

What shrink.py takes away does not break this: a reset is part of its block, a function's
result part of the function.

Some coroutines are TAME: they take addresses to pass them to functions, and for variables
that no suspension need survive.  They are movable unless the functions do something.
"""
import random

from tree import Function, Node, Program, Trait, indented, show_block

# What is in a variable of a type, and what a pointer points to.
MEMBERS = {"N": [("v", "I"), ("p", "P"), ("next", "NP")],
           "B": [("a[1]", "I"), ("p[0]", "P"), ("p[1]", "P"), ("in", "N"), ("q", "Q"), ("n", "NP")],
           "U": [("p", "P")]}
TARGETS = {"P": "I", "Q": "P", "R": "Q", "NP": "N", "BP": "B", "UP": "U", "CQ": "CP"}
POINTERS = {target: pointer for pointer, target in TARGETS.items()}
RESETS = {"P": "&d_I", "Q": "&d_P", "R": "&d_Q", "NP": "&d_N", "BP": "&d_B", "UP": "&d_U", "CP": "d_S", "CQ": "&d_CP",
          "N": "(t_N) { 1, &d_I, &d_N }", "U": "(t_U) { &d_I }",
          "B": "(t_B) { { 2, 3 }, { &d_I, &d_I }, { 4, &d_I, &d_N }, &d_P, &d_N }"}
# An int * as an integer, and back.
CODES = [("{} ^ 0x5a5a5a5aUL", "{} ^ 0x5a5a5a5aUL"), ("{} + 12344", "{} - 12344"), ("~{}", "~{}"), ("-{}", "-{}"),
         ("{} | 1", "{} & ~1UL"), ("{} << 8", "{} >> 8"), ("{} * 3", "{} / 3")]
# Names of the library's that no header declares and the library does not call by name.
LIBRARY = ["send", "recv", "accept", "bind", "connect", "chmod", "rmdir", "sendto", "recvfrom", "access", "pipe",
           "getsockopt", "setsockopt", "lstat", "poll", "inet_aton", "statfs", "getpeername", "mkdir", "wait", "inet_ntop",
           "getcwd", "getsockname", "inet_pton", "readlink", "ppoll", "unlink", "chdir"]
PARMS = ["P"] * 5 + ["Q"] * 5 + ["NP"] * 5 + ["R", "BP", "BP", "UP", "CP", "CQ", "N", "I", "I"]
RESULTS = ["void"] * 3 + ["I"] * 3 + ["P"] * 3 + ["NP", "NP", "Q", "N", "CP"]
SPECIFIERS = ["static "] * 5 + ["static inline ", "static __attribute__ ((noinline)) ", "static __attribute__ ((noinline)) ",
                                "static __attribute__ ((noipa)) ", ""]


class Variable:
    """SCOPE is the one it is declared in, None for what is not the coroutine's.  FIXED: it is
    an expression, or const.  What is RETIRED is not named any more."""

    def __init__(self, name, type, scope=None, fixed=False, reset=None):
        self.name, self.type, self.scope, self.fixed = name, type, scope, fixed
        self.reset = reset or (f"{name} = {RESETS[type]};" if type in RESETS else "")
        self.retired = self.temporary = False


class Code(Variable):
    """An integer, or bytes, from which an int * can be made."""

    def __init__(self, name, scope, r):
        self.kind = r.choice(["code"] * 3 + ["halves", "bytes"])
        self.encode, self.decode = r.choice(CODES)
        super().__init__(name, "code", scope, True, self.write(name, "&d_I"))

    def write(self, name, value):
        if self.kind == "code":
            return f"{name} = {self.encode.format(f'(uintptr_t) ({value})')};"
        if self.kind == "halves":
            return f"{name}[0] = (unsigned) (uintptr_t) ({value}), {name}[1] = (uintptr_t) ({value}) >> 32;"
        return f"{{ t_P t_ = {value}; BYTES (&{name}, &t_); }}"

    def declaration(self):
        return {"code": f"uintptr_t {self.name};", "halves": f"unsigned {self.name}[2];",
                "bytes": f"unsigned char {self.name}[sizeof (t_P)];"}[self.kind]

    def read(self):
        if self.kind == "code":
            return f"(t_P) ({self.decode.format(self.name)})"
        if self.kind == "halves":
            return f"(t_P) ((uintptr_t) {self.name}[1] << 32 | {self.name}[0])"
        return f"({{ t_P t_; BYTES (&t_, &{self.name}); t_; }})"


class Scope:
    """A block.  TAKEN: addresses of its variables were taken; BOUND: they may not be."""

    def __init__(self, outer=None, bound=False):
        self.outer, self.variables, self.taken, self.bound = outer, [], False, bound
        self.callables = []
        self.times = outer.times if outer else 1

    def all(self):
        s = self
        while s:
            yield s
            s = s.outer


class Helper:
    """A function.  RESULT is a node, what it returns, or null.  SHAPE is what functions
    have in common that one variable can point to."""

    def __init__(self, name, type, parms, specifiers, other):
        self.name, self.type, self.parms, self.specifiers, self.other = name, type, parms, specifiers, other
        self.body, self.result, self.recursive = [], None, False

    shape = property(lambda self: (self.type, tuple(t for n, t in self.parms)))

    def declaration(self, specifiers, name=None):
        type = self.type if self.type == "void" else f"t_{self.type}"
        return f"{specifiers}{type} {name or self.name} ({', '.join(self.parameter(n, t) for n, t in self.parms)})"

    @staticmethod
    def parameter(name, type):
        return f"{ {'V': 'void *', 'W': 'uintptr_t ', 'D': 'int '}.get(type, f't_{type} ') }{name}"

    def linkage(self):
        return "static " if "static" in self.specifiers else ""

    def show(self, model):
        if self.name.endswith("_cmp"):
            return (f"static int {self.name} (const void *a, const void *b)\n{{\n{show_block(self.body, model)}"
                    "return *(const int *) a - *(const int *) b;\n}\n")
        result = f"return {self.result.show(model)};\n" if self.result else ""
        return f"{self.declaration(self.specifiers)}\n{{\n{show_block(self.body, model)}{result}}}\n"


class PointersProgram(Program):
    """GLOBALS are variables with the other unit's or this one's; TABLES lists of helpers."""

    def __init__(self, name):
        super().__init__(name)
        self.globals, self.tables = [], []

    def helpers(self, other):
        return [f for f in self.functions if isinstance(f, Helper) and f.other == other]

    def show(self, model):
        out = [f"{'extern' if other else 'static'} t_{g.type} {g.name}{'' if other else ' = ' + RESETS[g.type]};"
               for g, other in self.globals]
        for f in self.functions:
            if not isinstance(f, Helper):
                out += [f.declaration(f.linkage()) + ";", f.pointer()]
            elif f.other:
                out.append(f.declaration("extern ") + ";")
            elif not f.name.endswith("_cmp"):
                out.append(f.declaration(f.linkage()) + ";")
        for name, helpers in self.tables:
            there = [f for f in helpers if f in self.functions]
            if there:
                pointer = there[0].declaration("static ", f"(*const {name}[2])")
                out.append(f"{pointer} __attribute__ ((unused)) = {{ {there[0].name}, {there[-1].name} }};")
        out += [f.show(model) for f in self.functions if not isinstance(f, Helper) or not f.other]
        for name, f, call in self.roots:
            t = f.trait
            out.append(f"ROOT ({name}, {t.kind}, {t.type}, {t.item or 'int'}, {t.result or 'int'}, "
                       f"{t.arg or 'int'}, {call.show(model)})")
        return "\n".join(out) + "\n"

    def show_other(self):
        out = [f"t_{g.type} {g.name} = {RESETS[g.type]};" for g, other in self.globals if other]
        out += [f.declaration("") + ";" for f in self.helpers(True)]
        out += [f.show(False) for f in self.helpers(True)]
        return "\n".join(out) + "\n"


class Pointers:
    """A random program; SEED decides it.  LIBRARY is a list of names not used yet."""

    def __init__(self, seed, name, library):
        self.r, self.prefix, self.library = random.Random(seed), name, library
        self.names, self.tags, self.size = 0, 100, 0
        self.program = PointersProgram(name)
        self.globals, self.helpers = self.program.globals, []
        self.tame = self.r.random() < 0.75
        self.keeping = self.r.choice([0, 0, 0.15, 0.6])      # How often globals are written to.
        self.function = self.trait = None
        self.owns = False                                   # May it take addresses of its own variables?
        self.other = False                                  # In the other unit?
        self.child, self.recursion = None, self.r.random() < 0.2

    def name(self, letter):
        self.names += 1
        return f"{letter}{self.names}"

    def tag(self):
        self.tags += 1
        return self.tags

    def chance(self, p):
        return self.r.random() < p

    # ---- What can be named.

    def visible(self, scope):
        out = [v for s in scope.all() for v in s.variables if not v.retired]
        return out

    def walk(self, scope, type, own=True, written=False):
        """The text of a random lvalue of TYPE, and the variable of this function it is in, or
        null.  Not OWN: it is in none.  WRITTEN: in no global one, mostly."""
        r, locals = self.r, self.visible(scope)
        outer = [g for g, other in self.globals if other or not self.other]
        outer += [Variable("heap_B", "BP", fixed=True), Variable("heap_CQ", "CQ", fixed=True)]
        for _ in range(60):
            if locals and not self.chance(self.keeping if written else 0.12):
                v = r.choice(locals)
            else:
                v = r.choice(outer)
                if written and not self.keeping:
                    continue
            text, t, base, fixed = v.name, v.type, v, v.fixed
            for _ in range(5):
                if t == type and not fixed and (own or not base or not base.scope) and (
                        t in MEMBERS or self.chance(0.6) or t in "I"):
                    return text, base
                if t in MEMBERS:
                    field, t = r.choice(MEMBERS[t])
                    text, fixed = f"{text}.{field}", False
                elif t == "A":
                    text, t, fixed = f"{text}[{r.choice(['0', '1', '2', 'hidden (1)'])}]", "I", False
                elif t in ("NP", "BP", "UP") and self.chance(0.9):
                    field, t = r.choice(MEMBERS[TARGETS[t]])
                    text, base, fixed = f"{text}->{field}", None, False
                elif t in TARGETS:
                    text, t, base, fixed = f"(*{text})", TARGETS[t], None, False
                else:
                    break
        return None

    def lvalue(self, scope, type, written=False):
        found = self.walk(scope, type, True, written)
        return found[0] if found else f"d_{type}"

    def address(self, scope, type, own):
        """The address of something of TYPE."""
        found = self.walk(scope, type, own and self.owns)
        if not found:
            return f"&d_{type}"
        text, base = found
        if base and base.scope:
            if base.scope.bound:
                return f"&d_{type}"
            base.scope.taken = True
        return "&" + text

    # ---- Expressions; none has an effect.

    def int(self, scope, depth=2):
        r = self.r
        choice = r.random()
        if choice < 0.2 or not depth:
            return Node(str(r.randint(0, 127)), sort="int")
        if choice < 0.85:
            return Node(self.lvalue(scope, "I"), sort="int")
        if choice < 0.9:
            a, b = self.value(scope, "P"), self.value(scope, "P")
            return Node("($ == $)", a, b, sort="int")
        if choice < 0.93:
            return Node("*$", self.value(scope, "CP", own=False), sort="int")
        return Node("(($ + $) & 127)", self.int(scope, depth - 1), self.int(scope, depth - 1), sort="int")

    def value(self, scope, type, own=True, depth=2):
        """An expression of TYPE.  OWN: it may be the address of a variable of this function."""
        r = self.r
        if type == "I":
            return self.int(scope, depth)
        node = lambda text, *kids: Node(text, *kids, sort=type)
        codes = [v for v in self.visible(scope) if isinstance(v, Code)]
        choice = r.random()
        if type == "P" and codes and own and choice < 0.3:
            return node(f"({r.choice(codes).read()})")
        if type == "N" and choice < 0.4:
            return node("(t_N) { $, $, $ }", self.int(scope, 1), self.value(scope, "P", own, 1), self.value(scope, "NP", own, 1))
        if type == "CP" and own and self.owns and choice < 0.7:
            texts = [v for v in self.visible(scope) if v.type == "S" and not v.scope.bound]
            if texts:
                v = r.choice(texts)
                v.scope.taken = True
                return node(v.name + r.choice(["", " + 1", " + 2"]))
        if type in TARGETS and choice < (0.75 if own and self.owns else 0.12 if self.tame else 0.3):
            return node(self.address(scope, TARGETS[type], own))
        if depth and choice > 0.93:
            return node(f"({{ t_{type} t_ = $; t_; }})", self.value(scope, type, own, 0))
        if depth and choice > 0.9 and type in TARGETS:
            return node(f"((t_{type}) (uintptr_t) $)", self.value(scope, type, own, 0))
        if depth and choice > 0.87:
            return node("($ & 1 ? $ : $)", self.int(scope, 0), self.value(scope, type, own, 0), self.value(scope, type, own, 0))
        found = self.walk(scope, type)
        if found and not own and found[1] and found[1].temporary:
            found = None
        return node(found[0] if found else RESETS[type])

    # ---- Statements.

    def own_stores(self):
        """Are addresses stored directly?"""
        return not self.tame or not self.owns or self.chance(0.1)

    def assign(self, scope):
        for _ in range(8):
            t = self.r.choice(["P", "P", "P", "Q", "Q", "NP", "NP", "N", "R", "BP", "UP", "CP", "CQ", "U"])
            to = self.walk(scope, t, True, True)
            if to and (to[1] is None or not to[1].scope or self.owns or self.chance(0.3)):
                return Node(f"{to[0]} = $;", self.value(scope, t, self.own_stores()))
        return self.write(scope)

    def write(self, scope):
        return Node(f"{self.lvalue(scope, 'I', True)} = $ & 127;", self.int(scope))

    def write_code(self, scope):
        codes = [v for v in self.visible(scope) if isinstance(v, Code)]
        if not codes:
            return self.write(scope)
        v = self.r.choice(codes)
        return Node(v.write(v.name, "$").replace("$", "\0", 1).replace("$", self.lvalue(scope, "P")).replace("\0", "$"),
                    Node(self.lvalue(scope, "P"), sort="P")) if v.kind != "halves" else Node(
                        v.write(v.name, self.lvalue(scope, "P")))

    def copy(self, scope):
        t = self.r.choice(["P", "P", "Q", "NP", "N", "B", "CP", "U"])
        to, source = self.lvalue(scope, t, True), self.lvalue(scope, t)
        size = self.r.choice([f"sizeof (t_{t})", f"hidden (sizeof (t_{t}))"])
        return Node(self.r.choice([f"memmove (&{to}, &{source}, {size});", f"{{ t_{t} t_; memcpy (&t_, &{source}, {size}); {to} = t_; }}",
                                   f"{{ t_{t} t_ = {source}; memcpy (&{to}, &t_, {size}); }}",
                                   f"BYTES (&{to}, &{source});",
                                   f"{{ t_{t} t_ = {to}; {to} = {source}; {source} = t_; }}"]))

    def text_(self, scope):
        """Functions of the library that get a text, or return a place in one."""
        r, at = self.r, self.value(scope, "CP", self.own_stores())
        to = self.lvalue(scope, "CP", True)
        return Node(r.choice([f"{{ t_CP t_; {self.lvalue(scope, 'I', True)} = strtol ($, &t_, 10) & 127; {to} = t_; }}",
                              f"{self.lvalue(scope, 'I', True)} = strtol ($, &{to}, 10) & 127;",
                              f"{{ t_CP t_ = $; {to} = strchr (t_, 'a') ?: t_; }}",
                              f"{{ t_CP t_ = $; t_ = memchr (t_, 'b', strlen (t_)) ?: t_; {to} = t_; }}",
                              f"{{ t_CP t_ = $; if (*t_) *t_ = 'a' + ({self.lvalue(scope, 'I')} & 7); }}",
                              f"{to} = $;"]), at)

    def array_(self, scope):
        """Sort, search and fill."""
        arrays = [v for v in self.visible(scope) if v.type == "A" and not v.scope.bound]
        cmp = [f for f in self.program.functions if f.name.endswith("_cmp")]
        if not arrays or not cmp or not self.owns:
            return self.write(scope)
        v = self.r.choice(arrays)
        v.scope.taken = True
        if self.chance(0.3):
            return Node(f"memset (&{v.name}, 1, hidden (sizeof {v.name}));")
        if self.chance(0.5):
            return Node(f"qsort ({v.name}, 3, sizeof (int), {cmp[0].name});")
        keys = [w for w in self.visible(scope) if w.type == "I" and w.scope and not w.scope.bound]
        key = self.r.choice(keys) if keys else None
        if key:
            key.scope.taken = True
        return Node(f"{{ t_P t_ = bsearch (&{key.name if key else 'd_I'}, {v.name}, 3, sizeof (int), {cmp[0].name}); "
                    f"{self.lvalue(scope, 'I', True)} = t_ ? *t_ & 127 : 3; }}")

    def arguments(self, scope, parms, own=True):
        """Texts and kids."""
        out, kids = [], []
        for n, t in parms:
            t = t.removeprefix("t_")
            if t == "int":
                out.append("d")
            elif t == "D":
                out.append("d - 1" if isinstance(self.function, Helper) and self.function.parms[0][1] == "D" else str(self.r.randint(0, 3)))
            else:
                out.append("$")
                kids.append(self.value(scope, {"V": "Q", "W": "P"}.get(t, t), own))
                if t == "W":
                    out[-1] = "(uintptr_t) ($)"
        return ", ".join(out), kids

    def call(self, scope):
        """Call a helper and do something with its result."""
        r = self.r
        own = [c for s in scope.all() for c in s.callables]
        if own and self.chance(0.2):
            return Node(f"{r.choice(own)} ($);", self.value(scope, "P"))
        usable = [h for h in self.helpers if (h.other or not self.other) and h is not self.function
                  and not (isinstance(self.function, Helper) and h.recursive)]
        if not usable:
            return self.write(scope)
        h = r.choice(usable)
        return self.called(scope, h, *self.arguments(scope, h.parms))

    def called(self, scope, h, text, kids):
        r = self.r
        called, before = h.name, ""
        tables = [n for n, hs in self.program.tables if hs[0].shape == h.shape]
        if tables and not self.other and self.chance(0.1 if self.tame else 0.4):
            called = f"{tables[0]}[{r.choice(['0', '1', 'hidden (1)'])}]"
        elif self.chance(0.04 if self.tame else 0.1):
            called = self.name("f")
            before = h.declaration("", f"(*{called})") + f" = {h.name}; "
        if isinstance(self.function, Function) and self.chance(0.04) and self.trait.kind == "iterator" and kids:
            kids[-1] = Node("({ $; $; })", self.yielded(scope), kids[-1], sort=kids[-1].sort)
        made = f"{called} ({text})"
        if h.type == "void":
            text = f"{made};"
        elif h.type == "I":
            text = f"{{ int t_ = {made}; {self.lvalue(scope, 'I', True)} = t_ & 127; }}"
        elif self.chance(0.5) or self.tame and self.owns:
            reads = {"P": "*t_", "NP": "t_->v", "Q": "**t_", "N": "t_.v + *t_.p", "CP": "*t_"}[h.type]
            text = f"{{ t_{h.type} t_ = {made}; {self.lvalue(scope, 'I', True)} = ({reads}) & 127; }}"
        else:
            text = f"{{ t_{h.type} t_ = {made}; {self.lvalue(scope, h.type, True)} = t_; }}"
        return Node(f"{{ {before}{text} }}" if before else text, *kids)

    def cell(self, scope, type, out):
        """A variable of TYPE that no address of another one is in at first."""
        there = [v for v in self.visible(scope) if v.type == type and v.scope and not v.temporary and not v.scope.bound]
        if there and self.chance(0.6):
            return self.r.choice(there)
        v = Variable(self.name({"I": "i", "A": "a", "S": "s"}.get(type, type.lower())), type, scope)
        out.append(Node(f"t_{type} {v.name} = {RESETS.get(type, self.r.randint(0, 99))};"))
        scope.variables.append(v)
        return v

    def own_address(self, scope, out):
        """The address of an int of this function that is read later."""
        found = self.walk_own(scope)
        if found and self.chance(0.8):
            found[1].scope.taken = True
            return "&" + found[0]
        v = self.cell(scope, "I", out)
        v.scope.taken = True
        return "&" + v.name

    def walk_own(self, scope):
        there = [(v.name + part, v) for v in self.visible(scope) if v.scope and not v.scope.bound and not v.temporary
                 for part in {"I": [""], "A": ["[1]", "[hidden (2)]"], "N": [".v"], "B": [".a[1]", ".in.v"]}.get(v.type, [])]
        return self.r.choice(there) if there else None

    def holder(self, scope, type, out):
        """The address of a variable of TYPE, or a part of one, that holds an address and is
        not needed any more soon."""
        r, p = self.r, self.own_address(scope, out)
        if type == "P" and self.chance(0.5):
            v = Variable(self.name("n"), "N", scope)
            out.append(Node(f"t_N {v.name} = {{ {r.randint(0, 99)}, {p}, &d_N }};"))
            text = v.name + ".p"
        elif type == "Q":
            q = self.holder(scope, "P", out)
            v = Variable(self.name("q"), "Q", scope)
            out.append(Node(f"t_Q {v.name} = {q};"))
            text = v.name
        elif type == "CP":
            s, v = None, Variable(self.name("cp"), "CP", scope)
            texts = [w for w in self.visible(scope) if w.type == "S" and w.scope and not w.scope.bound]
            if texts:
                s = r.choice(texts)
                s.scope.taken = True
            out.append(Node(f"t_CP {v.name} = {s.name if s else 'd_S'};"))
            text = v.name
        else:
            v = Variable(self.name(type.lower()), type, scope)
            value = {"P": p, "N": f"{{ {r.randint(0, 99)}, {p}, &d_N }}", "U": f"{{ {p} }}",
                     "B": f"{{ {{ 4, 5 }}, {{ &d_I, {p} }}, {{ 6, {self.own_address(scope, out)}, &d_N }}, &d_P, &d_N }}"}[type]
            out.append(Node(f"t_{type} {v.name} = {value};"))
            text = v.name
            if type == "N" and self.chance(0.3):
                # A list.
                w = Variable(self.name("n"), "N", scope)
                out.append(Node(f"t_N {w.name} = {{ {r.randint(0, 99)}, {self.own_address(scope, out)}, &{text} }};"))
                v.temporary = True
                scope.variables.append(v)
                v, text = w, w.name
        v.temporary = True
        scope.variables.append(v)
        scope.taken = True
        return "&" + text

    def scenario(self, scope):
        """Call a helper with addresses of variables; of what holds addresses, too."""
        usable = [h for h in self.helpers if any(t in TARGETS or t in "VW" for n, t in h.parms)]
        if scope.bound or not usable or not self.owns:
            return self.call(scope)
        h, out, args, kids = self.r.choice(usable), [], [], []
        for n, t in h.parms:
            if t == "D":
                args.append(str(self.r.randint(0, 3)))
                continue
            t = {"V": "Q", "W": "P"}.get(t, t)
            target = TARGETS.get(t)
            if t == "N":
                arg = f"(t_N) {{ 7, {self.own_address(scope, out)}, &d_N }}"
            elif t == "P":
                arg = self.own_address(scope, out) if self.chance(0.4) else "*" + self.holder(scope, "P", out)
            elif target and self.chance(0.5):
                arg = self.holder(scope, target, out)
            elif target:
                v = self.cell(scope, target, out)
                v.scope.taken = True
                arg = "&" + v.name
            else:
                args.append("$")
                kids.append(self.value(scope, t))
                continue
            args.append(f"(uintptr_t) ({arg})" if n in [m for m, u in h.parms if u == "W"] else arg)
        out.append(self.called(scope, h, ", ".join(args), kids))
        if self.chance(0.6):
            out.append(self.suspend(scope))
        return Node("@", out)

    def variable(self, scope, types=None, temporary=False):
        """A TEMPORARY one may hold addresses of others; no suspension need survive it if
        the coroutine is tame."""
        r = self.r
        t = r.choice(types or ["I"] * 3 + ["P", "P", "P", "Q", "Q", "N", "N", "N", "B", "NP", "R", "UP", "U", "A", "S", "CP", "CQ", "BP"])
        name = self.name({"I": "i", "A": "a", "S": "s"}.get(t, t.lower()))
        own = temporary or self.own_stores()
        if t == "I":
            node = Node(f"int {name} = $;", self.int(scope))
        elif t == "A":
            node = Node(f"int {name}[3] = {{ {r.randint(0, 9)}, $, {r.randint(10, 99)} }};", self.int(scope, 0))
        elif t == "S":
            node = Node(f'char {name}[24] = "{r.randint(0, 99)}a{r.choice(["", "b", "cb"])}";')
        elif t == "B":
            node = Node(f"t_B {name} = {{ {{ 1, $ }}, {{ $, $ }}, $, $, $ }};",
                        self.int(scope, 0), *[self.value(scope, x, own, 1) for x in ("P", "P", "N", "Q", "NP")])
        elif t == "U":
            node = Node(f"t_U {name} = {{ (t_P) (uintptr_t) ($) }};", self.value(scope, "P", own, 1))
        elif t == "P" and own and self.owns and self.chance(0.1):
            scope.taken = True
            node = Node(f"t_P {name} = &(int) {{ {r.randint(1, 99)} }};") if not scope.bound else Node(f"t_P {name} = &d_I;")
        else:
            node = Node(f"t_{t} {name} = $;", self.value(scope, t, own))
        v = Variable(name, t, scope)
        v.temporary = temporary and self.owns and t not in "IAS"
        scope.variables.append(v)
        return node

    def temporary(self, scope):
        return self.variable(scope, ["P", "P", "Q", "N", "N", "B", "NP", "U", "CP", "R"], True)

    def code(self, scope):
        v = Code(self.name("e"), scope, self.r)
        p = self.value(scope, "P", not self.tame or self.chance(0.3), 0).text
        scope.variables.append(v)
        v.temporary = self.owns
        return Node(f"{v.declaration()} {v.write(v.name, p)}")

    def note(self, scope):
        return Node(f"note ({self.tag()}, $);", self.int(scope))

    def reread(self, scope):
        """Notes and writes through what there is."""
        out = []
        if self.chance(0.5):
            reads = {"I": ["~"], "P": ["*~"], "Q": ["**~"], "R": ["***~"], "N": ["~.v", "*~.p", "~.next->v", "*~.next->p"],
                     "NP": ["~->v", "*~->p", "~->next->v"], "BP": ["~->a[1]", "*~->p[0]", "**~->q", "~->n->v", "*~->in.p"],
                     "B": ["~.a[1]", "*~.p[1]", "**~.q", "~.n->v", "*~.in.p"], "U": ["*~.p"], "UP": ["*~->p"], "CP": ["*~"],
                     "CQ": ["**~"], "A": ["~[0]", "~[2]"], "S": ["~[0]", "~[1]"]}
            every = self.visible(scope) + [g for g, other in self.globals]
            texts = [x.replace("~", v.name) for v in every for x in reads.get(v.type, []) if self.chance(0.6)]
            texts += ["*" + v.read() for v in every if isinstance(v, Code)]
            return [Node(f"note ({self.tag()}, {text});") for text in texts]
        for _ in range(self.r.randint(1, 3)):
            text = self.lvalue(scope, "I")
            if self.chance(0.3):
                out.append(Node(f"{text} = ({text} ^ {self.r.randint(1, 99)}) & 127;"))
            out.append(Node(f"note ({self.tag()}, {text});"))
        return out

    # ---- Suspensions, and compound statements.

    def yielded(self, scope):
        k = self.trait.kind
        if k == "future" or k == "stream" and self.chance(0.3):
            return Node("co_await (leaf_future (1, $))", self.int(scope), model="M_AWAIT (int, leaf_future (1, $))", sort="int")
        if k == "generator":
            return Node("co_yield ($)", self.int(scope), model="M_SEND (int, int, $)", sort="int")
        return Node("({ co_yield ($); 1; })", self.int(scope), model="({ M_YIELD (int, $); 1; })", sort="int")

    def retire(self, scope):
        for v in self.visible(scope):
            if v.scope and v.temporary and self.tame or self.chance(0.25):
                v.retired = True

    def suspend(self, scope):
        made = self.yielded(scope)
        self.retire(scope)
        return Node("$;\n@", made, self.reread(scope))

    def resets(self, scope):
        """What resets all that outlives SCOPE."""
        if not scope.taken:
            return ""
        cells = [v.reset for s in scope.outer.all() for v in s.variables if v.scope]
        return "reset_world ();" + " ".join(c for c in cells if c)

    def block(self, scope, count):
        out = []
        for _ in range(count):
            self.size += 1
            out.append(self.statement(scope))
        return out

    def inner(self, scope, times=1):
        s = Scope(scope, self.chance(0.5))
        s.times *= times
        return s

    def block_(self, scope):
        s = self.inner(scope)
        body = self.block(s, self.r.randint(2, 4))
        return Node(f"{{\n@{self.resets(s)}\n}}", body)

    def if_(self, scope):
        s = self.inner(scope)
        test, body = self.int(scope), self.block(s, self.r.randint(1, 3))
        return Node(f"if ($ & 1) {{\n@{self.resets(s)}\n}}", test, body)

    def for_(self, scope):
        i, n = self.name("i"), self.r.randint(2, 3)
        if scope.times > 3:
            return self.block_(scope)
        s = self.inner(scope, n)
        body, leave = self.block(s, self.r.randint(2, 4)), ""
        if self.chance(0.2):
            leave = f"if ({self.lvalue(s, 'I')} % 5 == 2) {{ {self.resets(s)} break; }}\n"
        return Node(f"for (int {i} = 0; {i} < {n}; {i}++) {{\n@{leave}{self.resets(s)}\n}}", body)

    def nested(self, scope):
        """A nested function that uses the variables around it."""
        n = self.name("n")
        s = Scope(scope, True)
        s.variables.append(Variable("a", "P", None))
        body = [self.r.choice([self.assign, self.write, self.write, self.copy])(s) for _ in range(self.r.randint(1, 2))]
        scope.callables.append(n)
        return Node(f"void {n} (t_P a) {{\n@}}", body)

    def consume(self, scope):
        """Make an object of the child and take what it gives.  Meanwhile nothing is done
        with pointers but reading."""
        c = self.child
        if not c or c is self.function or scope.times > 3:
            return self.suspend(scope)
        out = []
        args, kids = self.arguments(scope, c.parms)
        if self.owns and not scope.bound and self.chance(0.6):
            args = ", ".join("d" if t == "int" else self.own_argument(scope, t[2:], out) for n, t in c.parms)
            kids = []
        return Node("@", out + [self.consumed(scope, c, args, kids)])

    def own_argument(self, scope, type, out):
        """For a parameter of TYPE: the address of a variable that only the callee uses."""
        r, target = self.r, TARGETS.get(type)
        if target not in ("I", "P", "N"):
            return RESETS.get(type) or str(r.randint(0, 99))
        if target == "I":
            v = Variable(self.name("i"), "I", scope)
            out.append(Node(f"int {v.name} = {r.randint(0, 99)};"))
            scope.variables.append(v)
        else:
            self.holder(scope, target, out)
            v = scope.variables[-1]
        v.retired = scope.taken = True
        return "&" + v.name + (".p" if target == "P" and v.type == "N" else "")

    def consumed(self, scope, c, args, kids):
        name = self.r.choice([c.name, c.name, c.name, f"{c.name}_pointer"])
        made = Node(f"{name} ({args})", *kids)
        self.retire(scope)
        reads = self.reads(scope)
        after = "reset_world ();" if self.recursion else ""
        v = self.name("v")
        if c.trait.kind == "future":
            if self.trait.kind not in ("future", "stream"):
                return Node(f"note ({self.tag()}, BLOCK_ON ($));{after}", made,
                            model=f"note ({self.tags}, M_BLOCK_ON (int, $));{after}")
            return Node(f"note ({self.tag()}, co_await ($));{after}", made, model=f"note ({self.tags}, M_AWAIT (int, $));{after}")
        choice = self.r.random()
        if choice < 0.4:
            reads += [self.yielded_plain(scope)] if self.chance(0.6) else []
            return Node(f"co_for (int {v}, $) {{\nnote ({self.tag()}, {v});\n@}}{after}", made, reads,
                        model=f"M_FOR (int, {v}, $) {{\nnote ({self.tags}, {v});\n@}}{after}")
        if choice < 0.6 and self.trait.kind == "iterator":
            return Node(f"co_yield_from ($);{after}", made, model=f"M_FROM (int, $);{after}")
        o = self.name("o")
        step = f"if (co_next (&{o}, &{v})) note ({self.tag()}, {v});"
        return Node(f"{{\nco_auto co_iterator (int) {o} = $; int {v} = 0;\n{step}\n@{step}\n{after}\nco_drop (&{o});\n{after}\n}}", made,
                    [self.yielded_plain(scope)] + reads)

    def reads(self, scope):
        return [self.note(scope) for _ in range(self.r.randint(0, 2))]

    def yielded_plain(self, scope):
        return Node("$;", self.yielded(scope))

    def statement(self, scope):
        r = self.r
        if self.size > 30:
            return r.choice([self.note, self.write, self.call])(scope)
        f = r.choice([self.variable] * 5 + [self.temporary] * 3 + [self.call] * 5 + [self.scenario] * 8 + [self.suspend] * 5 + [self.write] * 2 + [self.note] * 2
                     + [self.assign] * 3 + [self.copy] * 2 + [self.text_, self.array_, self.code, self.write_code, self.block_, self.block_,
                                                             self.if_, self.for_] + ([self.consume] * (1 if self.tame and not self.recursion else 3) if self.child else [])
                     + ([self.nested] if not self.tame or self.chance(0.2) else []))
        return f(scope)

    # ---- Functions.

    def helper_body(self, h, scope):
        """What it does with its parameters."""
        r = self.r
        out = []
        for _ in range(r.randint(1, 3)):
            f = r.choice([self.assign] * (2 if self.tame else 6) + [self.flow] * 8 + [self.write] * 3 + [self.copy] * 3 + [self.call] * 2 + [self.variable] * 2 + [self.text_])
            out.append(f(scope))
        return out

    def behind(self, name, type, wanted):
        """Something of type WANTED behind the pointer NAME of TYPE; null if none is found."""
        for _ in range(12):
            text, t, depth = name, type, 0
            while depth < 4 and (not depth or t != wanted or self.chance(0.2)):
                depth += 1
                if t in ("NP", "BP", "UP"):
                    field, t = self.r.choice(MEMBERS[TARGETS[t]])
                    text = f"{text}->{field}"
                elif t in TARGETS:
                    text, t = f"(*{text})", TARGETS[t]
                elif t in MEMBERS:
                    field, t = self.r.choice(MEMBERS[t])
                    text = f"{text}.{field}"
                else:
                    break
            if t == wanted and depth:
                return text
        return None

    def flow(self, scope):
        """Bring what is behind one parameter to behind another, or to where it is kept."""
        r = self.r
        places = [(v.name, v.type) for v in scope.variables if v.type in TARGETS and v.type != "P" or v.type == "N"]
        kept = [(f"(&{g.name})", POINTERS[g.type]) for g, other in self.globals if (other or not self.other) and g.type in POINTERS]
        kept.append(("heap_B", "BP"))
        for _ in range(6 if places else 0):
            t = r.choice(["P", "P", "P", "N", "NP", "Q", "U", "CP"])
            source = self.behind(*r.choice(places), t)
            to = self.behind(*r.choice(kept if self.chance(self.keeping) else places), t)
            if source and to and source != to:
                size = r.choice([f"sizeof (t_{t})", f"hidden (sizeof (t_{t}))"])
                return Node(r.choice([f"{to} = {source};"] * 4 + [
                    f"memmove (&{to}, &{source}, {size});", f"BYTES (&{to}, &{source});",
                    f"{{ t_{t} t_ = {to}; {to} = {source}; {source} = t_; }}",
                    f"{{ t_{t} t_ = {source}; memcpy (&{to}, &t_, {size}); }}",
                    f"for (int i_ = 0; i_ < 2; i_++) {to} = {source};"]))
        return self.assign(scope)

    def parameters(self, scope, parms):
        """The variables that parameters are."""
        for n, t in parms:
            if t == "V":
                scope.variables.append(Variable(f"((t_Q) {n})", "Q", None, True))
            elif t == "W":
                scope.variables.append(Variable(f"((t_P) {n})", "P", None, True))
            elif t == "D":
                scope.variables.append(Variable(n, "I", None, True))
            else:
                scope.variables.append(Variable(n, t, scope))

    def make_helper(self):
        r = self.r
        other = self.chance(0.3)
        name = f"{self.prefix}_h{len(self.helpers)}"
        if self.library and self.chance(0.8 if other else 0.1):
            name = self.library.pop()
        specifiers = "" if other else r.choice(SPECIFIERS[:8] if self.tame and self.chance(0.8) else SPECIFIERS)
        same = self.helpers and self.chance(0.3) and r.choice(self.helpers)
        type, types = same.shape if same else (r.choice(RESULTS), [r.choice(PARMS + ["V", "W"]) for _ in range(r.choice([1, 2, 2, 3]))])
        parms = [(f"{'d' if t == 'D' else 'abc'[i % 3]}", t) for i, t in enumerate(types)]
        if not same and self.chance(0.15):
            parms.insert(0, ("d", "D"))
            parms = parms[:1] + [("abc"[i], t) for i, (n, t) in enumerate(parms[1:])]
        h = Helper(name, type, parms, specifiers, other)
        scope = Scope(bound=True)
        self.parameters(scope, [p for p in parms])
        self.function, self.owns, self.other = h, False, other
        again = []
        if parms[0][1] == "D":
            # Itself, or one that is like it.
            to = r.choice([h] + [g for g in self.helpers if g.shape == h.shape and (g.other or not other)])
            args, kids = self.arguments(scope, to.parms)
            again = [Node(f"if (d > 0) {to.name} ({args});", *kids)]
        h.body = self.helper_body(h, scope)
        if again:
            h.body.insert(r.randint(0, len(h.body)), again[0])
            h.recursive = True
        if type != "void":
            h.result = self.value(scope, type)
        self.helpers.append(h)
        self.program.functions.append(h)
        for g in self.helpers[:-1]:
            if g.shape == h.shape and self.chance(0.6):
                self.program.tables.append((f"{self.prefix}_t{len(self.program.tables)}", [g, h]))
                break
        self.other = False

    def make_comparison(self):
        h = Helper(f"{self.prefix}_cmp", "I", [], "static ", False)
        kept = [g.name for g, other in self.globals if g.type == "P"]
        if kept and self.keeping:
            h.body = [Node(f"{self.r.choice(kept)} = (t_P) a;")]
        self.program.functions.append(h)

    def make_coroutine(self, name, trait, parms, tame):
        """PARMS: those of a child; it takes no addresses of its own."""
        r = self.r
        f = Function(name, trait)
        f.specifiers = r.choice(["static "] * 8 + ["", "static co_movable_box ", "static __attribute__ ((noinline)) "])
        f.parms = parms
        return f

    def fill(self, f, root):
        r = self.r
        self.function, self.trait, self.owns, self.size = f, f.trait, root, 0
        scope = Scope(bound=not root)
        for n, t in f.parms:
            if n == "d":
                scope.variables.append(Variable(n, "I", None, True))
            else:
                scope.variables.append(Variable(n, t.replace("t_", "") if t != "int" else "I", scope))
        body = [self.variable(scope, ["I", "I", "A", "N", "S"] if i < 3 else None) for i in range(r.randint(2, 5) if root else 1)]
        body += self.block(scope, r.randint(3, 6) if root and self.tame else r.randint(5, 10) if root else r.randint(2, 4))
        if not root and self.recursion:
            a = self.root
            self.trait = f.trait
            call = Node(f"{a.name} (d - 1, $)", Node(str(r.randint(0, 9)), sort="int"))
            if a.trait.kind == "iterator" and f.trait.kind == "iterator":
                inner = Node("co_for (int r_, $) co_yield (r_);", call, model="M_FOR (int, r_, $) M_YIELD (int, r_);")
                body.append(Node("if (d > 0) {\nreset_world ();\n@reset_world ();\n}", [inner]))
        body.append(self.suspend(scope))
        if self.chance(0.5):
            body.append(self.call(scope))
            body += self.reread(scope)
        if f.trait.result:
            body.append(Node("co_return ($);", self.int(scope), model="M_RETURN (int, $);"))
        f.body = body
        self.program.functions.append(f)

    def make(self):
        r = self.r
        for t in r.sample(["P", "P", "Q", "NP", "CP", "R", "N"], r.randint(2, 4)):
            self.globals.append((Variable(f"{self.prefix}_g{len(self.globals)}", t), self.chance(0.3)))
        self.make_comparison()
        for _ in range(r.randint(2, 4) if self.tame else r.randint(3, 6)):
            self.make_helper()
        kind = r.choice(["iterator"] * 6 + ["future", "stream", "generator"])
        trait = {"iterator": Trait(kind, "int"), "future": Trait(kind, None, "int"), "stream": Trait(kind, "int"),
                 "generator": Trait(kind, "int", "int", "int")}[kind]
        self.recursion = self.recursion and kind == "iterator"
        first = [("d", "int")] if self.recursion else []
        self.root = self.make_coroutine(f"{self.prefix}_f", trait, first + [("n", "int")], self.tame)
        if self.recursion or self.chance(0.3):
            parms = [(f"x{i}", f"t_{r.choice(PARMS)}") for i in range(r.randint(1, 3))]
            child = self.make_coroutine(f"{self.prefix}_c", Trait("iterator", "int") if self.recursion or self.chance(0.7)
                                        else Trait("future", None, "int"), first + parms, False)
            self.fill(child, False)
            self.child = child
        self.fill(self.root, True)
        self.program.roots.append((f"{self.prefix}_r", self.root, Node(f"{self.root.name} ({'2, ' if first else ''}{r.randint(0, 99)})")))
        return self.program


def make_unit(seed, count):
    library = LIBRARY[:]
    random.Random(seed).shuffle(library)
    return [Pointers(seed * 1000 + i, f"p{i}", library).make() for i in range(count)]


def show_unit(programs, model):
    """The text of the unit with the coroutines of PROGRAMS."""
    out = [f'#include "{"model" if model else "coroutine"}.h"\n#include "pointers.h"\n']
    out += [p.show(model) for p in programs]
    rows = [f"ROOT_ROW ({name})," for p in programs for name, f, call in p.roots]
    cells = [f"world_add (&{g.name}, sizeof {g.name});" for p in programs for g, other in p.globals]
    out.append("static const struct root roots[] = {\n" + "\n".join(rows) + "\n};\n")
    out.append("int\nmain (int argc, char **argv)\n{\nworld_begin ();\n" + "\n".join(cells)
               + "\nreturn drive (roots, sizeof roots / sizeof *roots, argc, argv);\n}\n")
    return indented("\n".join(out))


def show_other(programs):
    """That of the other unit."""
    return indented("#define OTHER_UNIT\n#include \"pointers.h\"\n" + "\n".join(p.show_other() for p in programs))
