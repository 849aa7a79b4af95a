"""The kinds of variables: how each is declared, read and written.

`~` is the variable's name, `$` an expression of type int, 0 .. 127, and what is read is
again.  A declaration may take lines, and names that begin with the variable's.
"""
from collections import namedtuple

Kind = namedtuple("Kind", "declared reads writes flags")


def kind(declared, reads, writes, *flags):
    return Kind(declared, reads.split(" | "), writes.split(" | ") if writes else [], flags)


INT = kind("int ~ = $;", "~", "~ = $; | ~ += $; ~ &= 127; | ~ = (~ + $) & 127; | ~ ^= $; | ~ = $ ? ~ : $; | ~ = ~ / 2;")

# What fits a parameter or a field of any type: TYPE ~ = make_TYPE ($).
TYPES = ["int"] * 8 + ["long", "float", "double", "t_uchar", "t_bool", "t_long_double", "t_complex",
                       "t_int128", "t_vector", "t_pair", "t_pair", "t_big", "t_union", "t_bits", "t_nested", "t_enum",
                       "t_aligned"]

KINDS = [
    *[INT] * 10,
    *[kind(f"{t} ~ = $;", "~", "~ = $; | ~ = (~ + $) & 127; | ~ ^= $;")
      for t in ("short", "unsigned char", "long", "unsigned", "long long", "volatile int", "register int",
                "_Atomic int", "unsigned long long")],
    kind("_Atomic short ~ = $;", "~ & 127", "~ += $; | ~ = $; | ~++; | ~ ^= $;"),
    kind("_Atomic double ~ = $;", "(int) ~ & 127", "~ = $;"),
    kind("const int ~ = $;", "~", ""),
    kind("static const int ~[3] = { 1, 2, 90 };", "~[1] | ~[$ % 3]", ""),
    kind("_Bool ~ = $ & 1;", "~ | (~ ? 3 : 4)", "~ = $ > 20; | ~ ^= $ & 1; | ~ = !~;"),
    kind("float ~ = $;", "(int) ~", "~ = $ / 2 + 0.5f; | ~ = $;"),
    kind("double ~ = $;", "(int) ~ | (~ > 60)", "~ = $ * 0.5; | ~ = $;"),
    kind("long double ~ = $;", "(int) ~", "~ = $ / 3.0L;"),
    kind("t_complex ~ = make_t_complex ($);", "(int) __real__ ~ | (int) __imag__ ~",
         "__real__ ~ = $; | __imag__ ~ = $; | ~ = $; | ~ = make_t_complex ($);"),
    kind("_Complex float ~ = $;", "(int) __real__ ~", "__real__ ~ = $; | __imag__ ~ = $;"),
    kind("_Complex int ~ = $;", "__real__ ~ | (__imag__ ~ & 127)", "__imag__ ~ = $; | __real__ ~ = $;"),
    kind("t_int128 ~ = ((t_int128) $ << 70) | 5;", "(int) (~ >> 70) & 127 | (int) ~ & 127",
         "~ = ((t_int128) $ << 70) + 3; | ~ ^= $;"),
    kind("t_bits ~ = { $, 3, $ };", "~.x | (int) ~.z & 127 | ~.y & 127",
         "~.x = $; | ~.y = $; | ~.z = $; | ~ = make_t_bits ($); | ~.x++; | ~.z += $; | ~.y -= $;"),
    kind("t_pair ~ = { $, { 1, 2, $ }, 4 };", "~.a | ~.b[2] | ~.b[$ % 5] | ~.c & 127 | value_t_pair (~) | plus (~.c & 1)",
         "~.a = $; | ~.b[3] = $; | ~ = make_t_pair ($); | ~.b[$ % 5] = 7; | ~.c = $; | "
         "{ t_pair c_ = ~; c_.a = $; ~ = c_; }"),
    kind("t_big ~ = make_t_big ($);", "~.c[99] | value_t_big (~) | ~.c[$ % 100] | mix (1, ~, make_t_pair ($), 2.5)",
         "~.c[99] = $; | ~ = make_t_big ($); | ~.c[$ % 100] = 8; | memset (&~, $, sizeof ~);"),
    kind("t_nested ~ = make_t_nested ($);", "value_t_nested (~) | ~.p[0].c & 127 | ~.v[0] & 127",
         "~.p[1].a = $; | ~.p[0] = make_t_pair ($); | ~.v = make_t_vector ($); | ~.v[2] = $; | ~ = make_t_nested ($);"),
    kind("t_union ~ = { .i = $ };", "~.i & 127", "~.i = $; | ~ = make_t_union ($);"),
    kind("t_vector ~ = { $, 1, 2, 3 };", "~[2] & 127 | ~[$ & 3] & 127",
         "~[1] = $; | ~ += make_t_vector ($); | ~[$ & 3] = 9;"),
    kind("t_empty ~ = { }; int ~n = $; (void) ~;", "~n", "~n = $;"),
    kind("t_enum ~ = $;", "~ & 127", "~ = $;"),
    kind("int ~[3] = { $, 7 };", "~[0] | ~[2] | ~[$ % 3]", "~[1] = $; | ~[$ % 3] = 11;"),
    kind("int ~[2][3] = { { 1, $ }, { [2] = 4 } };", "~[0][1] | ~[1][2] | ~[$ & 1][$ % 3]",
         "~[1][1] = $; | ~[$ & 1][2] = 5; | memcpy (~[0], ~[1], sizeof ~[0]);"),
    kind("char ~[40]; memset (~, $, sizeof ~);", "~[0] | ~[39] | ~[$ % 40]", "~[39] = $; | ~[$ % 40] = 12;"),
    kind("int ~[100] = { [3] = $, [77] = 2 };", "~[3] | ~[77]", "~[77] = $; | ~[3] = ~[77];"),
    kind("t_pair ~[2] = { { $ }, { .c = 3 } };", "~[0].a | ~[1].c", "~[1] = ~[0]; | ~[0].a = $; | ~[1].c = $;"),
    kind("struct { int n; struct { short s; t_union u; } in; } ~ = { $, { 2, { .i = 3 } } };",
         "~.n | ~.in.s | ~.in.u.i", "~.in.s = $; | ~.in.u.i = $; | ~.n = $;"),
    kind("int ~[($ & 7) + 2]; ~[0] = $; ~[1] = sizeof ~ / sizeof *~;", "~[0] | ~[1] & 15", "~[0] = $; | ~[1] = $;", "vla"),
    kind("char ~[($ & 31) + 1][3]; memset (~, 3, sizeof ~); ~[0][2] = $;", "~[0][2] | (int) sizeof ~ & 127",
         "~[0][1] = $; | ~[0][2] = $;", "vla"),
    # Sizes that are computed where a type is declared.
    kind("int ~n = ($ & 3) + 1; typedef int ~t[~n]; ~n = 9;", "(int) (sizeof (~t) / sizeof (int)) | ~n", "~n = $;", "vla"),
    kind("int ~n = ($ & 3) + 1; int (*~)[~n] = (int (*)[~n]) (int[8]) { 5, 6, 7, 8, $, 9 };",
         "(*~)[0] & 127 | (int) (sizeof *~ / sizeof (int)) | ~[1][0] & 127", "(*~)[0] = $; | ~n = $;", "vla"),
    kind("const char *~ = \"zyxwvut\" + ($ & 3);", "~[0] | ~[$ & 3]", "~ = \"qwertz\";"),
    kind("int (*~) (int) = $ & 1 ? plus : minus;", "~ (3) | ~ ($)", "~ = $ ? plus : minus;"),
    kind("t_aligned ~ = make_t_aligned ($);", "~.n | (int) ((unsigned long) &~ & 31)", "~.n = $;", "address"),
    kind("volatile t_pair ~ = { $, { 1 }, 2 };", "~.a | ~.b[0]", "~.a = $; | ~.b[4] = $;"),
    kind("int ~ = $; __asm__ (\"\" : \"+r\" (~));", "~", "~ = $; | __asm__ (\"\" : \"+m\" (~));"),
    # Addresses that no suspension need survive.
    kind("int ~ = $; touch (&~); ~ &= 127;", "~", "~ = $; | touch (&~); ~ &= 127;", "address"),
    kind("int ~v = $; { int *~ = &~v; *~ ^= 3; }", "~v", "~v = $; | { int *p_ = &~v; *p_ = $; }", "address"),
    # Pointers into the frame.
    kind("int ~v = $, *~ = &~v;", "*~ | ~v", "*~ = $; | ~v = $;", "pins"),
    kind("int ~[4] = { 1, 2, $ }, *~p = ~ + 1;", "~p[1] | ~[2]", "*~p = $; | ~p = ~ + ($ & 1);", "pins"),
    kind("struct { int n; int *p; } ~ = { $, 0 }; ~.p = &~.n;", "*~.p | ~.n", "*~.p = $;", "pins"),
    kind("int ~ = $, *~p; keep (&~p, &~);", "*~p | ~", "*~p = $; | ~ = $;", "pins"),
    kind("t_pair ~ = make_t_pair ($), *~p = &~; short *~c = &~p->c;", "~p->a | *~c | ~.b[1]",
         "~p->a = $; | *~c = $; | *~p = make_t_pair ($);", "pins"),
    kind("int *~ = (int[2]) { $, 3 };", "~[0] | ~[1]", "~[1] = $; | ~[0] = ~[1];", "pins"),
    kind("int ~v[2] = { $, 6 }, *const ~ = $ & 1 ? &~v[0] : &~v[1];", "*~ | ~v[0]", "*~ = $;", "pins"),
]
