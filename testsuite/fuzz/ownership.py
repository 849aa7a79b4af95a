"""Random ownership: variables of trait type in all scopes, moved conditionally, in
loops, reassigned, passed, returned, left by break, continue, goto and return, jumped past
by goto and switch, members of what is co_auto, dropped at each suspension, and with each
allocation failing.

Each variable has a shadow (ownership.h) that says what it should own; GCC's own cleanup
of the shadow says when that should be dropped.
"""
import random

TYPE = "co_iterator (int)"
FRESH = ["made (&n)"] * 2 + ["wrap (endless (&n))", "wrap_elsewhere (endless (&n))", "pass (wrap (endless (&n)))",
                             "pass_elsewhere (made (&n))", "({ co_iterator (int) u = made (&n); u; })"]


def shadow(name):
    return "s_" + "".join(c if c.isalnum() else "_" for c in name)


class Body:
    """The body of one function, of the KIND null, `iterator' or `stream'."""

    def __init__(self, r, kind):
        self.r, self.kind = r, kind
        self.names, self.members, self.lines, self.depth, self.count = [], [], [], 1, 0
        self.inside = 0                 # How many loops are around.

    def put(self, line):
        self.lines.append("  " * self.depth + line)

    def number(self):
        self.count += 1
        return self.count

    def fresh(self):
        """An expression that makes an object, and stores its number in n."""
        return self.r.choice(FRESH)

    def any(self):
        """A variable or a member."""
        return self.r.choice(self.names + self.members)

    def moved(self, a, b):
        """What becomes of the shadows when A gets what B had."""
        a, b = shadow(a), shadow(b)
        return "" if a == b else f"expect (&{a}); {a} = {b}; {b} = 0;"

    def store(self, a):
        """The statement that stores a new object in A, with its shadow."""
        return f"{a} = {self.fresh()}; m = owned (&{a}, n); expect (&{shadow(a)}); {shadow(a)} = m;"

    def declare(self):
        name = f"v{self.number()}"
        s = shadow(name)
        self.put(f"SHADOW ({s}) = 0;")
        what = self.r.random()
        if what < 0.25:
            self.put(f"{TYPE} {name};")
        elif what < 0.4 and self.names:
            other = self.any()
            self.put(f"{TYPE} {name} = {other}; {self.moved(name, other)}")
        else:
            self.put(f"{TYPE} {name} = {self.fresh()}; {s} = owned (&{name}, n);")
        self.put(f"(void) {name};")
        self.names.append(name)

    def declare_box(self):
        name = f"b{self.number()}"
        for part in (".a", ".b[0]", ".b[1]"):
            self.put(f"SHADOW ({shadow(name + part)}) = 0;")
        first = self.fresh()
        self.put(f"co_auto struct box {name} = {{ .a = {first} }}; {shadow(name + '.a')} = owned (&{name}.a, n);")
        self.members += [name + part for part in (".a", ".b[0]", ".b[1]")]

    def assign_member(self):
        a = self.r.choice(self.members)
        self.put(f"co_drop (&{a}); expect (&{shadow(a)}); {self.store(a)}")

    def assign(self):
        a, b = self.r.choice(self.names), self.any()
        what = self.r.random()
        if what < 0.3:
            self.put(self.store(a))
        elif what < 0.5:
            self.put(f"{a} = {b}; {self.moved(a, b)}")
        elif what < 0.6:
            self.put(f"{a} = {self.r.choice(['pass', 'pass_elsewhere'])} ({b}); {self.moved(a, b)}")
        elif what < 0.7:
            c = self.any()
            self.put(f"k = choose (); {a} = k ? {b} : {c}; if (k) {{ {self.moved(a, b)} }} else {{ {self.moved(a, c)} }}")
        elif what < 0.8:
            s = shadow(b)
            self.put(f"global = {b}; expect (&global_shadow); global_shadow = {s}; {s} = 0;")
        elif what < 0.9:
            s = shadow(a)
            self.put(f"{a} = global; expect (&{s}); {s} = global_shadow; global_shadow = 0;")
        else:
            self.put(f"{a} = ({TYPE}) {{ 0 }}; expect (&{shadow(a)});")

    def use(self):
        a, b = self.any(), self.any()
        s = shadow(a)
        what = self.r.random()
        if what < 0.2:
            self.put(f"step (&{a});" if self.r.random() < 0.5 else f"if (!co_is_null ({a})) co_next (&{a}, &x);")
        elif what < 0.35:
            self.put(f"sink ({a}); expect (&{s});")
        elif what < 0.45 and a != b:
            self.put(f"sink_both ({a}, {b}); expect (&{shadow(b)}); expect (&{s});")
        elif what < 0.55:
            self.put(f"co_drop (&{a}); expect (&{s});")
        elif what < 0.65:
            self.put(f"{self.fresh()}; expect (&n);")
        elif what < 0.72:
            self.put(f"x += {self.r.choice(['pass', 'pass_elsewhere'])} ({a}).vtable != 0; expect (&{s});")
        elif what < 0.8:
            self.put(f"if (choose ()) {{ sink ({a}); expect (&{s}); }}")
        elif what < 0.87:
            self.put(f"(k = choose ()) && (sink ({a}), 1); if (k) expect (&{s});")
        else:
            self.put(f"check (co_is_null ({a}) == ({s} == 0));")

    def suspend(self):
        if self.kind == "stream" and self.r.random() < 0.5:
            a = self.any()
            s = shadow(a)
            self.put(f"{{ SHADOW (h) = {s}; {s} = 0; co_future (int) f = hold ({a}); if (!co_is_null (f)) x += co_await (f); }}")
        else:
            self.put("co_yield (x);")

    def block(self, budget, head="{", tail="}"):
        self.put(head)
        self.depth += 1
        names, members = list(self.names), list(self.members)
        self.statements(budget)
        self.names, self.members = names, members
        self.depth -= 1
        self.put(tail)

    def loop(self, budget):
        i = f"i{self.number()}"
        self.put(f"for (int {i} = 0; {i} < {self.r.randint(1, 3)}; {i}++)")
        self.inside += 1
        self.block(budget)
        self.inside -= 1

    def over(self, budget):
        """co_for over a variable, which is moved into the loop."""
        a = self.any()
        i = f"i{self.number()}"
        self.put("{")
        self.depth += 1
        self.put(f"SHADOW (h) = {shadow(a)}; {shadow(a)} = 0; int {i} = 0;")
        self.put(f"if (h) co_for (int item, {a})")
        self.inside += 1
        self.block(budget, f"{{ x += item; if ({i}++ == 3) break;")
        self.inside -= 1
        self.depth -= 1
        self.put("}")

    def leave(self):
        self.put(f"if (choose ()) {self.r.choice(['break', 'continue'])};" if self.inside and self.r.random() < 0.7
                 else "if (choose () && choose ()) " + ("co_return ();" if self.kind else "return;"))

    def again(self, budget):
        """A scope that is entered again by goto."""
        label = self.number()
        self.put("{")
        self.put(f"  int j{label} = 0; again_{label}:;")
        self.block(budget, "{", f"  if (j{label}++ < 1) goto again_{label}; }}")
        self.put("}")

    def past(self, budget):
        """A declaration that goto or switch may jump past."""
        label = self.number()
        name = f"v{label}"
        s = shadow(name)
        self.put(f"{{ SHADOW ({s}) = 0;")
        if self.r.random() < 0.5:
            self.put(f"if (choose ()) goto in_{label};")
            head = f"{{ {TYPE} {name} = {self.fresh()}; {s} = owned (&{name}, n); in_{label}:;"
        else:
            head = (f"switch (choose ()) {{ {TYPE} {name}{self.r.choice(['', ' = made (&n)'])}; case 0: {self.store(name)}"
                    f"{self.r.choice(['', ' break;'])} default: check (co_is_null ({name}) == ({s} == 0));")
        inside, self.inside = self.inside, 0
        self.names.append(name)
        self.block(budget, head)
        self.names.remove(name)
        self.inside = inside
        self.put("}")

    def statements(self, budget):
        for _ in range(self.r.randint(1, 4)):
            what = self.r.random()
            if not self.names or what < 0.17:
                self.declare()
            elif what < 0.2:
                self.declare_box()
            elif what < 0.25 and self.members:
                self.assign_member()
            elif what < 0.45:
                self.assign()
            elif what < 0.65:
                self.use()
            elif what < 0.72 and self.kind:
                self.suspend()
            elif what < 0.77:
                self.leave()
            elif budget > 0:
                kind = self.r.random()
                if kind < 0.25:
                    self.put("if (choose ())")
                    self.block(budget - 1)
                elif kind < 0.5:
                    self.loop(budget - 1)
                elif kind < 0.65:
                    self.over(budget - 1)
                elif kind < 0.75:
                    self.again(budget - 1)
                elif kind < 0.9:
                    self.past(budget - 1)
                else:
                    self.block(budget - 1)

    def text(self, name, parameters):
        self.put("int n = 0, m = 0, x = 0, k = 0; (void) n, (void) m, (void) x, (void) k;")
        self.names = [f"p{i}" for i in range(parameters)]
        for p in self.names:
            self.put(f"SHADOW ({shadow(p)}) = n_{p};")
        if self.kind and self.r.random() < 0.5:
            self.put("co_yield (0);")
        for _ in range(3):
            self.statements(3)
        if self.kind:
            self.put("co_yield (x);")
        arguments = ", ".join(f"{TYPE} {p}, int n_{p}" for p in [f"p{i}" for i in range(parameters)]) or "void"
        result = f"co_{self.kind} (int)" if self.kind else "void"
        return f"static {result}\n{name} ({arguments})\n{{\n" + "\n".join(self.lines) + "\n}\n"


RUN = """
static void
run_NAME (int stop)
{
  int n, numbers[3] = { 0 }, x, i = 0;
  ARGUMENTS
  {
    co_KIND (int) it = NAME (PASSED);
    if (!co_is_null (it))
      {
        while (i < stop && STEP)
          i++;
        if (stop > 0)
          memset (numbers, 0, sizeof numbers);
      }
  }
  EXPECTED
  (void) n;
}
"""
RUN_PLAIN = """
static void
run_NAME (int stop)
{
  int n, numbers[3];
  (void) n, (void) numbers, (void) stop;
  ARGUMENTS
  NAME (PASSED);
}
"""
STEPS = {"iterator": "co_next (&it, &x)", "stream": "co_poll_next (&it, &nobody, &x) != CO_DONE"}
MAIN = """
int
main (void)
{
  static void (*const runs[]) (int) = { RUNS };
  for (int f = 0; f < 10; f++)
    for (int run = 0; run < 24; run++)
      for (unsigned failing = 0; failing < 8; failing++)
        {
          choices = run * 7919 + f;
          alloc_fail_at = failing;
          runs[f] (run % 8);
          alloc_fail_at = 0;
          global = (co_iterator (int)) { 0 };
          expect (&global_shadow);
          compare (f, run * 10 + failing);
          check (alloc_live == 0);
        }
}
"""


class Ownership:
    def __init__(self, seed):
        self.seed = seed

    def function(self, r, name):
        """The text of the function NAME, and of another one that runs it."""
        kind, parameters = r.choice([None, None, "iterator", "stream"]), r.randint(0, 3)
        text = Body(r, kind).text(name, parameters)
        run = (RUN.replace("STEP", STEPS[kind]).replace("KIND", kind) if kind else RUN_PLAIN)
        for what, value in [
                ("NAME", name), ("PASSED", ", ".join(f"a{p}, numbers[{p}]" for p in range(parameters))),
                ("ARGUMENTS", " ".join(f"{TYPE} a{p} = made (&n); numbers[{p}] = n;" for p in range(parameters))),
                ("EXPECTED", " ".join(f"expect (&numbers[{p}]);" for p in reversed(range(parameters))))]:
            run = run.replace(what, value)
        return text + run

    def text(self):
        r = random.Random(self.seed)
        names = [f"f{i}" for i in range(10)]
        return ('#include <cogen.h>\n#include "ownership.h"\n\n'
                + "\n".join(self.function(r, name) for name in names)
                + MAIN.replace("RUNS", ", ".join("run_" + name for name in names)))
