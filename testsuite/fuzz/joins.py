"""Random joins: futures whose addresses are given to co_join and co_select, which may have
their frames where they are made.  They are selected again, awaited, moved, dropped, made anew
while they are pending, given to coroutines that lend them on; joins are dropped half way;
scopes are left by break, continue, goto and return, or dropped at each suspension.

Each variable has a shadow (joins.h) that says what it should own.
"""
import random

TYPE = "co_future (int)"


def shadow(name):
    return "s_" + "".join(c if c.isalnum() else "_" for c in name)


class Body:
    """The body of one function, a future."""

    def __init__(self, r):
        self.r = r
        self.names, self.lines, self.depth, self.count, self.inside = [], [], 1, 0, 0

    def put(self, line):
        self.lines.append("  " * self.depth + line)

    def number(self):
        self.count += 1
        return self.count

    def fresh(self):
        """An expression that makes a future, and stores its number in n."""
        times = self.r.choice([0, 1, 1, 2, 3])
        made = f"{self.r.choice(['worker'] * 8 + ['elsewhere'])} (n = number (), {times})"
        what = self.r.random()
        if what < 0.1:
            return f"around ({made})"
        if what < 0.2:
            return f"selecting ({made}, {self.r.randint(0, 3)})"
        return made

    def some(self):
        return self.r.sample(self.names, min(len(self.names), self.r.choice([1, 2, 2, 2, 3, 3, 4, 5])))

    def operands(self, names):
        return ", ".join(f"&{name}, &r[{i}]" for i, name in enumerate(names))

    def store(self, a):
        """Store a new future in A, which may have one; a variable drops that itself."""
        if "[" in a:
            self.put(f"co_drop (&{a}); gone (&{shadow(a)});")
        self.put(f"{a} = {self.fresh()}; gone (&{shadow(a)}); {shadow(a)} = n;")

    def declare(self):
        name = f"v{self.number()}"
        self.put(f"SHADOW ({shadow(name)}) = 0;")
        if self.r.random() < 0.25:
            self.put(f"{TYPE} {name} = {{ 0 }};")
        else:
            self.put(f"{TYPE} {name} = {self.fresh()}; {shadow(name)} = n;")
        self.names.append(name)

    def declare_array(self):
        name, size = f"a{self.number()}", self.r.randint(1, 4)
        parts = [f"{name}[{i}]" for i in range(size)]
        for part in parts:
            self.put(f"SHADOW ({shadow(part)}) = 0;")
        self.put(f"co_auto {TYPE} {name}[{size}] = {{ 0 }};")
        if self.r.random() < 0.8:
            self.put(f"int *const s_{name}[] = {{ {', '.join('&' + shadow(part) for part in parts)} }};")
            self.put(f"for (int j = 0; j < {size}; j++)")
            self.put(f"  {{ {name}[j] = {self.fresh()}; *s_{name}[j] = n; }}")
        self.names += parts

    def select(self):
        names = self.some()
        self.put(f"k = co_await (co_select ({self.operands(names)}));")
        for i, name in enumerate(names):
            self.put(f"if (k == {i}) taken (&{shadow(name)}, r[{i}]);")
        self.put(f"check (k >= 0 || ({' && '.join('!' + shadow(name) for name in names)}));")

    def finished(self, names):
        for i, name in enumerate(names):
            self.put(f"if ({shadow(name)} && co_is_null ({name})) taken (&{shadow(name)}, r[{i}]);")

    def join(self):
        names = self.some()
        self.put(f"co_await (co_join ({self.operands(names)}));")
        self.finished(names)
        for name in names:
            self.put(f"check (!{shadow(name)});")

    def half(self):
        """One that is an object, and may be dropped before it is ready."""
        names, which = self.some(), self.r.choice(["join", "select"])
        kind = "void" if which == "join" else "int"
        self.put(f"{{ co_future ({kind}) h = co_{which} ({self.operands(names)});")
        self.put(f"  for (int t = 0; t < {self.r.randint(0, 3)}; t++)")
        self.put("    {")
        self.put(f"      if (co_poll (&h, co_context (){'' if which == 'join' else ', &k'}) == CO_READY) break;")
        self.put("      PAUSE ();")
        self.put("    }")
        self.put("}")
        self.finished(names)

    def use(self):
        a, b = self.r.choice(self.names), self.r.choice(self.names)
        s, t = shadow(a), shadow(b)
        what = self.r.random()
        if what < 0.2:
            self.put(f"if ({s}) {{ k = co_await ({a}); taken (&{s}, k); }}")
        elif what < 0.35 and a != b:
            if "[" in a:
                self.put(f"co_drop (&{a});")
            self.put(f"{a} = {b}; gone (&{s}); {s} = {t}; {t} = 0;")
        elif what < 0.5:
            self.put(f"co_drop (&{a}); gone (&{s});")
        elif what < 0.65:
            self.put(f"check (co_is_null ({a}) == ({s} == 0));")
        elif what < 0.8:
            self.put(f"if ({s} && co_poll (&{a}, co_context (), &k) == CO_READY) {{ taken (&{s}, k); co_drop (&{a}); }}")
        elif what < 0.85:
            self.put(f"touch (&{a});")
        elif what < 0.9:
            self.put(f"{{ {TYPE} u = {a}; {s} = 0; }}")
        else:
            self.put(f"if (choose ()) {{ co_drop (&{a}); gone (&{s}); }}")

    def refill(self):
        a = self.r.choice(self.names)
        self.put(f"if ({self.r.choice(['co_is_null (' + a + ')', '!!co_is_null (' + a + ')'])})")
        self.put(f"  {{ {a} = {self.fresh()}; check (!{shadow(a)}); {shadow(a)} = n; }}")

    def block(self, budget, head="{", tail="}"):
        self.put(head)
        self.depth += 1
        names = list(self.names)
        self.statements(budget)
        self.names = names
        self.depth -= 1
        self.put(tail)

    def loop(self, budget):
        i = f"i{self.number()}"
        self.put(f"for (int {i} = 0; {i} < {self.r.randint(1, 3)}; {i}++)")
        self.inside += 1
        self.block(budget)
        self.inside -= 1

    def again(self, budget):
        label = self.number()
        self.put("{")
        self.put(f"  int j{label} = 0; again_{label}:;")
        self.block(budget, "{", f"  if (j{label}++ < 1) goto again_{label}; }}")
        self.put("}")

    def leave(self):
        self.put(f"if (choose ()) {self.r.choice(['break', 'continue'])};" if self.inside and self.r.random() < 0.7
                 else "if (choose () && choose ()) co_return (k);")

    def statements(self, budget):
        for _ in range(self.r.randint(1, 4)):
            what = self.r.random()
            if not self.names or what < 0.15:
                self.declare()
            elif what < 0.2:
                self.declare_array()
            elif what < 0.38:
                self.select()
            elif what < 0.48:
                self.join()
            elif what < 0.54:
                self.half()
            elif what < 0.6:
                self.store(self.r.choice(self.names))
            elif what < 0.66:
                self.refill()
            elif what < 0.76:
                self.use()
            elif what < 0.79:
                self.put("PAUSE ();")
            elif what < 0.82:
                self.leave()
            elif budget > 0:
                kind = self.r.random()
                if kind < 0.25:
                    self.put("if (choose ())")
                    self.block(budget - 1)
                elif kind < 0.7:
                    self.loop(budget - 1)
                elif kind < 0.85:
                    self.again(budget - 1)
                else:
                    self.block(budget - 1)

    def text(self, name, parameters):
        self.put("int n = 0, k = 0, r[5] = { 0 }; (void) n, (void) k, (void) r;")
        self.names = [f"p{i}" for i in range(parameters)]
        for p in self.names:
            self.put(f"int {shadow(p)} = n_{p};")       # It ends before the parameter does.
        for _ in range(3):
            self.statements(2)
        self.put("PAUSE ();")
        self.put("co_return (k);")
        arguments = ", ".join(f"{TYPE} p{i}, int n_p{i}" for i in range(parameters)) or "void"
        return f"static {TYPE}\n{name} ({arguments})\n{{\n" + "\n".join(self.lines) + "\n}\n"


RUN = """
static void
run_NAME (int stop)
{
  int n = 0, k = 0, numbers_of[3] = { 0 };
  (void) n, (void) numbers_of;
  {
    ARGUMENTS
    co_future (int) f = NAME (PASSED);
    while (stop-- && co_poll (&f, &nobody, &k) == CO_PENDING)
      ;
  }
  all_ended ();
}
"""
MAIN = """
int
main (void)
{
  static void (*const runs[]) (int) = { RUNS };
  for (int f = 0; f < 8; f++)
    for (int run = 0; run < 40; run++)
      {
        choices = run * 7919 + f;
        runs[f] (run % 20 == 19 ? -1 : run % 20);
      }
}
"""


class Joins:
    def __init__(self, seed):
        self.seed = seed

    def function(self, r, name):
        """The text of the function NAME, and of another one that runs it."""
        parameters = r.randint(0, 2)
        text = Body(r).text(name, parameters)
        run = RUN
        for what, value in [
                ("NAME", name), ("PASSED", ", ".join(f"a{p}, numbers_of[{p}]" for p in range(parameters))),
                ("ARGUMENTS", " ".join(f"{TYPE} a{p} = worker (n = number (), {r.randint(0, 3)}); numbers_of[{p}] = n;"
                                       for p in range(parameters)))]:
            run = run.replace(what, value)
        return text + run

    def text(self):
        r = random.Random(self.seed)
        names = [f"f{i}" for i in range(8)]
        return ('#include <cogen.h>\n#include "joins.h"\n\n'
                + "\n".join(self.function(r, name) for name in names)
                + MAIN.replace("RUNS", ", ".join("run_" + name for name in names)))
