#!/usr/bin/env python3
"""case.py SEED: a unit of random programs, at random options, compared with its model.

From the environment: CC, COGEN_PLUGIN, COGEN_INCLUDES, COGEN_LIBDIR; OPTIONS, in place of
random ones; CHECK_FRAMES, which if not empty has all in the checking mode and not a part;
COUNT, the programs of a unit (10, or 20 of the family pointers).  Works in the current
directory.  The last line says what differs first; then the exit status is 1.  shrink.py
makes it small.

    case.py --print co|model CASE     the unit, as it is for the plugin or for the model

A case FAMILY-SEED is of another family: pointers, whose programs have a second unit; or
chains, pipelines, ownership, captures, generators or joins, a program that checks itself.
"""
import os
import random
import re
import resource
import shutil
import signal
import subprocess
import sys

sys.dont_write_bytecode = True          # The sources may be read-only.

import captures
import chains
import generators
import joins
import ownership
import pipelines
import pointers
from functions import make_program
from tree import show_unit

HERE = os.path.dirname(os.path.abspath(__file__))
FAMILIES = {"chains": chains.Chains, "pipelines": pipelines.Pipeline,   # Without a model.
            "ownership": ownership.Ownership, "captures": captures.Captures,
            "generators": generators.Generators, "joins": joins.Joins}
SILENT = {"captures", "generators"}                   # No program of these may draw a warning.
SANITIZERS = "-fsanitize=address,undefined -fno-sanitize-recover"
CHECK = "-fplugin-arg-cogen-check-frames"
# Leaks are counted by the programs; a panic that is caught leaves some.
ENVIRONMENT = dict(os.environ, ASAN_OPTIONS="detect_leaks=0:detect_stack_use_after_return=1")


def count(default):
    return int(os.environ.get("COUNT") or default)


def make_unit(case):
    """The programs of the CASE, a number, or that and a family with a model."""
    family, _, seed = case.rpartition("-")
    if family == "pointers":
        return pointers.make_unit(int(seed), count(20))
    return [make_program(int(seed) * 1000 + i, f"p{i}") for i in range(count(10))]


def show(programs, model):
    """The text of the unit with PROGRAMS, and of another one that belongs to it, or null."""
    if any(isinstance(p, pointers.PointersProgram) for p in programs):
        return pointers.show_unit(programs, model), pointers.show_other(programs)
    return show_unit(programs, model), None


def write_sources(text, other, stem):
    """Write TEXT, and OTHER if it is not null; return the names of the files."""
    names = [f"{stem}.c"] + [f"{stem}-other.c"] * (other is not None)
    for name, text in zip(names, (text, other)):
        with open(name, "w") as f:
            f.write(text)
    return names


def random_options(seed):
    r = random.Random(seed)
    options = [r.choice(["-O0", "-O0", "-O0", "-O1", "-O1", "-O1", "-O2", "-O2", "-O2", "-Os", "-Og", "-O3"])]
    if r.random() < 0.3:
        options += SANITIZERS.split()
    elif r.random() < 0.1:
        # GCC loses labels whose values are in a table of another partition.
        options += ["-flto", "-flto-partition=one"]
    for chance, option in [
            (0.3, "-g"), (0.5, "-fchecking"), (0.3, "-DMOVE_ALL"), (0.1, "-fexceptions"), (0.1, "-fno-inline"),
            (0.1, "-fPIC"), (0.05, "-fno-tree-dce"), (0.05, "-fno-tree-ter"), (0.05, "-fno-ipa-sra"),
            (0.05, "-ftree-vectorize"), (0.05, "-funroll-loops"), (0.05, "-fno-tree-sra"), (0.05, "-fno-early-inlining"),
            (0.05, "-fno-tree-ccp"), (0.05, "-fno-strict-aliasing"), (0.05, "-fwrapv"), (0.05, "-fcommon"),
            (0.05, "-fno-omit-frame-pointer"), (0.05, "-fstack-protector-all"), (0.05, "-fno-toplevel-reorder"),
            (0.05, "-march=native"), (0.05, "-fno-reorder-blocks"), (0.05, "-ftrivial-auto-var-init=pattern"),
            (0.15, "-std=" + r.choice(["gnu99", "gnu11", "gnu17", "gnu2x", "c11"])),
            (0.1, "-fplugin-arg-cogen-limit=" + str(r.choice([0, 1, 2, 5, 12])))]:
        if r.random() < chance:
            options.append(option)
    if os.environ.get("CHECK_FRAMES"):
        options = [option for option in options if option not in SANITIZERS.split()] + [CHECK]
    elif r.random() < 0.25 and SANITIZERS.split()[0] not in options:
        options.append(CHECK)
    return options


def wants_valgrind(seed, options):
    return seed % 16 == 3 and not {SANITIZERS.split()[0], CHECK, "-march=native"} & set(options) \
        and shutil.which("valgrind")


def execute(command, limit, environment=None):
    """The exit status of COMMAND, what it wrote, and its errors.  Each of its processes may
    take LIMIT seconds of processor time, and by the clock ten times as long."""
    def limits():
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 5))

    try:
        done = subprocess.run(command, capture_output=True, text=True, errors="replace", timeout=10 * limit,
                              env=environment, preexec_fn=limits)
    except subprocess.TimeoutExpired:
        return "timeout", "", ""
    if done.returncode == -signal.SIGXCPU:
        return "timeout", "", ""
    return done.returncode, done.stdout, done.stderr


def trouble(status, errors):
    """One line about a command that failed."""
    said = [l for l in errors.splitlines()
            if re.search(r"internal compiler error|error:|panic|runtime error|ERROR: Add|undefined ref|verify|Invalid (read|write)|uninitialised", l)]
    where = re.findall(r"^\s*(?:0x[0-9a-f]+|#\d+ 0x\S+ in) (\S+)", errors, re.M)
    return f"{status}: {(said or errors.splitlines()[-1:] or ['?'])[0]} {' < '.join(where[:4])}"


def run_model(programs, stem="model"):
    """What PROGRAMS shall print; null if there is none because the compiler fails."""
    sources = write_sources(*show(programs, True), stem)
    for option in ("-O0", "-O1"):       # GCC has bugs of its own with exceptions.
        status, _, errors = execute([*os.environ.get("CC", "gcc").split(), "-w", "-fexceptions", option,
                                     *includes(), *sources, "-o", stem], 100)
        if status == 0:
            status, out, errors = execute(["./" + stem], 60)
            return (out, "") if status == 0 else (None, "the model: " + trouble(status, errors))
    return None, "the model: " + trouble(status, errors)


def includes():
    return ["-I" + HERE, *(os.environ.get("COGEN_INCLUDES") or f"-I{HERE}/../../include").split()]


def libraries():
    where = os.environ["COGEN_LIBDIR"]
    return ["-L" + where, "-Wl,-rpath," + where, "-lco-check", "-lco-rt", "-lpthread"]


def build_and_run(text, options, stem="co", valgrind=False, other=None, warnings="-w"):
    """What the program TEXT, with the unit OTHER, prints, and what goes wrong."""
    sources = write_sources(text, other, stem)
    command = [*os.environ.get("CC", "gcc").split(), "-fplugin=" + os.environ["COGEN_PLUGIN"], warnings, *includes(),
               *options, *sources, "-o", stem, *libraries()]
    status, _, errors = execute(command, 200)
    if status != 0:
        return "", "compiler: " + trouble(status, errors)
    command = ["valgrind", "-q", "--error-exitcode=9"] if valgrind else []
    status, out, errors = execute([*command, "./" + stem], 200, ENVIRONMENT)
    return out, "" if status in (0, 1) and not errors else "program: " + trouble(status, errors)


def difference(wanted, got):
    """The first line of GOT that is not in WANTED at the same place, and its root."""
    wanted, got = wanted.splitlines(), got.splitlines()
    for i, line in enumerate(wanted + [""]):
        here = got[i] if i < len(got) else "nothing"
        if line != here and not (line == "" and here == "nothing"):
            root = re.match(r"p\d+_r\d+", here) or re.match(r"p\d+_r\d+", line)
            return f"{here} (model: {line})", root.group() if root else None
    return None, None


def judge(programs, options, valgrind=False, keep_model=None):
    """What is wrong with PROGRAMS at OPTIONS, and with which root; null if nothing is."""
    wanted, why = keep_model or run_model(programs)
    if wanted is None:
        return why, None
    text, other = show(programs, False)
    got, why = build_and_run(text, options, valgrind=valgrind, other=other)
    if why.startswith("compiler"):
        return why, None
    what, root = difference(wanted, got)
    return (f"{why} {what or ''}", root) if why or what else (None, None)


def options_of(seed):
    given = os.environ.get("OPTIONS")
    return given.split() if given else random_options(seed)


def judge_family(family, seed, options):
    """What is wrong with the program SEED of a FAMILY that checks itself."""
    text = FAMILIES[family](seed).text()
    warnings = "-Werror" if family in SILENT else "-w"
    if family == "captures":
        # GCC marks a part of what nested functions use, and so what is beside it.
        options = options + ["-fno-sanitize-address-use-after-scope"]
    return build_and_run(text, ["-I.", f"-I{HERE}/../lib", *options], warnings=warnings)[1]


def main():
    if len(sys.argv) == 4:
        print("".join(t for t in show(make_unit(sys.argv[3]), sys.argv[2] == "model") if t), end="")
        return 0
    family, _, number = sys.argv[1].rpartition("-")
    seed, options = int(number), options_of(int(number))
    if family in FAMILIES:
        what = judge_family(family, seed, options)
        print(" ".join(options) + ":", what or "passes its checks")
        return 1 if what else 0
    what, _ = judge(make_unit(sys.argv[1]), options, wants_valgrind(seed, options))
    print(" ".join(options) + ":", what or "as the model")
    return 77 if what and what.startswith("the model: 1: ") and "internal compiler error" in what else 1 if what else 0


if __name__ == "__main__":
    sys.exit(main())
