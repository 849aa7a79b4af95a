# cogen-gdb.py: what gdb says of cogen's coroutines.
# Copyright (C) 2026 the cogen authors.
# SPDX-License-Identifier: 0BSD
#
# gdb loads this file together with libco-rt.so when both are installed; doc/DEBUGGING.md
# says what else loads it.  It gives
#
#   info coroutine OBJECT   the state of a trait object or of a coroutine's frame
#   info coroutine          the same of the coroutine that is executed here
#   info tasks              all tasks, and what each waits for, as co_dump_tasks has it
#
# and printers for the four trait types.  It reads memory and debug info only and calls
# nothing in the program, so it works on core files.
#
# Where a coroutine is suspended, what is live there and what it waits for are in the
# debug info alone: in the names of the enumerators of its frame's state.  The plugin's
# show/frame-type.cc defines them; parse_enumerator reads them.

import re
import types

import gdb
import gdb.printing

ABI_VERSION = 1
CO_PINNED, CO__COROUTINE, CO__BOXED, CO__LINKS = 1, 2, 4, 16
RUNNING, FINISHED, NOT_STARTED = -2, -1, 0

TRAIT = re.compile(r'^co_(iterator|future|stream|generator)\(.*\)$', re.DOTALL)
FRAME_SUFFIX = '__frame'
STATE_FIELD = 'co__state'
PARAMETERS = ('frame', 'arg', 'context', 'item', 'result', 'root')      # the plugin's
LINK_FIELD = 'co__link'
OBJECT_FIELD = 'co__object'     # a trait object that has no name in the source
FRAME_FIELD = 'co__frame'       # a frame that was elided


class Problem(Exception):
    """What cannot be shown, in words for the user."""


# ---- Memory and types ----------------------------------------------------------------


def load(address, type):
    """Return the value of TYPE at ADDRESS, fetched now."""
    value = gdb.Value(address).cast(type.pointer()).dereference()
    value.fetch_lazy()
    return value


def load_integer(address, type_name):
    return int(load(address, gdb.lookup_type(type_name)))


def word():
    return gdb.lookup_type('void').pointer().sizeof


def code_name(address):
    """Return the name of the function at ADDRESS, or the address."""
    text = str(gdb.Value(address).cast(gdb.lookup_type('void').pointer()))
    match = re.search(r'<(.*?)(\+\d+)?>', text)
    return match.group(1) if match else '0x%x' % address


def plain_type(type):
    return type.strip_typedefs().unqualified()


def trait_p(type):
    type = plain_type(type)
    return type.code == gdb.TYPE_CODE_STRUCT and bool(TRAIT.match(type.name or ''))


def frame_p(type):
    """True if TYPE is that of a coroutine's frame."""
    type = plain_type(type)
    if type.code != gdb.TYPE_CODE_STRUCT or not (type.name or '').endswith(FRAME_SUFFIX):
        return False
    fields = type.fields()
    return bool(fields) and fields[0].name == STATE_FIELD


def frame_symbol(block):
    """Return the symbol of the frame that the function around BLOCK works on, or None."""
    while block is not None and block.function is None:
        block = block.superblock
    if block is None:
        return None
    for symbol in block:
        if symbol.is_argument and symbol.name == 'frame':
            type = plain_type(symbol.type)
            if type.code == gdb.TYPE_CODE_PTR and frame_p(type.target()):
                return symbol
    return None


# ---- Vtables --------------------------------------------------------------------------


class Vtable:
    """A vtable in memory, whatever its trait: see <cogen/rt.h>."""

    def __init__(self, address):
        self.address = address
        try:
            abi = load_integer(address, 'unsigned int')
            self.flags = load_integer(address + 4, 'unsigned int')
            (self.size, self.align, name, self.drop, self.method,
             info) = [load_integer(address + 8 + i * word(), 'unsigned long') for i in range(6)]
        except gdb.error:
            raise Problem('there is no vtable at 0x%x: cannot read it' % address)
        if abi != ABI_VERSION:
            raise Problem('there is no vtable at 0x%x: its abi would be %d, not %d'
                          % (address, abi, ABI_VERSION))
        if not self.align or self.align & (self.align - 1):
            raise Problem('there is no vtable at 0x%x: its alignment would be %d'
                          % (address, self.align))
        self.coroutine = bool(self.flags & CO__COROUTINE)
        self.body = self.method
        try:
            char = gdb.lookup_type('char')
            self.name = gdb.Value(name).cast(char.pointer()).string()
            self.states = (load_integer(info + word(), 'unsigned int')
                           if self.coroutine else None)
            if self.coroutine and self.flags & CO__LINKS:
                self.body = load_integer(address + 8 + 6 * word(), 'unsigned long')
                # A step that polls by itself: the body is elsewhere.
                self.body = (load_integer(info + 4 * word(), 'unsigned long')
                             or self.body)
        except (gdb.error, UnicodeDecodeError):
            raise Problem('the vtable at 0x%x is damaged: cannot read what it points to'
                          % address)

    def frame_type(self):
        """Return the type of the frames of this coroutine, None without debug info."""
        symbol = frame_symbol(gdb.block_for_pc(self.body))
        return plain_type(plain_type(symbol.type).target()) if symbol else None

    def traits(self):
        """Describe the frame in words."""
        words = ['%d bytes' % self.size]
        if self.coroutine:
            words.append('boxed' if self.flags & CO__BOXED else 'placed or elided')
        words.append('pinned' if self.flags & CO_PINNED else 'movable')
        return ', '.join(words)


# ---- Coroutines -----------------------------------------------------------------------


class Place:
    def __init__(self, function, file, line):
        self.function, self.file, self.line = function, file, line

    def __str__(self):
        return '%s:%s' % (self.file, self.line)


def parse_enumerator(text):
    """Parse "f at x.c:3:9, g at x.c:8:5 -> co__object {i, n, k=5}": return the places, the
    field that is waited for, the fields that are live, and the pairs of name and value of
    what is constant.  The second and third may be None."""
    match = re.match(r'(.*?)(?: -> ([^ {}]+))?(?: \{([^{}]*)\})?$', text)
    places = [Place(*found) for found
              in re.findall(r'(\S+) at (.*?):(\d+):\d+(?:, |$)', match.group(1))]
    fields = match.group(3)
    constants = []
    if fields is not None:
        held = [name for name in fields.split(', ') if name]
        constants = [(name, int(value)) for name, equals, value
                     in [entry.partition('=') for entry in held] if equals]
        fields = [name for name in held if '=' not in name]
    return places, match.group(2), fields, constants


class Coroutine:
    """The coroutine whose frame is at ADDRESS.  VTABLE or TYPE, its frame's, may be None."""

    def __init__(self, address, vtable=None, type=None):
        self.address, self.vtable = address, vtable
        self.root = True        # not in the chain of another
        self.type = type or vtable.frame_type()
        self.name = vtable.name if vtable else self.type.name[:-len(FRAME_SUFFIX)]
        try:
            self.state = load_integer(address, 'int')
            self.value = load(address, self.type) if self.type else None
        except gdb.error:
            raise Problem('cannot read the frame of %s at 0x%x' % (self.name, address))
        self.places, self.waits_for, self.live, self.constants = [], None, None, []
        names = self.state_names()
        states = vtable.states if vtable else max(names, default=None)
        if self.state < RUNNING or (states is not None and self.state > states):
            raise Problem('the frame of %s at 0x%x is damaged: its state is %d, and its states are'
                          ' %d to %d' % (self.name, address, self.state, RUNNING, states))
        if self.state in names:
            (self.places, self.waits_for, self.live,
             self.constants) = parse_enumerator(names[self.state])

    def state_names(self):
        if not self.type:
            return {}
        state = self.type.fields()[0].type.strip_typedefs()
        if state.code != gdb.TYPE_CODE_ENUM:
            return {}
        return {field.enumval: field.name for field in state.fields()}

    def summary(self):
        """Say in what state it is."""
        words = {RUNNING: 'running', FINISHED: 'finished', NOT_STARTED: 'not started'}
        if self.state in words:
            return words[self.state]
        if self.places:
            return 'suspended at %s' % self.places[-1]
        return 'suspended at its suspension point %d' % self.state

    def suspended(self):
        return self.state > 0

    def fields(self):
        """The fields that mean something now."""
        if not self.type or self.state == FINISHED:
            return []
        fields = self.type.fields()[1:]
        if self.live is None:
            return fields
        return [field for field in fields if field.name in self.live]

    def links(self):
        """True if the frame is a struct co__frame of <cogen/abi.h>."""
        if self.vtable:
            return bool(self.vtable.flags & CO__LINKS)
        return any(field.name == LINK_FIELD for field in self.type.fields())

    def chain(self):
        """Return the coroutines in the chain of this one, a root, outermost first."""
        frames = {}             # in order, innermost first
        try:
            frame = self.link(self.address)
            while frame:
                if frame in frames:
                    raise Problem('the chain of %s is damaged: it is a cycle' % self.name)
                frames[frame] = True
                frame = self.link(frame)
            return [linked(frame) for frame in reversed(list(frames))]
        except gdb.error as error:
            raise Problem('the chain of %s is damaged: %s' % (self.name, error))

    @staticmethod
    def link(frame):
        return load_integer(frame + 8, 'unsigned long')

    def child(self, field):
        """The coroutine or trait object in FIELD: a pair of the coroutine, or None, and the
        trait object, or None."""
        value = self.value[field]
        type = plain_type(value.type)
        if type.code == gdb.TYPE_CODE_PTR:
            value, type = value.dereference(), plain_type(type.target())
        if trait_p(type):
            return open_object(value)
        if frame_p(type):
            return Coroutine(int(value.address), type=type), None
        return None, None


def linked(frame):
    """Return the coroutine whose frame, a struct co__frame, is at FRAME."""
    return Coroutine(frame, Vtable(load_integer(frame + 8 + word(), 'unsigned long')))


class Object:
    """A trait object that is no coroutine: null, or written by hand."""

    def __init__(self, type, self_pointer, vtable):
        self.type, self.self_pointer, self.vtable = type, self_pointer, vtable

    def summary(self):
        if not self.vtable:
            return 'null'
        method = {'iterator': 'next', 'future': 'poll', 'stream': 'poll_next',
                  'generator': 'resume'}[TRAIT.match(self.type.name).group(1)]
        return '%s, no coroutine: its %s is %s' % (self.vtable.name, method,
                                                   code_name(self.vtable.method))


def open_object(value):
    """Return the coroutine behind the trait object VALUE, and an Object if there is
    none: one of the two is None."""
    type = plain_type(value.type)
    for field in ('self', 'vtable'):
        if value[field].is_optimized_out:
            raise Problem('its %s is optimized out here' % field)
    try:
        self_pointer, vtable = int(value['self']), int(value['vtable'])
    except gdb.error as error:
        raise Problem(str(error))
    if not vtable:
        return None, Object(type, self_pointer, None)
    vtable = Vtable(vtable)
    if not vtable.coroutine:
        return None, Object(type, self_pointer, vtable)
    return Coroutine(self_pointer, vtable), None


# ---- Printers -------------------------------------------------------------------------


class TraitPrinter:
    """Prints `co_iterator(int) range suspended at file.c:12'."""

    def __init__(self, value):
        self.value = value

    def to_string(self):
        try:
            coroutine, other = open_object(self.value)
        except Problem as problem:
            text = returned_by_resume(self.value) or '<%s>' % problem
        else:
            text = ('%s %s' % (coroutine.name, coroutine.summary()) if coroutine
                    else other.summary())
        return '%s %s' % (plain_type(self.value.type).name, text)


# What the method of each trait returns.
RETURNED = {'iterator': ('false', 'true'),
            'future': ('CO_PENDING', 'CO_READY'),
            'stream': ('CO_PENDING', 'CO_READY', 'CO_DONE'),
            'generator': ('CO_RETURNED', 'CO_YIELDED')}

# Where the body goes on to that `finish' is leaving, or None.
finishing = None


def before_finish():
    """Note whether `finish' will leave a body.  Its function has the type of a call of the
    coroutine, which gdb takes for that of what a resume returns."""
    global finishing
    try:
        frame = gdb.selected_frame()
        body = frame_argument(frame)[0] and frame.older()
        finishing = body.pc() if body else None
    except gdb.error:
        finishing = None


def after_finish():
    global finishing
    finishing = None


def returned_by_resume(value):
    """Say what a resume returned if VALUE, no object, is what `finish' makes of that."""
    if finishing is None or value.address is not None:
        return None
    try:
        if gdb.selected_frame().pc() != finishing:
            return None
        words = RETURNED[TRAIT.match(plain_type(value.type).name).group(1)]
        return '<no object: the resume returned %s>' % words[int(value['self']) & 0xff]
    except (gdb.error, IndexError):
        return None


def hook_finish():
    """Have the two functions above called, unless the user has hooks of their own."""
    for hook, function in (('hook-finish', 'before_finish'), ('hookpost-finish', 'after_finish')):
        try:
            gdb.execute('show user ' + hook, to_string=True)
        except gdb.error:
            gdb.execute('define %s\npython gdb.cogen.%s()\nend' % (hook, function))


class FramePrinter:
    """Prints a frame as its state and the fields that mean something in it."""

    def __init__(self, value):
        self.value = value
        self.problem = self.coroutine = None
        try:
            self.coroutine = Coroutine(int(value.address), type=plain_type(value.type))
        except Problem as problem:
            self.problem = problem

    def to_string(self):
        if self.problem:
            return '<%s>' % self.problem
        return '%s %s' % (self.coroutine.name, self.coroutine.summary())

    def children(self):
        fields = self.coroutine.fields() if self.coroutine else self.value.type.fields()
        constants = self.coroutine.constants if self.coroutine else []
        return [(field.name, self.value[field]) for field in fields] + constants


class Printers(gdb.printing.PrettyPrinter):
    """Finds the printer of a value of cogen's types."""

    def __init__(self):
        super().__init__('cogen', [gdb.printing.SubPrettyPrinter('trait'),
                                   gdb.printing.SubPrettyPrinter('frame')])

    def __call__(self, value):
        trait, frame = self.subprinters
        if trait.enabled and trait_p(value.type):
            return TraitPrinter(value)
        if frame.enabled and frame_p(value.type) and value.address is not None:
            return FramePrinter(value)
        return None


# ---- info coroutine -------------------------------------------------------------------


class Level:
    """One line of the backtrace, and the variables below it."""

    def __init__(self, title, variables=()):
        self.title, self.variables = title, list(variables)


def show(value):
    """Return VALUE as print does, in one line."""
    try:
        return value.format_string(max_elements=40)
    except gdb.error as error:
        return '<%s>' % error


def base_name(name, names):
    """Without the suffix that tells two fields called NAME apart, unless both are shown."""
    match = re.match(r'(.*)__\d+$', name)
    if match and match.group(1) not in names:
        return match.group(1)
    return name


def unnamed_p(field):
    """True if FIELD has no name in the source."""
    return bool(re.match('(%s|%s)(__\\d+)?$' % (OBJECT_FIELD, FRAME_FIELD), field.name))


def shares_bytes(field, fields):
    start, end = field.bitpos, field.bitpos + 8 * field.type.sizeof
    return any(other.bitpos < end and start < other.bitpos + 8 * other.type.sizeof
               for other in fields if other.name != field.name)


def variables_of(coroutine, seen):
    """Return the pairs of name (None: it has none) and text for what COROUTINE's frame
    holds.  Objects whose frames are at addresses in SEEN are shown elsewhere."""
    if coroutine.state == RUNNING:
        return []
    fields = coroutine.fields()
    names = [field.name for field in fields]
    found = []
    for field in fields:
        if field.name == coroutine.waits_for and unnamed_p(field):
            continue
        name = base_name(field.name, names)
        if unnamed_p(field) or frame_p(field.type):
            text = held_object(coroutine, field, seen)
            if text:
                found.append((None if unnamed_p(field) else name, text))
            continue
        text = show(coroutine.value[field])
        if coroutine.live is None and coroutine.suspended() and shares_bytes(field, fields):
            text += '  <shares its bytes>'
        found.append((name, text))
    return found + [(name, str(value)) for name, value in coroutine.constants]


def held_object(coroutine, field, seen):
    """Describe the object in FIELD that has no name; None if there is nothing to say."""
    try:
        held, other = coroutine.child(field)
    except Problem as problem:
        return '<%s>' % problem
    if held is None:
        return other.summary() if other and other.vtable else None
    if held.address in seen or held.state == FINISHED:
        return None
    seen.add(held.address)
    return '%s %s' % (held.name, held.summary())


def levels_of(coroutine, variables):
    """Return the levels of COROUTINE alone: several, if what it awaits was inlined."""
    if not coroutine.suspended() or not coroutine.places:
        return [Level('%s, %s' % (coroutine.name, coroutine.summary()), variables)]
    levels = []
    for place in coroutine.places:
        prefix = place.function + '__'
        own = [pair for pair in variables if pair[0] and pair[0].startswith(prefix)]
        variables = [pair for pair in variables if pair not in own]
        own = [(name[len(prefix):], text) for name, text in own]
        levels.append(Level('%s at %s' % (place.function, place), own))
    levels[-1].variables += variables
    return levels


def follow(coroutine):
    """Return COROUTINE, what it waits for, what that waits for and so on, outermost first,
    and the line for what is no coroutine at the end of the chain, or None."""
    chain, seen = [coroutine], {coroutine.address}
    if coroutine.root and coroutine.links():
        chain += coroutine.chain()
        seen |= {link.address for link in chain}
    while True:
        last = chain[-1]
        if not last.suspended() or not last.waits_for:
            return chain, None
        try:
            child, other = last.child(last.waits_for)
            if child is None:
                return chain, other.summary() if other else None
            if child.address in seen:
                return chain, '<this is a cycle>'
            linked = child.chain() if child.links() else []
        except Problem as problem:
            return chain, '<%s>' % problem
        for link in [child] + linked:
            seen.add(link.address)
            chain.append(link)
    return chain, '<more: the backtrace limit is %d>' % limit()


def stack_frame_of(coroutine):
    """Return the stack frame that executes COROUTINE in the selected thread, or None."""
    try:
        frame = gdb.newest_frame()
    except gdb.error:
        return None         # there is no process
    while frame is not None:
        if executed_in(frame) == coroutine.address:
            return frame
        frame = frame.older()
    return None


def frame_argument(frame):
    """Return the symbol and the value of the coroutine's frame that the stack frame FRAME
    works on, or a pair of None."""
    try:
        symbol = frame_symbol(frame.block())
        return (symbol, symbol.value(frame)) if symbol else (None, None)
    except (RuntimeError, gdb.error):
        return None, None


def root_of(frame, coroutine):
    """Return the root of the chain that COROUTINE, executed by the stack frame FRAME, is in;
    COROUTINE itself if that is not known."""
    coroutine.root = False      # what it delegates to is not being waited for
    try:
        root = frame.read_var('root')
        root = 0 if root.is_optimized_out else int(root) & ~1
        return linked(root) if root and root != coroutine.address else coroutine
    except (ValueError, gdb.error, Problem):
        return coroutine


def executed_in(frame):
    """Return the address of the coroutine that the stack frame FRAME executes, or None."""
    value = frame_argument(frame)[1]
    return None if value is None or value.is_optimized_out else int(value)


def running_levels(coroutine, frame):
    """Return the levels for COROUTINE, which the stack frame FRAME executes: that of FRAME
    and those of what was inlined there, the innermost first."""
    elided = ([field.name for field in coroutine.type.fields() if frame_p(field.type)]
              if coroutine.type else [])
    levels = []
    while True:
        position = frame.find_sal()
        variables = [(name, held_object(coroutine, name, set()) or 'finished')
                     if name in elided else (name, text)
                     for name, text in stack_variables(frame)]
        levels.insert(0, Level('%s at %s:%d, running' % (frame.name(), position.symtab or '?',
                                                         position.line), variables))
        frame = frame.newer()
        if frame is None or frame.type() != gdb.INLINE_FRAME:
            return levels


def stack_variables(frame):
    """Return the pairs of name and text for the user's variables in the stack frame FRAME,
    as they are declared."""
    symbols, block = {}, frame.block()
    while block is not None:
        for symbol in block:
            if symbol.is_argument and symbol.name in PARAMETERS:
                continue
            if symbol.is_variable or symbol.is_argument:
                symbols.setdefault(symbol.name, symbol)
        if block.function is not None:
            break
        block = block.superblock
    return [(symbol.name, show(symbol.value(frame)))
            for symbol in sorted(symbols.values(), key=lambda symbol: symbol.line)]


def print_levels(levels):
    limit = gdb.parameter('backtrace limit') or len(levels)
    for number, level in enumerate(levels[:limit]):
        print('#%-3d%s' % (number, level.title))
        for name, text in level.variables:
            print('        %s = %s' % (name, text) if name else '        holds %s' % text)
    if limit < len(levels):
        print('(%d more; see "show backtrace limit")' % (len(levels) - limit))


def print_coroutine(coroutine, trait, root):
    print('%s: %s%s' % (coroutine.name, trait + ', ' if trait else '', coroutine.summary()))
    size = coroutine.vtable.traits() if coroutine.vtable else '%d bytes' % coroutine.type.sizeof
    print('frame at 0x%x: %s' % (coroutine.address, size))
    if not coroutine.type:
        print('(no debug info of %s: compile it with -g)' % coroutine.name)
    chain, end = follow(root)
    seen = {link.address for link in chain}
    levels = [Level(end)] if end else []
    for link in reversed(chain):
        frame = stack_frame_of(link) if link.state == RUNNING else None
        levels += (running_levels(link, frame) if frame
                   else levels_of(link, variables_of(link, seen)))
    print_levels(levels)


def current():
    """Return the coroutine that the selected frame executes, or the innermost one that
    called it, its trait, and the root of the chain that it is in."""
    frame = gdb.selected_frame()
    while frame is not None:
        symbol, value = frame_argument(frame)
        if symbol:
            if value.is_optimized_out:
                raise Problem('the frame of %s is optimized out here: ask where its object is known'
                              % frame.name())
            type = plain_type(plain_type(symbol.type).target())
            function = frame.function()
            trait = plain_type(function.type.target()).name if function else None
            coroutine = Coroutine(int(value), type=type)
            return coroutine, trait, root_of(frame, coroutine)
        frame = frame.older()
    raise Problem('no coroutine is executed here; name an object: info coroutine OBJECT')


def named(expression):
    """Return the coroutine, the Object if it is none, and the trait that EXPRESSION means."""
    value = gdb.parse_and_eval(expression)
    type = plain_type(value.type)
    if value.is_optimized_out:
        raise Problem('%s is optimized out here' % expression)
    if type.code == gdb.TYPE_CODE_PTR:
        target = plain_type(type.target())
        if trait_p(target) or frame_p(target):
            if not int(value):
                raise Problem('%s is a null pointer' % expression)
            value, type = value.dereference(), target
    if trait_p(type):
        coroutine, other = open_object(value)
        return coroutine, other, type.name
    if frame_p(type):
        return Coroutine(int(value.address), type=type), None, None
    raise Problem('%s is of type %s; there must be a trait object such as co_iterator(int), a '
                  'pointer to one, or to the frame of a coroutine' % (expression, value.type))


class InfoCoroutine(gdb.Command):
    """Show a coroutine: where it is suspended, its variables, and what it waits for.

Usage: info coroutine [OBJECT]

OBJECT is an expression for a trait object such as co_iterator(int), a pointer to one, or
to the frame of a coroutine.  Without it: the coroutine that is executed in the selected
frame.

What is shown is a backtrace of what waits for what, the innermost first, with the
variables of each that will be needed again.  It ends after as many frames as `set
backtrace limit' allows."""

    def __init__(self):
        super().__init__('info coroutine', gdb.COMMAND_STATUS, gdb.COMPLETE_EXPRESSION)

    def invoke(self, argument, from_tty):
        try:
            if argument.strip():
                coroutine, other, trait = named(argument)
                if not coroutine:
                    print('%s %s' % (trait, other.summary()))
                    return
                root = coroutine
            else:
                coroutine, trait, root = current()
            print_coroutine(coroutine, trait, root)
        except Problem as problem:
            raise gdb.GdbError('%s.' % problem)
        except gdb.error as error:
            raise gdb.GdbError(str(error))


# ---- info tasks -------------------------------------------------------------------------

TASK_QUEUED, TURN_QUEUED, TURN_RUNNING = 1, 2, 4    # of the runtime


def runtime_variable(name):
    """Return the value of a static variable of the runtime."""
    symbol = gdb.lookup_static_symbol(name)
    if not symbol:
        raise Problem('there is no debug info of libco-rt, or it is not loaded')
    return symbol.value()


def listed(first, link):
    """Return the structures in the list that begins at the pointer FIRST."""
    found = []
    while first:
        found.append(first.dereference())
        first = first[link]
    return found


def owner_of(coroutine):
    """Return the number of the task that has the lock that COROUTINE, the innermost, waits for;
    0: there is none, or it is not known."""
    if not coroutine.suspended() or not coroutine.places:
        return 0
    prefix = coroutine.places[0].function + '__'
    for field in coroutine.fields():
        if field.name.startswith(prefix) and plain_type(field.type).name == 'co__place':
            place = coroutine.value[field.name]
            waiting = place.cast(gdb.lookup_type('struct co__waiting'))
            what = waiting['operation']['what']
            lock, state, member = LOCKS.get(what.string() if what else '', (None, None, None))
            if lock:
                lock = gdb.lookup_type(lock).pointer()
                lock = waiting['object'].cast(lock)
                return int(lock[member]) if int(lock[state]) else 0
    return 0


# What the runtime calls them, where they say that they are locked, and where they have the number
# of the task that has them.
LOCKS = {'mutex': ('struct co_mutex', 'co__state', 'co__owner'),
         'read-write lock': ('struct co_rwlock', 'co__held', 'co__owner')}


class Task:
    """A task of EXECUTOR; HOW it was made, and in whose nursery, or None."""

    def __init__(self, value, how, owner=None):
        self.value, self.how, self.owner = value, how, owner
        self.address = int(value.address)

    def name(self):
        """The name that it has given itself, or None."""
        key = int(runtime_variable('name_key').address)
        for local in listed(self.value['locals'], 'next'):
            if int(local['key']) == key:
                pointer = gdb.lookup_type('char').pointer().pointer()
                return local['data'].address.cast(pointer).dereference().string()
        return None

    def state(self, shared):
        if not shared:
            return ', ready to run' if int(self.value['state']) & TASK_QUEUED else ''
        word = int(self.value['foreign'])
        return (', runs' if word & TURN_RUNNING
                else ', ready to run' if word & TURN_QUEUED else '')

    def number(self):
        return int(self.value['number'])

    def levels(self, called):
        """Return where it waits, the innermost first.  CALLED has what tasks are called by
        their numbers."""
        future = self.value['future']
        if not future['vtable']:
            return []
        vtable = Vtable(int(future['vtable']))
        if not vtable.coroutine:
            return [Level('%s, no coroutine' % vtable.name)]
        chain, end = follow(Coroutine(int(future['self']), vtable))
        levels = [Level(end)] if end else []
        for link in reversed(chain):
            levels += levels_of(link, [])
        owner = 0 if end else owner_of(chain[-1])
        if owner in called:
            levels[0].title += ', locked by %s' % called[owner]
        return levels


def tasks_of(executor):
    """Return the tasks of EXECUTOR, in the order of co_dump_tasks."""
    pool = executor['pool']
    if pool:
        found = [Task(task, 'given to co_block_on')
                 for task in reversed(listed(pool['given'], 'older'))]
    else:
        found = [Task(executor['root'], 'given to co_block_on')]
    found += [Task(task, 'spawned') for task in reversed(listed(executor['spawned'], 'older'))]
    started = []
    for nursery in listed(executor['nurseries'], 'next'):
        owner = int(nursery['scope']['task'])
        started += [Task(task, 'in a nursery', owner)
                    for task in listed(nursery['newest'], 'older')]
    return found + started[::-1]


def print_tasks(executor):
    tasks = tasks_of(executor)
    number = {task.address: i + 1 for i, task in enumerate(tasks)}
    called = {}
    for task in tasks:
        name = task.name()
        called[task.number()] = 'task %d%s' % (number[task.address],
                                               ' "%s"' % name if name else '')
    for task in tasks:
        print('%s, %s%s%s' % (
            called[task.number()], task.how,
            ' of task %d' % number[task.owner] if task.owner in number else '',
            task.state(bool(executor['pool']))))
        try:
            print_levels(task.levels(called))
        except Problem as problem:
            print('<%s>' % problem)


class InfoTasks(gdb.Command):
    """Show all tasks: which one each is, its name, and what it waits for.

Usage: info tasks

For each executor, of a co_block_on that has tasks or waits, or of a pool, its tasks as
co_dump_tasks writes them, each with a backtrace of what waits for what, the innermost
first."""

    def __init__(self):
        super().__init__('info tasks', gdb.COMMAND_STATUS)

    def invoke(self, argument, from_tty):
        try:
            executors = listed(runtime_variable('co__all_executors'), 'next')
            for i, executor in enumerate(executors):
                if len(executors) > 1:
                    print('%s %d:' % ('pool' if executor['pool'] else 'executor', i + 1))
                print_tasks(executor)
            if not executors:
                print('There are no tasks.')
        except Problem as problem:
            raise gdb.GdbError('%s.' % problem)
        except gdb.error as error:
            raise gdb.GdbError(str(error))


gdb.cogen = types.SimpleNamespace(before_finish=before_finish, after_finish=after_finish)
hook_finish()
InfoCoroutine()
InfoTasks()
gdb.printing.register_pretty_printer(gdb.current_objfile(), Printers(), replace=True)
