"""The tree of a random program, and the two ways of printing it.

A Node is a statement or an expression.  In its text each `$` stands for its next kid,
an expression, and each `@` for its next kid, a block: a list of statements.  What is
written differently for the model has a second text, with the same kids.
"""
import re


class Node:
    """SORT is "int" for an expression of type int, which any other may replace, or the
    type of an object; None for what cannot be replaced.  A PURE one has no effects."""
    __slots__ = "text", "model", "kids", "sort", "pure"

    def __init__(self, text, *kids, model=None, sort=None, pure=False):
        self.text, self.model, self.kids = text, model, list(kids)
        self.sort, self.pure = sort, pure

    def show(self, model):
        text = self.model if model and self.model is not None else self.text
        kids = iter(self.kids)
        out = []
        for part in re.split(r"([$@])", text):
            if part == "$":
                out.append(next(kids).show(model))
            elif part == "@":
                out.append(show_block(next(kids), model))
            else:
                out.append(part)
        return "".join(out)


def show_block(block, model):
    return "\n".join(s.show(model) for s in block) + "\n"


def expression(text, *kids, model=None, pure=None):
    """An expression of type int; pure if its kids are, unless it is told."""
    if pure is None:
        pure = all(isinstance(k, Node) and k.pure for k in kids)
    return Node(text, *kids, model=model, sort="int", pure=pure)


def indented(text):
    """TEXT, its lines indented by the braces around them."""
    out, depth = [], 0
    for line in text.split("\n"):
        line = line.strip()
        if not line:
            continue
        closing = len(re.match(r"[})\s;]*", line).group().replace(" ", "").replace(")", "").replace(";", ""))
        label = re.match(r"(case .*|default|\w+):", line) is not None
        out.append("  " * max(depth - closing, 0) + line if not label else
                   "  " * max(depth - closing - 1, 0) + " " + line)
        depth += line.count("{") - line.count("}")
    return "\n".join(out) + "\n"


class Trait:
    """The type of an object: KIND is iterator, future, stream or generator; ITEM what it
    yields, RESULT what it finishes with, ARG what it is resumed with, or None."""

    def __init__(self, kind, item=None, result=None, arg=None):
        self.kind, self.item, self.result, self.arg = kind, item, result, arg
        parts = [p for p in (item, result, arg) if p]
        self.type = f"co_{kind} ({', '.join(parts)})"

    def __eq__(self, other):
        return self.type == other.type

    def __hash__(self):
        return hash(self.type)

    awaits = property(lambda self: self.kind in ("future", "stream"))
    yields = property(lambda self: self.kind != "future")


class Function:
    """A coroutine.  PARMS are pairs of a name and a type, a string or, of what the
    coroutine owns, a Trait.  It is RECURSIVE if it makes objects of itself; COST and ITEMS
    bound what its object does and yields."""

    def __init__(self, name, trait):
        self.name, self.trait = name, trait
        self.parms, self.body = [], []
        self.specifiers = "static "
        self.nested = False
        self.recursive = False
        self.cost = self.items = 0

    def parameters(self, names=True):
        types = [(t.type if isinstance(t, Trait) else t, n) for n, t in self.parms]
        return ", ".join(f"{t} {n}" if names else t for t, n in types) or "void"

    def declaration(self, specifiers):
        return f"{specifiers}{self.trait.type} {self.name} ({self.parameters()})"

    def linkage(self):
        return "static " if "static" in self.specifiers else ""

    def pointer(self):
        """A variable that points to the function, of which the compiler knows nothing."""
        return (f"static {self.trait.type} (*volatile {self.name}_pointer) ({self.parameters(False)}) "
                f"__attribute__ ((unused)) = {self.name};")

    def show(self, model):
        if not model:
            return f"{self.declaration(self.specifiers)}\n{{\n{show_block(self.body, False)}}}\n"
        name, linkage = self.name, self.linkage()
        fields, loads = "", ""
        for n, t in self.parms:
            type, owned = (t.type, "co_auto ") if isinstance(t, Trait) else (t, "")
            fields += f"{type} {n}; "
            loads += f"{owned}{type} {n} = a_->{n};\n"
        size = f"sizeof ({self.trait.arg})" if self.trait.arg else "0"
        return (f"struct {name}_args {{ {fields}}};\n"
                f"{linkage}void {name}_body (void *p_)\n{{\n"
                f"struct {name}_args *a_ = p_;\n(void) a_;\n{loads}m_initial ();\n"
                f"{{\n{show_block(self.body, True)}}}\n}}\n"
                f"{self.declaration(linkage)}\n{{\n"
                f"struct {name}_args a_ = {{ {', '.join(n for n, t in self.parms)} }};\n"
                f"return m_make (&m_{self.trait.kind}, {name}_body, &a_, sizeof a_, {size});\n}}\n")


class Program:
    """FUNCTIONS in the order of their definition; ROOTS are triples of a name, a function
    and an expression that makes its object."""

    def __init__(self, name):
        self.name, self.functions, self.roots = name, [], []

    def show(self, model):
        out = []
        for f in self.functions:
            out += [f.declaration(f.linkage()) + ";", f.pointer()]
        out += [f.show(model) for f in self.functions]
        for name, f, call in self.roots:
            t = f.trait
            out.append(f"ROOT ({name}, {t.kind}, {t.type}, {t.item or 'int'}, {t.result or 'int'}, "
                       f"{t.arg or 'int'}, {call.show(model)})")
        return "\n".join(out) + "\n"


def show_unit(programs, model):
    """The text of a unit with PROGRAMS."""
    out = [f'#include "{"model" if model else "coroutine"}.h"\n']
    out += [p.show(model) for p in programs]
    rows = [f"ROOT_ROW ({name})," for p in programs for name, f, call in p.roots]
    out.append("static const struct root roots[] = {\n" + "\n".join(rows) + "\n};\n")
    out.append("int\nmain (int argc, char **argv)\n{\n"
               "return drive (roots, sizeof roots / sizeof *roots, argc, argv);\n}\n")
    return indented("\n".join(out))
