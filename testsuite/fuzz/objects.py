"""Random objects: what makes them, and what is done with them.

Each has a bound of how many items it yields and of how many events it makes, so that no
program runs for long.
"""
from collections import namedtuple

from tree import Node, Trait, expression

Made = namedtuple("Made", "node trait cost items")

# Bounds: of a function, and of an object that is given to one.
COST_MAX, ITEMS_MAX, GIVEN_COST, GIVEN_ITEMS = 120, 24, 30, 6

STEPPED = {
    "iterator": ("co_next (&~, &~v)",) * 2,
    "stream": ("co_poll_next (&~, &fuzz_context, &~v) != CO_DONE",) * 2,
    "future": ("co_poll (&~, &fuzz_context, &~v) == CO_PENDING",) * 2,
    "generator": ("co_resume (&~, make_A (~i + 3), &~v, &~r) == CO_YIELDED",
                  "M_RESUME (A, &~, make_A (~i + 3), &~v, &~r) == CO_YIELDED"),
}


class Objects:
    def affordable(self, scope, kinds, given=False):
        """The functions whose objects may be made in SCOPE."""
        left = COST_MAX - scope.function.cost
        return [f for f in self.functions if f.trait.kind in kinds and f.cost * scope.times <= left
                and f.items * scope.times <= ITEMS_MAX * 2
                and not (given and (f.cost > GIVEN_COST or f.items > GIVEN_ITEMS))]

    def trait_of(self, scope, kind, item=None):
        """The trait of some object of KIND, which yields ITEM if that is told."""
        traits = [f.trait for f in self.affordable(scope, [kind])] * 2
        traits += [h.trait for h in scope.held if h.trait.kind == kind]
        if kind != "generator":
            traits.append(Trait(kind, None, "int") if kind == "future" else Trait(kind, "int"))
        traits = [t for t in traits if item in (None, t.item)]
        return self.r.choice(traits) if traits else None

    def leaf(self, scope, trait):
        r = self.r
        if trait.type == "co_future (int)":
            return Made(Node(f"leaf_future ({r.choice([0, 0, 1, 1, 2])}, $)", self.pure(scope, 1), sort=trait.type), trait, 3, 0)
        if trait.type == "co_stream (int)":
            n = r.randint(0, 3)
            return Made(Node(f"leaf_stream ({r.randint(0, 1)}, {n})", sort=trait.type), trait, n + 2, n)
        if trait.type == "co_iterator (int)":
            n = r.randint(0, 3)
            return Made(Node(f"leaf_iterator ({n})", sort=trait.type), trait, n + 2, n)
        return None

    def object(self, scope, trait, given=False, depth=3):
        """An object of TRAIT, made in SCOPE, or null; GIVEN to a coroutine if that is told."""
        if trait is None:
            return None
        r = self.r
        made = None
        functions = [f for f in self.affordable(scope, [trait.kind], given) if f.trait == trait]
        chance = r.random()
        if chance < 0.05 and depth == 3 and self.size < self.size_max and trait.kind != "generator":
            made = self.lambda_call(scope, trait)
        elif functions and chance < 0.8:
            made = self.call(scope, r.choice(functions), depth)
        if made is None:
            made = self.leaf(scope, trait)
        if made is None and functions:
            made = self.call(scope, functions[0], depth)
        if made is None:
            return None
        scope.function.cost += made.cost * scope.times
        node = made.node
        if depth == 3 and trait.kind in ("iterator", "future", "stream") and trait.type.endswith("(int)"):
            if r.random() < 0.06:
                node = Node(f"pass_{trait.kind} ($)", node, sort=trait.type)
            elif r.random() < 0.08:
                other = self.leaf(scope, trait)
                node = Node("($ ? $ : $)", self.pure(scope, 1), node, other.node, sort=trait.type)
        return made._replace(node=node)

    def call(self, scope, f, depth):
        """A call of F; null if what it owns cannot be made."""
        r = self.r
        kids, parms, cost = [], [], f.cost
        for name, t in f.parms:
            if isinstance(t, Trait):
                held = [h for h in scope.held if h.trait == t]
                if held and r.random() < 0.3:
                    h = r.choice(held)
                    other = self.leaf(scope, t) or self.simple_call(t)
                    kid = Node(f"(co_is_null ({h.text}) ? $ : co_move ({h.text}))", other.node, sort=t.type)
                    cost += GIVEN_COST
                else:
                    made = self.object(scope, t, True, depth - 1) if depth else self.leaf(scope, t) or self.simple_call(t)
                    if made is None:
                        return None
                    kid, cost = made.node, cost + made.cost
                kids.append(kid)
                parms.append("$")
            elif name == "d":
                kids.append(expression(self.depth_for(scope), pure=True))
                parms.append("$")
            else:
                kids.append(self.pure(scope, 1))
                parms.append("$" if t == "int" else f"make_{t} ($)")
        owns = any(isinstance(t, Trait) for n, t in f.parms)
        # One argument may suspend, but not while others hold objects already.
        if depth == 3 and not owns and kids and r.random() < 0.3:
            i = r.randrange(len(kids))
            if f.parms[i][0] != "d" and not f.nested:
                kids[i] = self.int(scope.frozen(), 1)
        text = f"{f.name} ({', '.join(parms)})"
        model = None
        how = r.random()
        if how < 0.15 and not f.nested:
            text = text.replace(f.name, f.name + "_pointer", 1)
        elif how < 0.2 and not f.nested and not self.recursing:
            model, text = text, f"PLACE ({f.name}, {text})"
        return Made(Node(text, *kids, model=model, sort=f.trait.type), f.trait, cost, f.items)

    def depth_for(self, scope):
        """How deep what is called in SCOPE may recurse."""
        if not scope.function.name:     # A root.
            return str(self.r.randint(0, 4))
        if not self.mutual:
            return str(self.r.randint(0, 2))
        return "d / 2" if any(v.name == "d" for v in scope.variables) else "0"

    def simple_call(self, trait):
        """A call that makes an object of TRAIT, of any function that does."""
        f = next(f for f in self.all_functions if f.trait == trait)
        kids, parms = [], []
        for name, t in f.parms:
            if isinstance(t, Trait):
                made = self.plain_leaf(t) or self.simple_call(t)
                kids.append(made.node)
                parms.append("$")
            else:
                parms.append("0" if name == "d" else "1" if t == "int" else f"make_{t} (1)")
        return Made(Node(f"{f.name} ({', '.join(parms)})", *kids, sort=trait.type), trait, f.cost, f.items)

    def plain_leaf(self, trait):
        text = {"co_future (int)": "leaf_future (1, 4)", "co_stream (int)": "leaf_stream (1, 2)",
                "co_iterator (int)": "leaf_iterator (2)"}.get(trait.type)
        return text and Made(Node(text, sort=trait.type), trait, 4, 3)

    # ---- What is done with them.

    def any_made(self, scope, kinds):
        kinds = [k for k in kinds if k != "generator" or self.affordable(scope, [k])]
        return self.object(scope, self.trait_of(scope, self.r.choice(kinds))) if kinds else None

    def use_object(self, scope):
        """A statement that makes an object and uses it up."""
        r, trait = self.r, scope.function.trait
        choices = ["loop"] * 3 + ["step"] * 3 + ["drop"] + ["holder"]
        choices += ["delegate"] * 4 * trait.yields + ["borrow"] * 2 * trait.awaits + ["held"] * 3 * bool(scope.held)
        return getattr(self, "object_" + r.choice(choices))(scope)

    def object_loop(self, scope):
        kinds = ["iterator"] + ["stream"] * 2 * scope.function.trait.awaits
        made = self.any_made(scope, kinds)
        if made is None:
            return None
        return self.loop_over(scope, made.node, made.trait, made.items)

    def loop_over(self, scope, node, trait, items):
        inner = scope.inner(loop=True, times=scope.times * max(items, 1))
        v = self.declare_typed(inner, trait.item)
        word = "co_for" if trait.kind == "iterator" else "co_for_await"
        return Node(f"{word} ({trait.item} {v}, $) {{\n@}}", node, self.block(inner),
                    model=f"{word.upper().replace('CO_', 'M_')} ({trait.item}, {v}, $) {{\n@}}")

    def object_delegate(self, scope):
        trait = scope.function.trait
        kind = self.r.choice(["iterator", "stream"]) if trait.kind == "stream" else "iterator"
        made = self.object(scope, self.trait_of(scope, kind, trait.item))
        if made is None:
            return None
        return self.delegate_to(scope, made.node, made.trait, made.items)

    def delegate_to(self, scope, node, trait, items):
        scope.function.items += items * scope.times
        scope.function.cost += items * scope.times
        word = "M_FROM_STREAM" if trait.kind == "stream" else "M_FROM"
        return Node("co_yield_from ($);", node, model=f"{word} ({trait.item}, $);")

    def object_step(self, scope):
        """Step it by hand some times, then perhaps do something else with it."""
        r = self.r
        made = self.any_made(scope, ["iterator"] + ["future", "stream"] * (r.random() < 0.7) + ["generator"] * 3)
        if made is None:
            return None
        t, o = made.trait, self.name("o")
        if t.result == "void":
            return Node(f"{{ {t.type} {o} = $; co_drop (&{o}); }}", made.node)
        count = r.randint(1, 4)
        inner = scope.inner(loop=True, times=scope.times * count)
        valued = t.item or t.result
        v = self.declare_typed(inner, valued, o + "v")
        result = f"{t.result} {o}r = make_{t.result} (0); (void) {o}r;" if t.kind == "generator" else ""
        steps = [s.replace("~", o).replace("make_A", f"make_{t.arg}").replace("(A,", f"({t.arg},") for s in STEPPED[t.kind]]
        head = f"{{ co_auto {t.type} {o} = $; {valued} {v} = make_{valued} (0); {result}\n"
        loop = f"for (int {o}i = 0; {o}i < {count} && %s; {o}i++) {{\n@}}\n"
        after = f"note ({self.tag()}, value_{valued} ({v}));\n"
        rest, kids, model_rest = "", [], ""
        if t.kind in ("iterator", "stream") and r.random() < 0.6:
            then = self.consume(scope, Node(f"co_move ({o})"), t, made.items)
            if then:
                rest, kids = "@", [[then]]
        elif t.kind == "iterator" and r.random() < 0.3:
            rest = f"co_drop (&{o});\n"
        model = head + loop % steps[1] + after + rest + "}"
        return Node(head + loop % steps[0] + after + rest + "}", made.node, self.block(inner), *kids, model=model)

    def consume(self, scope, node, trait, items):
        """A statement that uses up NODE, an object."""
        own = scope.function.trait
        choices = []
        if trait.kind == "iterator" or trait.kind == "stream" and own.awaits:
            choices.append(lambda: self.loop_over(scope, node, trait, items))
        if own.yields and own.item == trait.item and (trait.kind == "iterator" or own.kind == trait.kind == "stream"):
            choices += [lambda: self.delegate_to(scope, node, trait, items)] * 2
        if trait.kind == "future" and own.awaits and trait.result == "void":
            choices.append(lambda: Node("co_await ($);", node, model="M_AWAIT_VOID ($);"))
        elif trait.kind == "future" and own.awaits:
            text = f"note ({self.tag()}, value_{trait.result} (%s));"
            choices.append(lambda: Node(text % "co_await ($)", node, model=text % f"M_AWAIT ({trait.result}, $)"))
        return self.r.choice(choices)() if choices else None

    def object_drop(self, scope):
        made = self.any_made(scope, ["iterator", "future", "stream", "generator"])
        if made is None:
            return None
        t, o = made.trait, self.name("o")
        inner = scope.inner()
        if self.r.random() < 0.5:
            return Node(f"{{ co_auto {t.type} {o} = $;\n@}}", made.node, self.block(inner, 2))
        return Node(f"{{ {t.type} {o} = $; co_drop (&{o}); note ({self.tag()}, co_is_null ({o})); }}", made.node)

    def object_borrow(self, scope):
        made = self.any_made(scope, ["future"])
        if made is None or made.trait.result == "void":
            return None
        t, o, tag = made.trait, self.name("o"), self.tag()
        text = f"{{ co_auto {t.type} {o} = $;\n@note ({tag}, value_{t.result} (%s)); }}"
        return Node(text % f"co_await (&{o})", made.node, self.block(scope.inner(), 1),
                    model=text % f"M_AWAIT_REF ({t.result}, &{o})")

    def object_holder(self, scope):
        """Two objects in a structure, which its cleanup drops."""
        own = scope.function.trait
        trait = self.r.choice([Trait("iterator", "int")] + [Trait("future", None, "int"), Trait("stream", "int")] * own.awaits)
        first, second = self.object(scope, trait), self.object(scope, trait)
        o, k = self.name("o"), trait.kind
        lvalue = f"{o}.in[{self.r.choice(['0', '1', 'opaque (1)'])}]"
        node = Node(self.r.choice([lvalue, f"co_move ({lvalue})"]) if own else "", model=f"co_move ({lvalue})")
        then = self.consume(scope, node, trait, max(first.items, second.items))
        return Node(f"{{ struct {k}_holder {o} CLEANUP (leave_{k}) = {{ {self.tag()}, {{ $ }} }}; {o}.in[1] = $;\n@@}}",
                    first.node, second.node, self.block(scope.inner(), 1), [then] if then else [])

    def object_held(self, scope):
        """Use up what is held, unless it has been, or make it anew."""
        h = self.r.choice(scope.held)
        if self.r.random() < 0.15:
            made = self.object(scope, h.trait, True)
            return made and Node(f"if (co_is_null ({h.text})) {h.text} = $;", made.node)
        if self.r.random() < 0.1:
            return Node(f"co_drop (&{h.text});")
        if self.r.random() < 0.3:
            return self.step_held(scope, h)
        node = Node(self.r.choice([h.text, f"co_move ({h.text})"]), model=f"co_move ({h.text})")
        then = self.consume(scope, node, h.trait, GIVEN_ITEMS)
        return then and Node(f"if (!co_is_null ({h.text})) {{\n@}}", [then])

    def step_held(self, scope, h):
        """Step what is held once, unless it has been used up."""
        valued = h.trait.item or h.trait.result
        if valued == "void":
            return None
        v = self.name("v")
        step = {"iterator": f"co_next (&{h.text}, &{v})",
                "stream": f"co_poll_next (&{h.text}, &fuzz_context, &{v}) == CO_READY",
                "future": f"co_poll (&{h.text}, &fuzz_context, &{v}) == CO_READY"}[h.trait.kind]
        ended = f"co_drop (&{h.text});\n" if h.trait.kind == "future" else ""
        inner = scope.inner()
        self.declare_typed(inner, valued, v)
        return Node(f"if (!co_is_null ({h.text})) {{\n{valued} {v} = make_{valued} (0);\n"
                    f"if ({step}) {{\n{ended}note ({self.tag()}, value_{valued} ({v}));\n@}}\n}}", self.block(inner, 1))

    def object_hold(self, scope):
        """A variable of the scope that owns an object."""
        made = self.any_made(scope, ["iterator"] + ["future", "stream"] * scope.function.trait.awaits)
        if made is None:
            return None
        o = self.name("o")
        scope.hold(o, made.trait)
        return Node(f"co_auto {made.trait.type} {o} = $;", made.node)
