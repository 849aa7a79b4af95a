#!/usr/bin/env python3
"""Random coroutines, compared with the plain functions of the same bodies.

    fuzz.py SEED            print the program for SEED
    fuzz.py --run FROM TO   build and run them with $CC, the plugin in $PLUGIN
                            and the options $OPTIONS ("-O0;-O2;..." in turn);
                            prints the seeds that fail, and why

A program is a body with locals of many types, every control structure,
suspensions in all sorts of expressions, cleanups, VLAs and inner loops over
other coroutines.  Its loops are bounded and it divides by nothing, so it always
ends and has no undefined behaviour.
"""
import os
import random
import re
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
TYPES = ["int", "short", "unsigned char", "long", "unsigned", "long long", "volatile int"]


class Program:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.names = 0
        self.labels = 0
        self.budget = self.r.randint(10, 45)
        self.lines = []

    def name(self, prefix):
        self.names += 1
        return f"{prefix}{self.names}"

    def small(self, x):
        """X, kept small so that nothing overflows."""
        return f"({x}) % 97"

    def leaf(self, scope):
        r = self.r.random()
        if r < 0.35 or not scope:
            return str(self.r.randint(0, 40))
        return self.r.choice(scope)

    def binary(self, op, a, b):
        """A OP B; C leaves open which comes first, so where it matters A does."""
        effects = [bool(re.search(r"STEP|CHILD", x)) for x in (a, b)]
        calls = re.search(r"\bn[0-9]+ \(", a + b)
        if all(effects) or calls:
            x, y = self.name("x"), self.name("x")
            return f"({{ int {x} = {a}; int {y} = {b}; {x} {op} {y}; }})"
        return f"({a} {op} {b})"

    def expr(self, scope, depth=2):
        r = self.r.random()
        if depth == 0 or r < 0.25:
            return self.leaf(scope)
        a = self.expr(scope, depth - 1)
        b = self.expr(scope, depth - 1)
        if r < 0.45:
            return self.binary(self.r.choice("+-"), a, b)
        if r < 0.55:
            return self.binary("*", f"(int) ({a} & 31)", f"(int) ({b} & 15)")
        if r < 0.62:
            op = self.r.choice(["&&", "||", "<", "==", "!=", ">="])
            return f"({a} {op} {b})" if op in ("&&", "||") else self.binary(op, a, b)
        if r < 0.70:
            return f"({a} ? {b} : {self.leaf(scope)})"
        if r < 0.82:
            return f"STEP ((int) ({self.small(a)}))"
        if r < 0.88:
            return f"CHILD ((int) ({self.small(a)}))"
        if r < 0.94:
            v = self.name("e")
            return f"({{ int {v} = {self.small(a)}; {v} += {self.small(b)}; {v}; }})"
        v = self.name("k")
        return f"({{ int {v} = {self.small(a)}; fuzz_keep (&{v}, {self.small(b)}); }})"

    def block(self, scope, depth, loop, indent, count=None):
        scope = list(scope)
        for _ in range(count or self.r.randint(1, 4)):
            if self.budget <= 0:
                break
            self.budget -= 1
            self.statement(scope, depth, loop, indent)

    def put(self, indent, text):
        self.lines.append("  " * indent + text)

    def statement(self, scope, depth, loop, indent):
        r = self.r
        kind = r.choice(["decl", "decl", "assign", "assign", "step", "step", "if", "for", "while",
                         "switch", "array", "struct", "guard", "each", "vla", "goto", "leave",
                         "pointer", "block", "ifelse", "static", "keep", "nested", "delegate"])
        if depth == 0 and kind in ("if", "for", "while", "switch", "each", "block", "ifelse", "goto"):
            kind = "step"
        put = self.put
        if kind == "decl":
            v = self.name("v")
            put(indent, f"{r.choice(TYPES)} {v} = {self.small(self.expr(scope))};")
            scope.append(v)
        elif kind == "assign" and scope:
            v = r.choice([s for s in scope if s.isidentifier()] or ["a"])
            put(indent, f"{v} = {self.small(self.expr(scope + [v]))};")
        elif kind == "static":
            v = self.name("s")
            put(indent, f"static const int {v}[3] = {{ 1, 2, {r.randint(0, 9)} }};")
            scope.append(f"{v}[{r.randint(0, 2)}]")
        elif kind == "array":
            v, n = self.name("a"), r.choice([2, 3, 40])
            put(indent, f"int {v}[{n}] = {{ {self.small(self.expr(scope))}, {r.randint(0, 9)} }};")
            i = self.name("x")
            put(indent, f"int {i} = ({self.expr(scope)}) & 1;")
            put(indent, f"{v}[{i}] = {self.small(self.expr(scope))};")
            scope += [f"{v}[0]", f"{v}[1]"]
        elif kind == "struct":
            v, w = self.name("t"), self.name("t")
            put(indent, f"struct {{ char c; int x[2]; unsigned b : 5; }} {v} = "
                        f"{{ {r.randint(0, 9)}, {{ {self.small(self.expr(scope))}, 4 }}, {r.randint(0, 31)} }}, {w} = {v};")
            put(indent, f"{v}.x[1] = {self.small(self.expr(scope))};")
            scope += [f"{v}.x[0]", f"{v}.x[1]", f"{w}.x[1]", f"{v}.c", f"(int) {w}.b"]
        elif kind == "pointer":
            v, p = self.name("v"), self.name("p")
            put(indent, f"int {v} = {self.small(self.expr(scope))}, *{p} = &{v};")
            put(indent, f"*{p} += {self.small(self.expr(scope))};")
            scope += [f"(*{p})", v]
        elif kind == "keep":
            v = self.name("v")
            put(indent, f"int {v} = {self.small(self.expr(scope))};")
            put(indent, f"fuzz_keep (&{v}, {self.small(self.expr(scope))});")
            scope.append(v)
        elif kind == "nested":
            v, f = self.name("v"), self.name("n")
            put(indent, f"int {v} = {self.small(self.expr(scope))};")
            put(indent, f"int {f} (int x) {{ {v} = (2 * {v} + x) & 63; return {v}; }}")
            put(indent, f"STEP ({f} ((int) ({self.small(self.expr(scope))})));")
            scope += [v, f"{f} (3)"]
        elif kind == "delegate":
            put(indent, f"DELEGATE ({r.randint(0, 3)});")
        elif kind == "vla":
            v = self.name("l")
            put(indent, f"int {v}[((int) ({self.small(self.expr(scope))}) & 7) + 2];")
            put(indent, f"{v}[0] = {self.small(self.expr(scope))}; {v}[1] = sizeof {v};")
            scope += [f"{v}[0]", f"{v}[1]"]
        elif kind == "guard":
            put(indent, f"int {self.name('g')} __attribute__ ((cleanup (fuzz_leave))) = fuzz_enter ();")
        elif kind in ("if", "ifelse"):
            put(indent, f"if ({self.expr(scope)}) {{")
            self.block(scope, depth - 1, loop, indent + 1)
            if kind == "ifelse":
                put(indent, "} else {")
                self.block(scope, depth - 1, loop, indent + 1)
            put(indent, "}")
        elif kind == "for":
            i = self.name("i")
            put(indent, f"for (int {i} = 0; {i} < {r.randint(1, 4)}; {i}++) {{")
            self.block(scope + [i + " + 0"], depth - 1, True, indent + 1)
            put(indent, "}")
        elif kind == "while":
            i = self.name("i")
            put(indent, f"int {i} = {r.randint(1, 3)};")
            head, tail = r.choice([(f"while (STEP ({i}) && {i}-- > 0) {{", "}"),
                                   (f"while ({i}-- > 0) {{", "}"),
                                   ("do {", f"}} while (--{i} > 0);")])
            put(indent, head)
            # A continue in a do loop reaches its condition, so every loop ends.
            self.block(scope, depth - 1, True, indent + 1)
            put(indent, tail)
        elif kind == "each":
            v = self.name("f")
            put(indent, f"EACH ({v}, {r.randint(0, 3)}) {{")
            self.block(scope + [v + " + 0"], depth - 1, True, indent + 1)
            put(indent, "}")
        elif kind == "switch":
            put(indent, f"switch ((int) ({self.small(self.expr(scope))}) & 3) {{")
            for c in ("case 0:", "case 1: case 2:", "default:"):
                put(indent, c + " {")
                self.block(scope, depth - 1, loop, indent + 1, 2)
                put(indent, "}" + (" break;" if r.random() < 0.5 else " /* fall through */"))
            put(indent, "}")
        elif kind == "block":
            put(indent, "{")
            self.block(scope, depth - 1, loop, indent + 1)
            put(indent, "}")
        elif kind == "goto":
            self.labels += 1
            label = f"out{self.labels}"
            put(indent, "{")
            put(indent + 1, "{")
            self.block(scope, depth - 1, loop, indent + 2)
            put(indent + 2, f"if ({self.expr(scope, 1)}) goto {label};")
            self.block(scope, depth - 1, loop, indent + 2)
            put(indent + 1, "}")
            put(indent, f"{label}: ; }}")
        elif kind == "leave":
            word = r.choice(["break;", "continue;", "RETURN;"]) if loop else "RETURN;"
            put(indent, f"if (({self.expr(scope, 1)}) % 7 == 3) {word}")
        else:
            put(indent, f"STEP ((int) ({self.small(self.expr(scope))}));")

    def text(self):
        while self.budget > 0:
            self.block(["a", "b"], 4, False, 1)
        body = "\n".join(self.lines)
        return f"""/* Made by fuzz.py.  */

#include "driver.h"

#ifdef COROUTINE
#undef RETURN
#undef EACH
#undef CHILD
#undef DELEGATE
#define RETURN co_return ()
#define EACH(v, n) co_for (int v, TRAIT_NAME (upto) (n))
#define CHILD(v) TRAIT_NAME (CHILD) (v)
#define DELEGATE(n) TRAIT_NAME (DELEGATE) (n)

static co_iterator (int)
TRAIT_NAME (upto) (int n)
{{
  int g __attribute__ ((cleanup (fuzz_leave))) = fuzz_enter ();
  for (int i = 0; i < n; i++)
    co_yield (i);
}}

#ifndef FUZZ_CHILD
#define FUZZ_CHILD
static co_future (int)
child (int v)
{{
  int g __attribute__ ((cleanup (fuzz_leave))) = fuzz_enter ();
  int w = co_await (step_future (v));
  co_return (w + 1);
}}
#endif

COROUTINE (body, (int a, long b))
#else
#undef STEP
#undef RETURN
#undef EACH
#undef CHILD
#undef DELEGATE
#define STEP(v) fuzz_record (v)
#define RETURN return
#define EACH(v, n) for (int v = 0; v < n; v++)
#define CHILD(v) (fuzz_record (v) + 1)
#define DELEGATE(n) for (int d_ = 0; d_ < n; d_++) fuzz_record (d_)
static void
plain (int a, long b)
#endif
{{
{body}
  STEP (1000);
}}

#ifndef COROUTINE
#include "run.h"

int
main (void)
{{
  plain (3, 5);
  return fuzz_drive ();
}}
#endif
"""


def run(first, last, kind=Program):
    cc = os.environ.get("CC", "gcc")
    plugin = os.environ["PLUGIN"]
    options = os.environ.get("OPTIONS", "-O0;-O2").split(";")
    includes = os.environ.get("INCLUDES", f"-I{HERE}/../../include").split()
    libs = os.environ["LIBS"].split()
    failed = 0
    with tempfile.TemporaryDirectory() as tmp:
        source, program = f"{tmp}/p.c", f"{tmp}/p"
        for seed in range(first, last):
            with open(source, "w") as f:
                f.write(kind(seed).text())
            for option in options:
                command = [cc, f"-fplugin={plugin}", "-fchecking", "-w", f"-I{HERE}", f"-I{HERE}/../lib",
                           *includes, *option.split(), source, "-o", program, *libs]
                try:
                    built = subprocess.run(command, capture_output=True, text=True, timeout=120)
                    done = built
                    if built.returncode == 0:
                        done = subprocess.run([program], capture_output=True, text=True, timeout=20)
                    status, err = done.returncode, done.stderr
                except subprocess.TimeoutExpired:
                    status, err = "timeout", ""
                if status != 0:
                    failed += 1
                    said = [l for l in err.splitlines() if "error" in l or "failed" in l or "cogen:" in l
                            or "runtime" in l or "Sanitizer" in l]
                    print(f"seed {seed} {option}: {status}: {(said or ['?'])[0]}", flush=True)
    print(f"{last - first} programs, {failed} failures")
    return failed != 0


if __name__ == "__main__":
    if len(sys.argv) == 4 and sys.argv[1] == "--run":
        sys.exit(run(int(sys.argv[2]), int(sys.argv[3])))
    print(Program(int(sys.argv[1])).text(), end="")
