#!/usr/bin/env python3
"""shrink.py CASE: make the programs of a case that fails as small as they go.

The environment is that of case.py.  Prints the options, what fails, and what is left of the unit;
leaves small.c, for the plugin, and small-model.c in the current directory, and their
second units, *-other.c, if they have any.

Takes statements away, puts what is in a compound statement in its place, and puts
constants and operands in the place of expressions, while it still fails in the same way.
"""
import re
import sys

sys.dont_write_bytecode = True          # The sources may be read-only.

import case
from functions import Nested
from tree import Function, Node, show_block


def failure(what):
    """What a failure has in common with those that count as the same."""
    if not what:
        return None
    if what.startswith("the model"):
        return None
    if what.startswith("compiler"):
        if "internal compiler error" in what:
            return what.split("internal compiler error")[1][:60]
        if "undefined reference" in what:
            return "undefined reference"
        return re.sub(r"\d+", "", what.split("error:")[-1])[:40]
    return "panic" if "panic" in what else "crash" if what.startswith("program") else "difference"


class Shrinker:
    def __init__(self, programs, options, valgrind):
        self.programs, self.options, self.valgrind = programs, options, valgrind
        self.tries, self.model = 0, None
        what = self.judge()[0]
        self.wanted = failure(what)
        if what and what.startswith("compiler"):
            self.model = ("", "")       # It need not run.

    def judge(self):
        return case.judge(self.programs, self.options, self.valgrind, self.model)

    def fails(self):
        # Without a marker it is an ordinary function that returns nothing.
        if not all(re.search(r"co_(yield|await|return|for_await)", show_block(f.body, False))
                   for f in self.functions() if isinstance(f, Function)):
            return False
        self.tries += 1
        return failure(self.judge()[0]) == self.wanted

    def try_list(self, owner, new):
        """Whether it still fails with the list OWNER as NEW; then it stays so."""
        old = owner[:]
        owner[:] = new
        if self.fails():
            return True
        owner[:] = old
        return False

    # ---- What there is to change.

    def functions(self):
        return [f for p in self.programs for f in reversed(p.functions)]

    def nodes(self):
        """All nodes, outer ones first."""
        todo = [s for f in self.functions() for s in f.body]
        while todo:
            node = todo.pop(0)
            yield node
            for kid in node.kids:
                todo += kid if isinstance(kid, list) else [kid]

    def blocks(self):
        yield from [f.body for f in self.functions()]
        for node in self.nodes():
            yield from [k for k in node.kids if isinstance(k, list)]

    def drop_parts(self, block):
        """Take away from BLOCK, a list, what may go; large parts first."""
        changed, size = False, max(len(block), 1)
        while size:
            i = 0
            while i < len(block):
                if self.try_list(block, block[:i] + block[i + size:]):
                    changed = True
                else:
                    i += size
            size //= 2
        return changed

    def unwrap(self, block):
        """Put what is in a statement of BLOCK in its place."""
        changed, i = False, 0
        while i < len(block):
            node = block[i]
            inner = [s for k in node.kids if isinstance(k, list) for s in k] if not isinstance(node, Nested) else []
            if inner and self.try_list(block, block[:i] + inner + block[i + 1:]):
                changed = True
            else:
                i += 1
        return changed

    def simplify(self, node):
        changed = False
        for i, kid in enumerate(node.kids):
            if isinstance(kid, list) or kid.sort is None or not kid.kids and kid.text.isdigit():
                continue
            same = [k for k in kid.kids if isinstance(k, Node) and k.sort == kid.sort]
            simple = [Node("1", sort="int")] if kid.sort == "int" else []
            for new in simple + same:
                if self.try_list(node.kids, node.kids[:i] + [new] + node.kids[i + 1:]):
                    changed = True
                    break
        return changed

    def run(self):
        if self.wanted is None:
            return
        self.drop_parts(self.programs)
        for program in self.programs:
            self.drop_parts(program.roots)
        self.drop_parts(self.options)
        for level in ("-O0", "-O1"):
            if self.try_list(self.options, [level] + self.options) and self.try_list(
                    self.options, [level] + [o for o in self.options if not o.startswith("-O")]):
                break
        self.drop_parts(self.options)
        while True:
            changed = False
            for block in list(self.blocks()):
                changed |= self.drop_parts(block)
            for program in self.programs:
                changed |= self.drop_parts(program.functions)
            for block in list(self.blocks()):
                changed |= self.unwrap(block)
            for node in list(self.nodes()):
                changed |= self.simplify(node)
            print(f"after {self.tries} tries: {sum(1 for n in self.nodes())} nodes", file=sys.stderr)
            if not changed:
                return


def main():
    seed = int(sys.argv[1].rpartition("-")[2])
    options = case.options_of(seed)
    valgrind = case.wants_valgrind(seed, options)
    programs = case.make_unit(sys.argv[1])
    what, root = case.judge(programs, options, valgrind)
    if not what:
        print("it does not fail")
        return 1
    print("fails:", what, file=sys.stderr)
    shrinker = Shrinker([p for p in programs if root and root.startswith(p.name + "_")], options, valgrind)
    if shrinker.wanted != failure(what):
        shrinker = Shrinker(programs, options, valgrind)
    shrinker.run()
    for stem, model in (("small", False), ("small-model", True)):
        case.write_sources(*case.show(shrinker.programs, model), stem)
    print("Options:", " ".join(options))
    print(shrinker.judge()[0])
    print("".join(text for text in case.show(shrinker.programs, False) if text), end="")
    return 0


if __name__ == "__main__":
    sys.exit(main())
