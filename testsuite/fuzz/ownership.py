"""Random ownership: variables of trait type in all scopes, moved conditionally, in
loops, reassigned, passed, returned, left by break, continue, goto and return, dropped
at each suspension, and with each allocation failing.

Each variable has a shadow (ownership.h) that says what it should own; GCC's own cleanup
of the shadow says when that should be dropped.
"""
import random

TYPE = "co_iterator (int)"


class Body:
    """The body of one function."""

    def __init__(self, r, coroutine):
        self.r, self.coroutine = r, coroutine
        self.names, self.lines, self.depth, self.count = [], [], 1, 0
        self.loops = self.labels = 0

    def put(self, line):
        self.lines.append("  " * self.depth + line)

    def fresh(self):
        """Store a new object in the variable t, and its number in n."""
        kind = self.r.choice(["made (&n)"] * 2 + ["wrap (made (&n))", "wrap_elsewhere (made (&n))", "pass (wrap (made (&n)))",
                                                  "pass_elsewhere (made (&n))", "({ co_iterator (int) u = made (&n); u; })"])
        return kind

    def declare(self):
        name = f"v{self.count}"
        self.count += 1
        self.put(f"SHADOW (s_{name}) = 0;")
        what = self.r.random()
        if what < 0.25:
            self.put(f"{TYPE} {name};")
        elif what < 0.4 and self.names:
            other = self.r.choice(self.names)
            self.put(f"{TYPE} {name} = {other}; s_{name} = s_{other}, s_{other} = 0;")
        else:
            self.put(f"{TYPE} {name} = {self.fresh()}; s_{name} = owned (&{name}, n);")
        self.put(f"(void) {name};")
        self.names.append(name)

    def assign(self):
        a, b = self.r.choice(self.names), self.r.choice(self.names)
        what = self.r.random()
        moved = f"if (&s_{a} != &s_{b}) {{ expect (&s_{a}); s_{a} = s_{b}; s_{b} = 0; }}"
        if what < 0.3:
            self.put(f"{a} = {self.fresh()}; m = owned (&{a}, n); expect (&s_{a}); s_{a} = m;")
        elif what < 0.5:
            self.put(f"{a} = {b}; {moved}")
        elif what < 0.6:
            self.put(f"{a} = {self.r.choice(['pass', 'pass_elsewhere'])} ({b}); {moved}")
        elif what < 0.7:
            c = self.r.choice(self.names)
            self.put(f"if ((k = choose ())) {{ {a} = k ? {b} : {c}; {moved} }}")
            self.put(f"else {{ {a} = k ? {b} : {c}; if (&s_{a} != &s_{c}) {{ expect (&s_{a}); s_{a} = s_{c}; s_{c} = 0; }} }}")
        elif what < 0.8:
            self.put(f"global = {b}; expect (&global_shadow); global_shadow = s_{b}; s_{b} = 0;")
        elif what < 0.9:
            self.put(f"{a} = global; expect (&s_{a}); s_{a} = global_shadow; global_shadow = 0;")
        else:
            self.put(f"{a} = ({TYPE}) {{ 0 }}; expect (&s_{a});")

    def use(self):
        a = self.r.choice(self.names)
        what = self.r.random()
        if what < 0.3:
            self.put(f"step (&{a});" if self.r.random() < 0.5 else f"if (!co_is_null ({a})) co_next (&{a}, &x);")
        elif what < 0.5:
            self.put(f"sink ({a}); expect (&s_{a});")
        elif what < 0.6:
            self.put(f"co_drop (&{a}); expect (&s_{a});")
        elif what < 0.75:
            self.put("made (&n); expect (&n);")
        elif what < 0.85:
            self.put(f"if (choose ()) {{ sink ({a}); expect (&s_{a}); }}")
        else:
            self.put(f"check (co_is_null ({a}) == (s_{a} == 0));")

    def block(self, budget, head="{", tail="}"):
        self.put(head)
        self.depth += 1
        names = list(self.names)
        self.statements(budget)
        self.names = names
        self.depth -= 1
        self.put(tail)

    def loop(self, budget):
        self.loops += 1
        i = f"i{self.loops}"
        self.put(f"for (int {i} = 0; {i} < {self.r.randint(1, 3)}; {i}++)")
        self.inside = getattr(self, "inside", 0) + 1
        self.block(budget)
        self.inside -= 1

    def over(self, budget):
        """co_for over a variable, which is moved into the loop."""
        a = self.r.choice(self.names)
        self.put("{")
        self.depth += 1
        self.put(f"SHADOW (h) = s_{a}; s_{a} = 0;")
        self.put(f"if (h) co_for (int item, {a})")
        self.inside = getattr(self, "inside", 0) + 1
        self.block(budget, "{ x += item;")
        self.inside -= 1
        self.depth -= 1
        self.put("}")

    def leave(self):
        self.put(f"if (choose ()) {self.r.choice(['break', 'continue'])};" if getattr(self, "inside", 0) and self.r.random() < 0.7
                 else "if (choose () && choose ()) " + ("co_return ();" if self.coroutine else "return;"))

    def again(self, budget):
        """A scope that is entered again by goto."""
        self.labels += 1
        self.put(f"j = 0; again_{self.labels}:;")
        label = self.labels
        self.block(budget, "{", f"  if (j++ < 1) goto again_{label}; }}")

    def statements(self, budget):
        for _ in range(self.r.randint(1, 4)):
            what = self.r.random()
            if not self.names or what < 0.2:
                self.declare()
            elif what < 0.45:
                self.assign()
            elif what < 0.65:
                self.use()
            elif what < 0.72 and self.coroutine:
                self.put("co_yield (x);")
            elif what < 0.77:
                self.leave()
            elif budget > 0:
                kind = self.r.random()
                if kind < 0.3:
                    self.put("if (choose ())")
                    self.block(budget - 1)
                elif kind < 0.6:
                    self.loop(budget - 1)
                elif kind < 0.75:
                    self.over(budget - 1)
                elif kind < 0.85 and not self.labels:
                    self.again(budget - 1)
                else:
                    self.block(budget - 1)

    def text(self, name, parameters):
        locals_ = "int n = 0, m = 0, x = 0, k = 0, j = 0; (void) n, (void) m, (void) x, (void) k, (void) j;"
        shadows = [f"SHADOW (s_p{i}) = n{i};" for i in range(parameters)]
        self.names = [f"p{i}" for i in range(parameters)]
        for line in [locals_, *shadows] + (["co_yield (0);"] if self.coroutine and self.r.random() < 0.5 else []):
            self.put(line)
        for _ in range(3):
            self.statements(3)
        if self.coroutine:
            self.put("co_yield (x);")
        arguments = ", ".join(f"{TYPE} p{i}, int n{i}" for i in range(parameters)) or "void"
        return f"static {TYPE if self.coroutine else 'void'}\n{name} ({arguments})\n{{\n" + "\n".join(self.lines) + "\n}\n"


RUN = """
static void run_NAME (int stop)
{
  int n, numbers[3] = { 0 }, x, i = 0;
  ARGUMENTS
  {
    co_iterator (int) it = NAME (PASSED);
    if (!co_is_null (it))
      {
        while (i < stop && co_next (&it, &x))
          i++;
        if (stop > 0)
          memset (numbers, 0, sizeof numbers);
      }
  }
  EXPECTED
  (void) n;
}
"""


class Ownership:
    def __init__(self, seed):
        self.seed = seed

    def text(self):
        r = random.Random(self.seed)
        texts, calls = [], []
        for i in range(10):
            coroutine, parameters = r.random() < 0.5, r.randint(0, 3)
            name = f"f{i}"
            texts.append(Body(r, coroutine).text(name, parameters))
            passed = ", ".join(f"a{p}, numbers[{p}]" for p in range(parameters))
            arguments = " ".join(f"co_iterator (int) a{p} = made (&n); numbers[{p}] = n;" for p in range(parameters))
            expected = " ".join(f"expect (&numbers[{p}]);" for p in reversed(range(parameters)))
            if coroutine:
                texts.append(RUN.replace("NAME", name).replace("ARGUMENTS", arguments)
                             .replace("PASSED", passed).replace("EXPECTED", expected))
            else:
                texts.append(f"static void run_{name} (int stop)\n{{\n  int n, numbers[3];\n  (void) n, (void) numbers, (void) stop;\n"
                             f"  {arguments}\n  {name} ({passed});\n}}\n")
            calls.append(f"run_{name}")
        return ('#include <cogen.h>\n#include "ownership.h"\n\n'
                "/* The number of what is in *IT now, which should be N.  A wrapper that could not be\n"
                "   made has dropped it.  */\n"
                "static int owned (co_iterator (int) *it, int n)\n{\n  if (co_is_null (*it))\n    expect (&n);\n  return n;\n}\n\n"
                + "\n".join(texts)
                + "\nint main (void)\n{\n  static void (*const runs[]) (int) = { " + ", ".join(calls) + " };\n"
                "  for (int f = 0; f < 10; f++)\n    for (int run = 0; run < 24; run++)\n      for (unsigned failing = 0; failing < 6; failing++)\n"
                "        {\n          choices = run * 7919 + f;\n          alloc_fail_at = failing;\n          runs[f] (run % 8);\n"
                "          alloc_fail_at = 0;\n          global = (co_iterator (int)) { 0 };\n          expect (&global_shadow);\n"
                "          compare (f, run * 10 + failing);\n          check (alloc_live == 0);\n        }\n}\n")
