"""Random pipelines of iterators: who owns what, and where frames live.

Functions make iterators of iterators, pass them on, keep them in variables and
structures, step them by hand, leave loops early, choose between two.  What is
yielded is known beforehand; every scope entered must be left, every frame freed.
"""
import random

PRELUDE = """/* Made by pipelines.py.  */

#include "alloc.h"

static int open_scopes;
static void leave (int *x) { open_scopes -= *x == 77; *x = 0; }
static int enter (void) { open_scopes++; return 77; }
#define GUARD int guard __attribute__ ((cleanup (leave), unused)) = enter ()

typedef co_iterator (int) It;

static It range (int lo, int hi) { GUARD; for (int i = lo; i < hi; i++) co_yield (i); }
static It add (It in, int n) { GUARD; co_for (int v, in) co_yield (v + n); }
static It odd (It in) { GUARD; co_for (int v, in) if (v & 1) co_yield (v); }
static It take (It in, int n) { GUARD; int v; while (n-- > 0 && co_next (&in, &v)) co_yield (v); }
static It skip (It in, int n) { GUARD; co_for (int v, in) if (n-- <= 0) co_yield (v); }
static It chain (It a, It b) { GUARD; co_yield_from (a); co_yield_from (b); }
static It zip (It a, It b) { GUARD; int w; co_for (int v, a) { if (!co_next (&b, &w)) co_return (); co_yield (v - w); } }
static It twice (It in) { GUARD; co_for (int v, in) { co_yield (v); co_yield (v); } }
static It below (It in) { GUARD; co_for (int v, in) co_yield_from (range (0, v & 3)); }
static It last (It in) { GUARD; int l = -1; co_for (int v, in) l = v; co_yield (l); }
static It own (It in) { GUARD; co_auto It mine = co_move (in); int v; while (co_next (&mine, &v)) co_yield (v); }
static It either (int which, It a, It b) { if (which) { co_drop (&b); return a; } co_drop (&a); return b; }
static It __attribute__ ((noipa)) opaque (It in) { return in; }
static It down (int n) { GUARD; if (n > 0) { co_yield (n); co_yield_from (down (n - 1)); } }

static unsigned hash;
static void show (int v) { hash = hash * 31 + (unsigned) v + 7; }
"""


class Pipeline:
    def __init__(self, seed):
        self.r = random.Random(seed)
        # Of its own, so that what came first stays as it was.
        self.more = random.Random(f"more {seed}")
        self.names = 0
        self.hash = 0
        self.lines = []

    def name(self):
        self.names += 1
        return f"x{self.names}"

    def show(self, v):
        self.hash = (self.hash * 31 + v + 7) % 2**32

    def make(self, depth):
        """An expression, and the list of what it yields."""
        r = self.r
        if depth == 0 or r.random() < 0.15:
            if r.random() < 0.2:
                n = r.randint(0, 5)
                return f"down ({n})", list(range(n, 0, -1))
            lo, n = r.randint(0, 9), r.randint(0, 6)
            return f"range ({lo}, {lo + n})", list(range(lo, lo + n))
        a, av = self.make(depth - 1)
        kind = r.choice(["add", "odd", "take", "skip", "chain", "zip", "twice", "below", "last",
                         "own", "either", "opaque", "cond", "lambda"])
        n = r.randint(0, 4)
        if kind == "add":
            return f"add ({a}, {n})", [v + n for v in av]
        if kind == "odd":
            return f"odd ({a})", [v for v in av if v & 1]
        if kind == "take":
            return f"take ({a}, {n})", av[:n]
        if kind == "skip":
            return f"skip ({a}, {n})", av[n:]
        if kind == "twice":
            return f"twice ({a})", [v for v in av for _ in (0, 1)]
        if kind == "below":
            return f"below ({a})", [w for v in av for w in range(v & 3)]
        if kind == "last":
            return f"last ({a})", [av[-1] if av else -1]
        if kind in ("own", "opaque"):
            return f"{kind} ({a})", av
        if kind == "lambda":
            return (f"co_lambda (It, (It in), {{ GUARD; co_for (int v, in) co_yield (v * {n}); }}) ({a})",
                    [v * n for v in av])
        b, bv = self.make(depth - 1)
        if kind == "chain":
            return f"chain ({a}, {b})", av + bv
        if kind == "zip":
            return f"zip ({a}, {b})", [v - w for v, w in zip(av, bv)]
        which = r.randint(0, 1)
        if kind == "either":
            return f"either ({which}, {a}, {b})", av if which else bv
        return f"(zero == {which} ? {a} : {b})", av if which == 0 else bv

    def statement(self, put):
        r = self.r
        e, values = self.make(r.randint(1, 4))
        kind = r.choice(["loop", "break", "variable", "steps", "auto", "struct", "nested", "moved", "drop"])
        x = self.name()
        if kind == "loop":
            put(f"co_for (int v, {e}) show (v);")
            seen = values
        elif kind == "break":
            n = r.randint(0, 4)
            put(f"{{ int n = {n}; co_for (int v, {e}) {{ if (n-- == 0) break; show (v); }} }}")
            seen = values[:n]
        elif kind == "variable":
            put(f"It {x} = {e}; int n{x}; if (co_next (&{x}, &n{x})) show (n{x});")
            put(f"co_for (int v, {x}) show (v);")
            seen = values
        elif kind == "steps":
            n = r.randint(0, 5)
            put(f"It {x} = {e}; int n{x}; for (int i = 0; i < {n}; i++) if (co_next (&{x}, &n{x})) show (n{x}); co_drop (&{x});")
            seen = values[:n]
        elif kind == "auto":
            put(f"{{ co_auto It {x} = {e}; int v; if (co_next (&{x}, &v)) show (v); }}")
            seen = values[:1]
        elif kind == "struct":
            put(f"struct {{ int pad; It it[2]; }} {x} = {{ 1, {{ {{ 0 }}, {e} }} }};")
            put(f"{x}.it[zero] = co_move ({x}.it[1]); co_for (int v, {x}.it[0]) show (v); check (co_is_null ({x}.it[1]));")
            seen = values
        elif kind == "moved":
            put(f"It {x} = {e}, y{x} = co_move ({x}); co_drop (&{x}); co_for (int v, add (co_move (y{x}), 1)) show (v); co_drop (&y{x});")
            seen = [v + 1 for v in values]
        elif kind == "drop":
            put(f"It {x} = {e}; co_drop (&{x}); co_drop (&{x});")
            seen = []
        else:
            f, inner = self.make(1)
            put(f"co_for (int v, {e}) {{ show (v); co_for (int w, {f}) {{ if (w > v) goto {x}; show (w); }} {x}: ; }}")
            seen = []
            for v in values:
                seen.append(v)
                for w in inner:
                    if w > v:
                        break
                    seen.append(w)
        for v in seen:
            self.show(v)

    WRAPPERS = [("add ({}, {n})", lambda vs, n: [v + n for v in vs]),
                ("odd ({})", lambda vs, n: [v for v in vs if v & 1]),
                ("take ({}, {n})", lambda vs, n: vs[:n]),
                ("twice ({})", lambda vs, n: [v for v in vs for _ in (0, 1)]),
                ("below ({})", lambda vs, n: [w for v in vs for w in range(v & 3)])]

    def wrap(self, x, values):
        """What wraps the object in X, and what it yields then."""
        n = self.r.randint(0, 4)
        text, apply = self.r.choice(self.WRAPPERS)
        return text.format(f"co_move ({x})", n=n), apply(values, n)

    def chosen(self, put):
        """A variable whose object is wrapped in others or not, or in one of two."""
        r = self.r
        e, values = self.make(r.randint(0, 2))
        x = self.name()
        put(f"It {x} = {e};")
        if r.random() < 0.2:
            put(f"int n{x}; if (co_next (&{x}, &n{x})) show (n{x});")
            for v in values[:1]:
                self.show(v)
            values = values[1:]
        for _ in range(r.choice([1, 1, 1, 2])):
            which = r.randint(0, 1)
            w, wrapped = self.wrap(x, values)
            other, otherwise = self.wrap(x, values) if r.random() < 0.4 else (None, values)
            put(f"if (zero == {which}) {x} = {w};" + (f" else {x} = {other};" if other else ""))
            values = wrapped if which == 0 else otherwise
        kind = r.choice(["loop", "break", "steps", "drop", "round"])
        if kind == "loop":
            put(f"co_for (int v, {x}) show (v);")
        elif kind == "break":
            n = r.randint(0, 4)
            put(f"{{ int n = {n}; co_for (int v, {x}) {{ if (n-- == 0) break; show (v); }} }}")
            values = values[:n]
        elif kind == "steps":
            n = r.randint(0, 4)
            put(f"for (int i = 0, v; i < {n}; i++) if (co_next (&{x}, &v)) show (v);")
            put(f"co_drop (&{x});")
            values = values[:n]
        elif kind == "drop":
            put(f"co_drop (&{x});")
            values = []
        else:
            put(f"It y{x} = add (co_move ({x}), 2); co_for (int v, y{x}) show (v); co_drop (&{x});")
            values = [v + 2 for v in values]
        for v in values:
            self.show(v)

    def elements(self, put):
        """An array of objects, by an index that varies."""
        r = self.r
        n = r.randint(2, 3)
        made = [self.make(r.randint(0, 2)) for _ in range(n)]
        x = self.name()
        left = [list(values) for _, values in made]
        put(f"It {x}[{n}] = {{ {', '.join(e for e, _ in made)} }};")
        kind = r.choice(["loops", "breaks", "turns", "moves"])
        if kind == "turns":
            times = r.randint(0, 8)
            put(f"for (int i = 0, v; i < {times}; i++) if (co_next (&{x}[i % {n}], &v)) show (v);")
            for i in range(times):
                if left[i % n]:
                    self.show(left[i % n].pop(0))
        elif kind == "moves":
            k = r.randint(0, n - 1)
            put(f"It y{x} = add (co_move ({x}[{k} + zero]), 1); co_for (int v, y{x}) show (v);")
            for v in left[k]:
                self.show(v + 1)
        else:
            stop = r.randint(0, 3) if kind == "breaks" else 1000
            end = r.randint(1, n)
            put(f"for (int i = zero; i < {end}; i++) {{ int n = {stop}; "
                f"co_for (int v, {x}[i]) {{ if (n-- == 0) break; show (v); }} }}")
            for values in left[:end]:
                for v in values[:stop]:
                    self.show(v)
        put(f"for (int i = 0; i < {n}; i++) co_drop (&{x}[i]);")

    def add_more(self, put):
        """Statements of kinds that are newer."""
        self.r, old = self.more, self.r
        for kind in self.chosen, self.elements:
            if self.r.random() < 0.6:
                continue
            if self.r.random() < 0.7:
                kind(put)
            else:
                lines = []
                kind(lines.append)
                put("for (int again = 0; again <= zero; again++) {")
                for line in lines:
                    put("  " + line)
                put("}")
        self.r = old

    def text(self):
        out = [PRELUDE]
        calls = []
        for i in range(self.r.randint(2, 5)):
            coroutine = self.r.random() < 0.4
            body = []
            for _ in range(self.r.randint(1, 4)):
                self.statement(lambda s: body.append("  " + s))
            self.add_more(lambda s: body.append("  " + s))
            if coroutine:
                body.insert(self.r.randint(0, 1), "  co_yield (0);")
                out.append(f"static It run{i} (int zero)\n{{\n  GUARD;\n" + "\n".join(body) + "\n}\n")
                calls.append(f"  co_for (int v, run{i} (0)) check (v == 0);")
            else:
                out.append(f"static void run{i} (int zero)\n{{\n" + "\n".join(body) + "\n}\n")
                calls.append(f"  run{i} (0);")
            calls.append("  check (open_scopes == 0 && alloc_live == 0);")
        out.append("int\nmain (void)\n{\n" + "\n".join(calls)
                   + f"\n  check (hash == {self.hash}u);\n  return 0;\n}}\n")
        return "\n".join(out)
