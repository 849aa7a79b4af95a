#!/usr/bin/env python3
"""Random nests of coroutines that await, and delegate to, each other: the same whether inlined or not.

    nested.py SEED            print the program for SEED
    nested.py --run FROM TO   build and run them with $CC, the plugin in $PLUGIN
                              and the options $OPTIONS ("-O0;-O2;..." in turn),
                              with and without inlining; prints the seeds that
                              fail, and why

A program steps objects to their ends, and drops them after 0, 1, 2 ... steps; it
prints every item, result and cleanup.  With -fplugin-arg-cogen-limit=0 nothing is
inlined: that prints what must come out.
"""
import os
import random
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
PRELUDE = r'''#include <cogen.h>
#include <cogen/rt.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
struct pair { int a, b; char pad[17]; };
struct pend { int left, value; };
static void say (const char *what, int n) { printf ("%s%d ", what, n); }
static void leave (int *n) { say ("leave", *n); }
static enum co_poll pend_poll (void *self, struct co_context *cx, void *r)
{ struct pend *p = self; (void) cx; if (p->left-- > 0) return CO_PENDING; *(int *) r = p->value; return CO_READY; }
static void pend_drop (void *self) { say ("drop", ((struct pend *) self)->value); free (self); }
static const struct co_future_vtable pend_vtable = { .head = { .abi = CO_ABI_VERSION, .size = sizeof (struct pend), .align = 4, .name = "pend", .drop = pend_drop }, .poll = pend_poll };
static co_future(int) pend (int n, int v) { struct pend *p = malloc (sizeof *p); p->left = n; p->value = v; co_future(int) f = { p, &pend_vtable }; return f; }
static struct pair mk (int a, int b) { struct pair p = { a, b, "pad" }; return p; }
static void __attribute__ ((noipa)) touch (int *p) { *p += 1; }
'''
MAIN = r'''
int main (void)
{
  struct co_context cx = { 0 };
  for (int stop = 0; stop < 60; stop++)
    {
      co_future(int) h = %s (3);
      int v = -1, i, done = 0;
      for (i = 0; i < stop; i++)
	if (co_poll (&h, &cx, &v) == CO_READY) { done = 1; break; }
      say ("f", done); if (done) say ("=", v);
      co_drop (&h); puts ("");
      if (done) break;
    }
  for (int stop = 0; stop < 60; stop++)
    {
      co_stream(int) h = %s (2);
      int v = -1, i; enum co_poll p = CO_PENDING;
      for (i = 0; i < stop && p != CO_DONE; i++)
	{ p = co_poll_next (&h, &cx, &v); if (p == CO_READY) say ("i", v); else say ("p", p); }
      co_drop (&h); puts ("");
      if (p == CO_DONE) break;
    }
  for (int stop = 0; stop < 60; stop++)
    {
      co_generator(int, int, int) h = %s (2);
      int v = -1, r = -1, i; enum co_step p = CO_YIELDED;
      for (i = 0; i < stop && p != CO_RETURNED; i++)
	{ p = co_resume (&h, i, &v, &r); if (p == CO_YIELDED) say ("i", v); else say ("r", r); }
      co_drop (&h); puts ("");
      if (p == CO_RETURNED) break;
    }
}
'''


class Nest:
    def __init__(self, seed):
        self.r = random.Random(seed)
        self.n = 0
        self.funs = {"future": [], "pairs": [], "voids": [], "iterator": [], "stream": []}
        self.out = [PRELUDE]

    def name(self, p):
        self.n += 1
        return f"{p}{self.n}"

    def value(self, scope):
        r = self.r.random()
        if r < 0.3:
            return str(self.r.randint(0, 9))
        if r < 0.7:
            return self.r.choice(scope)
        return f"({self.r.choice(scope)} {self.r.choice('+-^')} {self.r.randint(1, 5)})"

    def await_(self, scope):
        """An expression of type int that awaits."""
        r = self.r.random()
        futures, pairs = self.funs["future"], self.funs["pairs"]
        if futures and r < 0.75:
            f, own = self.r.choice(futures)
            extra = ""
            if own:
                g = self.r.choice([x for x, o in futures if not o] or [None])
                extra = f", {g} ({self.value(scope)})" if g and self.r.random() < 0.6 else f", pend ({self.r.randint(0, 1)}, {self.r.randint(10, 99)})"
            return f"co_await ({f} ({self.value(scope)}{extra}))"
        if pairs and r < 0.86:
            return f"co_await ({self.r.choice(pairs)} ({self.value(scope)})).{self.r.choice('ab')}"
        if len(futures) > 1 and r < 0.92:
            a, b = (self.r.choice([x for x, o in futures if not o] or ["0"]) for _ in "ab")
            if a != "0":
                return f"co_await ({self.value(scope)} & 1 ? {a} ({self.value(scope)}) : {b} ({self.value(scope)}))"
        return f"co_await (pend ({self.r.randint(0, 2)}, {self.r.randint(0, 20)}))"

    def suspend(self, kind, scope, ind):
        choices = []
        if kind in ("future", "stream", "pairs", "voids"):
            choices += ["await"] * 4
            if self.funs["voids"]:
                choices.append("void")
        if kind in ("iterator", "stream", "generator"):
            choices += ["yield"] * 2
            if self.funs["iterator"]:
                choices += ["from"] * 3
        if kind == "stream" and self.funs["stream"]:
            choices += ["sfrom"] * 2
        if self.funs["iterator"]:
            choices.append("for")
        c = self.r.choice(choices)
        v = self.name("v")
        if c == "await":
            form = self.r.choice([f"int {v} = @; say (\"v\", {v});", f"if (@ > 5) say (\"big\", 0);", f"int {v} = ({{ int t = @; t * 2; }}) & 1023; say (\"v\", {v});", f"say (\"x\", @ + {self.value(scope)});"])
            line = form.replace("@", self.await_(scope))
            if line.startswith("int"):
                scope.append(v)
            return ind + line
        if c == "void":
            return f"{ind}co_await ({self.r.choice(self.funs['voids'])} ({self.value(scope)}));"
        if c == "yield":
            return f"{ind}co_yield ({self.value(scope)});" if kind != "generator" else f"{ind}say (\"arg\", co_yield ({self.value(scope)}));"
        if c == "from":
            return f"{ind}co_yield_from ({self.r.choice(self.funs['iterator'])} ({self.value(scope)} & 3));"
        if c == "sfrom":
            return f"{ind}co_yield_from ({self.r.choice(self.funs['stream'])} ({self.value(scope)} & 3));"
        return f"{ind}co_for (int {v}, {self.r.choice(self.funs['iterator'])} ({self.value(scope)} & 3)) say (\"l\", {v});"

    def block(self, kind, scope, depth, ind):
        lines = []
        for _ in range(self.r.randint(2, 4) if depth == 2 else self.r.randint(1, 3)):
            r = self.r.random()
            v = self.name("v")
            if r < 0.15:
                lines.append(f"{ind}int {v} = {self.value(scope)};")
                scope.append(v)
            elif r < 0.3:
                lines.append(f"{ind}int {v} __attribute__ ((cleanup (leave))) = {self.r.randint(100, 999)};")
            elif r < 0.38:
                lines.append(f"{ind}int {v} = {self.value(scope)}; touch (&{v});")
                scope.append(v)
            elif r < 0.5 and depth:
                lines.append(f"{ind}for (int {v} = 0; {v} < {self.r.randint(1, 3)}; {v}++) {{")
                lines += self.block(kind, scope + [v], depth - 1, ind + "  ")
                if self.r.random() < 0.3:
                    lines.append(f"{ind}  if ({v} == 1) {self.r.choice(['break', 'continue'])};")
                lines.append(ind + "}")
            elif r < 0.6 and depth:
                lines.append(f"{ind}if ({self.value(scope)} & 1) {{")
                lines += self.block(kind, scope + [], depth - 1, ind + "  ")
                if self.r.random() < 0.3:
                    lines.append(ind + "  " + self.ret(kind, scope))
                lines.append(ind + "}")
            elif r < 0.65 and depth:
                lines.append(ind + "{")
                lines += self.block(kind, scope + [], depth - 1, ind + "  ")
                lines.append(ind + "}")
            else:
                lines.append(self.suspend(kind, scope, ind))
        return lines

    def ret(self, kind, scope):
        return {"future": f"co_return ({self.value(scope)});", "pairs": f"co_return (mk ({self.value(scope)}, {self.value(scope)}));",
                "generator": f"co_return ({self.value(scope)});"}.get(kind, "co_return ();")

    def function(self, kind, static=True):
        f = self.name("f")
        t = {"future": "co_future(int)", "pairs": "co_future(struct pair)", "voids": "co_future(void)", "iterator": "co_iterator(int)",
             "stream": "co_stream(int)", "generator": "co_generator(int, int, int)"}[kind]
        own = kind == "future" and self.r.random() < 0.25
        head = f"{'static ' if static else ''}{t} {f} (int n{', co_future(int) o' if own else ''})"
        scope = ["n"]
        body = self.block(kind, scope, 2, "  ")
        if own and self.r.random() < 0.6:
            body.append("  say (\"o\", co_await (o));")
        if kind in ("iterator", "stream", "generator"):
            body.append("  co_yield (n);")
        elif not any("co_" in l for l in body):
            body.append("  say (\"e\", co_await (pend (1, 7)));")
        self.out.append(head + "\n{\n" + "\n".join(body) + "\n  " + self.ret(kind, scope) + "\n}\n")
        return f, own

    def program(self):
        for _ in range(self.r.randint(6, 12)):
            kind = self.r.choice(["future", "future", "future", "pairs", "voids", "iterator", "stream"])
            f, own = self.function(kind, self.r.random() < 0.85)
            self.funs[kind].append((f, own) if kind == "future" else f)
        tops = []
        for kind in ("future", "stream", "generator"):
            while True:
                f, own = self.function(kind, False)
                if not own:
                    break
                self.funs[kind].append((f, own))
            tops.append(f)
        return "".join(self.out) + MAIN % tuple(tops)


def build_and_run(source, exe, options):
    cc = os.environ.get("CC", "gcc").split()
    flags = ["-w", "-fchecking=2", "-fplugin=" + os.environ["PLUGIN"]]
    cmd = cc + flags + options + os.environ.get("INCLUDES", f"-I{HERE}/../../include").split() + [source, "-o", exe] + os.environ["LIBS"].split()
    p = subprocess.run(cmd, capture_output=True, text=True)
    if p.returncode:
        return None, p.stderr[-1500:]
    p = subprocess.run([exe], capture_output=True, text=True, timeout=60)
    return p.stdout, f"exit {p.returncode} {p.stderr[-1500:]}" if p.returncode else ""


def run(first, last):
    bad = 0
    with tempfile.TemporaryDirectory() as tmp:
        for seed in range(first, last + 1):
            source = os.path.join(tmp, "n.c")
            with open(source, "w") as f:
                f.write(Nest(seed).program())
            exe = os.path.join(tmp, "n")
            want, why = build_and_run(source, exe, ["-O1", "-fplugin-arg-cogen-limit=0"])
            if why:
                print(f"seed {seed}: without inlining: {why}")
                bad += 1
                continue
            for options in os.environ.get("OPTIONS", "-O0;-O2").split(";"):
                got, why = build_and_run(source, exe, options.split())
                if why or got != want:
                    print(f"seed {seed} with {options}: {why or 'differs'}")
                    bad += 1
    return bad


if sys.argv[1] == "--run":
    sys.exit(1 if run(int(sys.argv[2]), int(sys.argv[3])) else 0)
print(Nest(int(sys.argv[1])).program())
