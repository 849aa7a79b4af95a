"""What random programs do, said in Python: objects, variables and scopes.

captures.py and generators.py write each program twice, in C and in Python, whose generators
are the coroutines; what it notes is kept here, and is what the C program shall note
(traced.h).

A variable is a Cell, which whoever captures it shares, for as long as somebody has it.
"""
import copy
import gc

MOST = 6000                             # Events of a program that is not too long.
PENDING = "pending"
ITEM, ENDED = "item", "ended"


class TooLong(Exception):
    pass


class World:
    """What one program has noted."""
    events = []
    over = False                        # It is too long; what ends now shall be quiet.
    fuel = 0


def note(event):
    if len(World.events) >= MOST:
        World.over = True
        raise TooLong
    World.events.append(event)


class Cell:
    __slots__ = ("v",)

    def __init__(self, v):
        self.v = copy.deepcopy(v) if isinstance(v, list) else v


class Element:
    """What a pointer to element I of LIST points to."""

    def __init__(self, values, i):
        self.values, self.i = values, i

    @property
    def v(self):
        return self.values[self.i]

    @v.setter
    def v(self, value):
        self.values[self.i] = value


class Scope:
    """What is left at the end of a scope, last first."""

    def __init__(self, owned=()):
        self.cleanups = [lambda c=c: drop(c) for c in owned]

    def __enter__(self):
        return self

    def __exit__(self, why, *_):
        if not World.over:
            for cleanup in reversed(self.cleanups):
                cleanup()

    def guard(self, event):
        self.cleanups.append(lambda: note(1000 + event))

    def own(self, cell):
        self.cleanups.append(lambda: drop(cell))
        return cell


def drop(cell):
    o, cell.v = cell.v, None
    if o is not None:
        o.drop()


def take(cell):
    o, cell.v = cell.v, None
    return o


def store(cell, o):
    """CELL = O: what it held is dropped."""
    drop(cell)
    cell.v = o


class Object:
    """A coroutine whose body is BODY, with ARGUMENTS; it owns the cells OWNED, which BODY
    gets by these names."""

    def __init__(self, kind, body, arguments=(), **owned):
        self.kind, self.body, self.arguments = kind, body, arguments
        self.owned = {name: Cell(o) for name, o in owned.items()}
        self.frame, self.done, self.arg = None, False, None

    def step(self, arg=None):
        """ITEM or ENDED with a value, or PENDING with null."""
        if self.done:
            assert self.kind in "IS"
            return ENDED, None
        self.arg = arg
        try:
            if self.frame is None:
                self.frame = self.body(self, *self.arguments, **self.owned)
                v = next(self.frame)
            else:
                v = self.frame.send(arg)
        except StopIteration as end:
            self.done = True
            return ENDED, end.value
        return (PENDING, None) if v is PENDING else (ITEM, v)

    def drop(self):
        if self.done:
            return
        self.done = True
        if self.frame is None:
            for cell in reversed(list(self.owned.values())):
                drop(cell)
        else:
            self.frame.close()


class Made:
    """An object written by hand, of N items; it notes that it is dropped."""
    kind = "I"

    def __init__(self, number, n):
        self.number, self.left = number, n

    def step(self, arg=None):
        if self.left == 0:
            return ENDED, None
        self.left -= 1
        return ITEM, (self.number + self.left) % 97

    def drop(self):
        note(2000 + self.number)


class Timed:
    """A future written by hand, which waits N times."""
    kind = "F"

    def __init__(self, n, value):
        self.left, self.value = n, value

    def step(self, arg=None):
        self.left -= 1
        return (PENDING, None) if self.left >= 0 else (ENDED, self.value)

    def drop(self):
        note(78)


def step(cell, arg=None):
    """What the macros STEP_* of traced.h do."""
    o = cell.v
    if o is None:
        return -1
    how, v = o.step(arg)
    if how is PENDING:
        return -3
    if how is ITEM:
        return v
    drop(cell)
    return {"I": -2, "S": -2, "F": v, "G": (v or 0) + 500}[o.kind]


def await_(o):
    """co_await and co_block_on, but for what waits."""
    with Scope() as s:
        mine = s.own(Cell(o))
        while True:
            how, v = mine.v.step()
            if how is ENDED:
                return v
            yield PENDING


def each(mine):
    """The steps of co_for over the object in MINE: items, and PENDING."""
    while True:
        how, v = mine.v.step()
        if how is ENDED:
            return
        yield PENDING if how is PENDING else v


def yield_from(me, o):
    """co_yield_from of the generator, iterator or stream O, in ME."""
    with Scope() as s:
        mine = s.own(Cell(o))
        while True:
            how, v = mine.v.step(me.arg if o.kind == "G" else None)
            if how is ENDED:
                return v
            yield v if how is ITEM else PENDING


def block_on(o):
    """co_block_on: what waits goes on at once."""
    frame = await_(o)
    while True:
        try:
            next(frame)
        except StopIteration as end:
            return end.value


def run(text, call):
    """What the statement CALL notes, after the definitions of TEXT; null if that is too
    much."""
    space = dict(globals())
    exec(compile(text, "model", "exec"), space)
    World.events, World.over = [], False
    try:
        exec(call, space)
        return World.events
    except TooLong:
        return None
    finally:
        space.clear()
        gc.collect()                    # What is left of it shall not note anything later.


def show(seed, make, n, prelude, model):
    """The text of a program of N units that MAKE makes, each of a seed of its own and a
    number; PRELUDE and MODEL come before them, in C and in Python."""
    out, main = [prelude], []
    for i in range(n):
        wanted = None
        for again in range(100):
            unit = make(seed * 100000 + i * 100 + again, i)
            wanted = run(model + "\n".join(unit.py), "run()")
            if wanted is not None:
                break
        out += unit.c
        out.append(f"static const int wanted{i}[] = {{ {', '.join(map(str, wanted))} }};\n")
        main.append(f"  run{i} ();\n  compare ({i}, wanted{i}, {len(wanted)});")
    return "\n".join(out) + "\nint\nmain (void)\n{\n" + "\n".join(main) + "\n  return 0;\n}\n"
