"""Random expressions of type int, 0 .. 127.

C leaves open in which order the operands of most operators are evaluated.  So but one of
them may have effects, and that one does not change what the others read: within it all
that is outside of it is frozen.
"""
from tree import Node, expression


class Expressions:
    def constant(self):
        return expression(str(self.r.choice([0, 1, 2, 3, 5, 9, self.r.randint(0, 127)])), pure=True)

    def read(self, scope):
        variable = self.r.choice(scope.variables)
        text = variable.name.join(self.r.choice(variable.kind.reads).split("~"))
        return expression(f"({text})" if " " in text else text,
                          *[self.constant() for _ in range(text.count("$"))])

    def pure(self, scope, depth=2):
        r = self.r
        if depth == 0 or r.random() < 0.5:
            return self.read(scope) if scope.variables and r.random() < 0.75 else self.constant()
        text = r.choice(["(($ + $) & 127)", "(($ - $) & 127)", "(($ * $) & 127)", "($ ^ $)", "($ | $)", "($ < $)",
                         "($ == $)", "($ >> 2)", "($ ? $ : $)", "($ && $)", "plus ($)", "!$", "($ / 3)"])
        return expression(text, *[self.pure(scope, depth - 1) for _ in range(text.count("$"))])

    def int(self, scope, depth=2):
        """Any expression; it may suspend."""
        r = self.r
        if depth == 0 or r.random() < 0.35:
            return self.pure(scope, 1)
        choice = r.random()
        if choice < 0.3:
            return self.with_effect(r.choice(["(($ + $) & 127)", "(($ - $) & 127)", "($ ^ $)", "($ < $)", "($ >= $)",
                                              "mix ($, make_t_big ($), make_t_pair ($), $)", "(($ * $) & 127)"]),
                                    scope, depth)
        if choice < 0.45:
            text = r.choice(["($ && $)", "($ || $)", "($ ? $ : $)", "($, $)", "($ ?: $)", "($ ? $ : $)"])
            return expression(text, *[self.int(scope, depth - 1) for _ in range(text.count("$"))])
        if choice < 0.52:
            return expression(r.choice(["!$", "(-$ & 127)", "plus ($)", "opaque ($)", "(int) (char) $"]), self.int(scope, depth - 1))
        if choice < 0.62:
            return self.statement_expression(scope, depth)
        return self.suspension(scope, depth) or self.pure(scope)

    def with_effect(self, text, scope, depth):
        """TEXT with expressions for its holes, of which one may have effects."""
        count = text.count("$")
        which = self.r.randrange(count) if count else 0
        inner = scope.frozen() if count > 1 else scope
        kids = [self.int(inner, depth - 1) if i == which else self.pure(scope, 1) for i in range(count)]
        return expression(text, *kids)

    def statement_expression(self, scope, depth):
        inner = scope.frozen()
        inner.depth += 2
        inner.operand = True
        name = self.name("e")
        if self.r.random() < 0.5:
            inner.labels = []           # Otherwise a goto leaves the expression.
        block = self.block(inner, self.r.randint(0, 2))
        return expression(f"({{ @int {name} = $; {name}; }})", block, self.int(inner, depth - 1), pure=False)

    def fill(self, text, scope, depth=2):
        """A statement TEXT, whose holes are filled, one of them with effects."""
        count = text.count("$")
        which = self.r.randrange(count) if count else 0
        kids = [self.int(scope, depth) if i == which else self.pure(scope, 1) for i in range(count)]
        return Node(text, *kids)

    def suspension(self, scope, depth):
        """An expression that suspends in SCOPE, or awaits; null if there is none."""
        r, trait = self.r, scope.function.trait
        choices = ["yield"] * 3 * trait.yields + ["await"] * 3 * trait.awaits
        choices += ["arg"] * (trait.kind == "generator") + ["context"] * (trait.awaits and r.random() < 0.2)
        choices += ["try"] * (trait.result in ("int", "long"))
        choices += ["block"] if r.random() < 0.1 else []
        if not choices:
            return None
        choice = r.choice(choices)
        if choice == "yield":
            return self.yielded(scope, depth)
        if choice == "arg":
            return expression(f"value_{trait.arg} (co_arg ())", model=f"value_{trait.arg} (M_ARG ({trait.arg}))", pure=False)
        if choice == "context":
            return expression("(co_context ()->waker->vtable != 0)", model="1", pure=False)
        if choice == "try":
            return expression("(co_try ((int) ($ & 63) - 1) & 127)", self.int(scope, depth - 1),
                              model=f"(M_TRY ({trait.result}, ($ & 63) - 1) & 127)", pure=False)
        made = self.object(scope, self.trait_of(scope, "future"))
        if made is None:
            return None
        result = made.trait.result
        if choice == "block":
            if result == "void":
                return None
            return expression(f"value_{result} (BLOCK_ON ($))", made.node,
                              model=f"value_{result} (M_BLOCK_ON ({result}, $))", pure=False)
        if result == "void":
            return expression("(co_await ($), 6)", made.node, model="(M_AWAIT_VOID ($), 6)", pure=False)
        return expression(f"value_{result} (co_await ($))", made.node,
                          model=f"value_{result} (M_AWAIT ({result}, $))", pure=False)

    def yielded(self, scope, depth):
        trait = scope.function.trait
        scope.function.items += scope.times
        scope.function.cost += 2 * scope.times
        value = self.int(scope, depth - 1)
        made = "$" if trait.item in ("int", "long", "double", "t_uchar") else f"make_{trait.item} ($)"
        if trait.kind == "generator":
            return expression(f"value_{trait.arg} (co_yield ({made}))", value,
                              model=f"value_{trait.arg} (M_SEND ({trait.item}, {trait.arg}, {made}))", pure=False)
        return expression(f"({{ co_yield ({made}); $; }})", value, self.pure(scope, 1),
                          model=f"({{ M_YIELD ({trait.item}, {made}); $; }})", pure=False)
