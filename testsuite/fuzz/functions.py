"""Random coroutines and programs."""
import random

from expressions import Expressions
from kinds import TYPES, kind
from objects import COST_MAX, ITEMS_MAX, Objects
from statements import Scope, Statements, Variable
from tree import Function, Node, Program, Trait, expression, show_block

ARGS = ["int", "int", "int", "t_pair", "double", "t_int128"]

# The first is not for what recurses.
SPECIFIERS = ["static inline __attribute__ ((always_inline)) ",
              *["static "] * 8, "", "", "static inline ", "static __attribute__ ((noinline)) ", "static co_pinned ",
              "static co_movable_box ", "__attribute__ ((noipa)) ", "__attribute__ ((flatten)) ", "static __attribute__ ((cold)) ",
              '__attribute__ ((optimize ("O2"))) ', '__attribute__ ((section (".text.other"))) ']


class Generator(Expressions, Objects, Statements):
    """A random program; SEED decides it."""

    def __init__(self, seed, name):
        self.r = random.Random(seed)
        self.prefix, self.names, self.tags = name, 0, 100
        # Those whose objects are cheap enough; all that are written; and all.
        self.functions, self.all_functions, self.declared = [], [], []
        # Each function bounds how deep it recurses by its parameter d.  If functions recurse
        # to those that come later, each has one, and hands less to what it calls.
        self.recursing, self.mutual = False, self.r.random() < 0.3
        self.program = Program(name)

    def name(self, letter):
        self.names += 1
        return f"{letter}{self.names}"

    def tag(self):
        self.tags += 1
        return self.tags

    def type(self):
        return self.r.choice(TYPES)

    def trait(self):
        what = self.r.choice(["iterator", "iterator", "future", "future", "future", "stream", "stream", "generator"])
        if what == "future":
            return Trait(what, None, "void" if self.r.random() < 0.1 else self.type())
        if what == "generator":
            return Trait(what, self.type(), self.type(), self.r.choice(ARGS))
        return Trait(what, self.type())

    def fits(self, trait):
        """Is there something, by now, to make an object of TRAIT?"""
        return self.plain_leaf(trait) or any(f.trait == trait for f in self.all_functions)

    def declare(self, i):
        """Declare the function number I of the program."""
        r = self.r
        f = Function(f"{self.prefix}_f{i}", self.trait())
        if self.mutual or r.random() < 0.35:
            f.parms.append(("d", "int"))
        for _ in range(r.randint(0, 3)):
            owned = [Trait("iterator", "int"), Trait("future", None, "int"), Trait("stream", "int")]
            owned += [g.trait for g in self.declared if g.trait.kind != "generator"]
            if r.random() < 0.4:
                f.parms.append((self.name("o"), r.choice(owned)))
            else:
                f.parms.append((self.name("a"), self.type()))
        f.specifiers = r.choice(SPECIFIERS if f.parms[:1] != [("d", "int")] else SPECIFIERS[1:])
        self.declared.append(f)

    def fill_in(self, f, scope, count):
        """Give F its body."""
        for name, t in f.parms:
            if isinstance(t, Trait):
                scope.hold(name, t)
            elif name == "d":
                scope.variables.append(Variable("d", kind("", "~", "")))
            else:
                self.declare_typed(scope, t, name)
        body = self.block(scope, count)
        if f.trait.yields:
            body.append(Node("(void) $;", self.yielded(scope, 1)))
        else:
            body.append(Node("(void) $;", self.suspension(scope, 1) or expression("1")))
            body.append(Node("(void) $;", self.awaited_leaf(scope)))
        finish, model, kids = self.finish(scope, f.trait)
        if kids or self.r.random() < 0.2:
            body.append(Node(finish, *kids, model=model))
        f.body = body
        f.cost += 3 + len(f.parms)
        if f.recursive:
            f.cost, f.items = f.cost * 3, f.items * 3

    def awaited_leaf(self, scope):
        return expression("co_await (leaf_future (1, $))", self.pure(scope, 1), model="M_AWAIT (int, leaf_future (1, $))", pure=False)

    def write_function(self, f):
        self.size, self.size_max = 0, self.r.choice([12, 20, 30])
        self.fill_in(f, Scope(f), self.r.randint(2, 6))
        self.program.functions.append(f)
        self.all_functions.append(f)
        if f.cost <= COST_MAX and f.items <= ITEMS_MAX:
            self.functions.append(f)

    def inner_function(self, f, scope, count):
        """Write F, which is part of another function, with what SCOPE has for it."""
        for _ in range(self.r.randint(0, 2)):
            f.parms.append((self.name("a"), self.type()))
        f.specifiers, f.nested = "", True
        scope.depth = 3
        size, recursing, self.recursing = self.size, self.recursing, False
        self.fill_in(f, scope, count)
        self.size, self.recursing = size + 3, recursing

    def nested_coroutine(self, scope):
        """A nested coroutine that uses the variables around it."""
        if scope.times > 1 and self.r.random() < 0.7:
            return self.block_(scope)
        f = Function(self.name("n"), self.trait())
        inner = Scope(f)
        inner.variables = [v for v in scope.variables if "register" not in v.kind.declared]
        self.inner_function(f, inner, self.r.randint(0, 2))
        uses = scope.inner()
        out = [Nested(f)]
        for _ in range(self.r.randint(1, 2)):
            made = self.call(uses, f, 1)
            scope.function.cost += f.cost * scope.times
            then = self.consume(uses, made.node, f.trait, f.items)
            if then is None:
                o = self.name("o")
                then = Node(f"{{ {f.trait.type} {o} = $; co_drop (&{o}); }}", made.node)
            out.append(then)
        return Node("{\n@}", out)

    def lambda_call(self, scope, trait):
        """A call of an anonymous coroutine."""
        f = Function(self.name("n"), trait)
        self.inner_function(f, Scope(f), self.r.randint(0, 2))
        made = self.call(scope, f, 1)
        made.node.text = made.node.text.replace(f.name, "$", 1)
        made.node.kids.insert(0, Lambda(f))
        return made

    def make(self):
        for i in range(self.r.randint(3, 6)):
            self.declare(i)
        for f in self.declared:
            self.write_function(f)
        roots = [f for f in self.all_functions if f.trait.result != "void"][-3:]
        scope = Scope(Function("", Trait("iterator", "int")))
        for f in roots:
            scope.function.cost = 0
            made = self.call(scope, f, 0)
            self.program.roots.append((f"{self.prefix}_r{len(self.program.roots)}", f, made.node))
        return self.program


class Nested(Node):
    """The definition of F, a nested coroutine."""
    __slots__ = "function",

    def __init__(self, f):
        super().__init__("@", f.body)
        self.function = f

    def show(self, model):
        return self.function.show(model)


class Lambda(Nested):
    """An anonymous coroutine."""
    __slots__ = ()

    def show(self, model):
        f = self.function
        if model:
            return f"({{\n{f.show(True)}{f.name};\n}})"
        return f"co_lambda ({f.trait.type}, ({f.parameters()}), {{\n{show_block(f.body, False)}}})"


def make_program(seed, name):
    return Generator(seed, name).make()
