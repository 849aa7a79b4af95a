/* Functions with faults that GCC warns of, one on each line.  warnings-as-plain.sh makes of
   each a plain function and a coroutine: FN says what it returns, its name and its
   parameters; STOP is a call, or an await.  */

#include <cogen.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int wait_for (int n);
co_future (int) waiting (int n);
int get (void);
void use (int);
void use_text (const char *);
void use_pointer (void *);
static char four[4];
void reads (const char *, int) __attribute__ ((access (read_only, 1, 2)));
void takes (int numbers[static 8]);
void closes (void *);
void *opens (void) __attribute__ ((malloc (closes, 1)));
struct pair { char a[4], b[4]; };
struct big { int n; char text[8]; };

FN(int, array_above, void) { int a[4] = { 0 }; STOP; return (a[5]); }
FN(int, array_below, void) { int a[4] = { 0 }; STOP; return (a[-1]); }
FN(int, array_before, void) { int a[4] = { 0 }; int v = a[6]; STOP; return (v); }
FN(int, array_stored, void) { int a[4] = { 0 }; STOP; a[4] = 1; use_pointer (a); return (a[0]); }
FN(int, array_index, void) { int a[4] = { 0 }, i = 3; STOP; i += 2; use_pointer (a); return (a[i]); }
FN(int, array_of_arrays, void) { int a[2][2] = { { 0 } }; STOP; use_pointer (a); return (a[2][0]); }
FN(int, array_member, void) { struct pair p = { "", "" }; STOP; use_pointer (&p); return (p.a[9]); }
FN(int, array_pointer, void) { int a[4] = { 0 }; use_pointer (a); int *p = a + 6; STOP; return (*p); }
FN(int, array_loop, void) { int a[4], s = 0; use_pointer (a); for (int i = 0; i <= 4; i++) s += a[i]; STOP; return (s); }
FN(int, static_array, void) { static int a[4]; use_pointer (a); STOP; return (a[7]); }
FN(int, copy_too_much, const char *s) { char b[4]; STOP; memcpy (b, s, 8); use_text (b); return (b[0]); }
FN(int, copy_late, const char *s) { char b[4]; memset (b, 0, 4); STOP; memcpy (b, s, 9); use_text (b); return (b[0]); }
FN(int, set_too_much, void) { char b[4] = ""; STOP; memset (b, 1, 5); use_text (b); return (b[0]); }
FN(int, set_early, void) { char b[4]; memset (b, 1, 5); use_text (b); STOP; return (b[0]); }
FN(int, text_too_long, void) { char b[4] = ""; STOP; strcpy (b, "hello world"); use_text (b); return (b[0]); }
FN(int, text_added, void) { char b[4] = "abc"; STOP; strcat (b, "hello"); use_text (b); return (b[0]); }
FN(int, text_printed, void) { char b[4] = ""; STOP; sprintf (b, "%s", "hello world"); use_text (b); return (b[0]); }
FN(int, number_printed, int n) { char b[4] = ""; STOP; sprintf (b, "%d", n < 10000 ? 10000 : n); use_text (b); return (b[0]); }
FN(int, text_cut, void) { char b[4] = ""; STOP; snprintf (b, sizeof b, "%s", "hello world"); use_text (b); return (b[0]); }
FN(int, member_too_long, void) { struct big s = { 0 }; STOP; strcpy (s.text, "hello world"); use_text (s.text); return (s.n); }
FN(int, read_too_much, char *to) { char b[4] = "abc"; STOP; memcpy (to, b, 6); return (b[0]); }
FN(int, no_end, void) { char b[4] = { 'a', 'b', 'c', 'd' }; STOP; return ((int) strlen (b)); }
FN(int, overlap, void) { char b[8] = "abcdefg"; STOP; memcpy (b, b + 2, 4); use_text (b); return (b[0]); }
FN(int, onto_itself, void) { char b[8] = "abcdefg"; STOP; sprintf (b, "%s", b); use_text (b); return (b[0]); }
FN(int, heap_too_small, void) { char *p = malloc (4); if (!p) return (1); STOP; memset (p, 0, 5); use_text (p); free (p); return (0); }
FN(int, heap_index, void) { int *p = malloc (4 * sizeof *p); if (!p) return (1); STOP; p[4] = 1; use_pointer (p); free (p); return (0); }
FN(int, freed_local, void) { int x = 1; use_pointer (&x); STOP; free (&x); return (x); }
FN(int, freed_inside, void) { int *p = malloc (40); if (!p) return (1); STOP; free (p + 1); return (0); }
FN(int, unset, void) { int x; STOP; return (x); }
FN(int, unset_before, void) { int x; int y = x + 1; STOP; return (y); }
FN(int, perhaps_unset, int n) { int x; if (n > 3) x = get (); STOP; return (x); }
FN(int, perhaps_unset_early, int n) { int x; if (n > 3) x = get (); use (x); STOP; return (n); }
FN(int, perhaps_unset_switch, int n) { int x; switch (n) { case 1: x = 2; break; case 2: x = 3; break; } STOP; return (x); }
FN(int, perhaps_unset_loop, int n) { int x; for (int i = 0; i < n; i++) { STOP; x = i; } return (x); }
FN(int, unset_array, void) { int a[4]; STOP; return (a[1]); }
FN(int, unset_member, void) { struct big s; s.n = 1; STOP; return (s.text[2]); }
FN(int, unset_passed, void) { struct big s; STOP; use_text (s.text); return (0); }
FN(int *, local_returned, void) { int x = 1; STOP; use_pointer (&x); return (&x); }
FN(char *, local_array_returned, void) { char b[4] = ""; STOP; return (b); }
FN(char *, parameter_returned, char c) { STOP; return (&c); }
FN(int, null_argument, void) { char *p = 0; STOP; return ((int) strlen (p)); }
FN(int, null_passed, void) { STOP; return (printf ("%s\n", (char *) 0)); }
FN(int, format_type, long n) { STOP; return (printf ("%d\n", n)); }
FN(int, format_few, void) { STOP; return (printf ("%d %d\n", 1)); }
FN(int, divided, int n) { STOP; return (n / 0); }
FN(int, shifted, int n) { STOP; return (n << 40); }
FN(int, overflows, void) { STOP; return (INT_MAX + 1); }
FN(int, unused_variable, void) { int unused; STOP; return (0); }
FN(int, set_only, void) { int x = get (); x = 3; STOP; return (0); }
FN(int, compared_sign, unsigned n, int k) { STOP; return (n < k); }
FN(int, always_false, unsigned n) { STOP; return (n < 0); }
FN(int, falls_through, int n) { switch (n) { case 1: use (n); case 2: use (2); } STOP; return (0); }
FN(int, misleading, int n) { if (n) use (1); use (2); STOP; return (0); }
FN(int, sizeof_pointer, char *p) { STOP; memset (p, 0, sizeof (p)); return (*p); }
FN(int, parentheses, int a, int b) { STOP; if (a = b) use (a); return (a & b == 1); }
FN(int, address_is_true, void) { int x = 0; STOP; if (&x) use (x); return (x); }
FN(int, text_compared, const char *s) { STOP; return (s == "text"); }
FN(int, inner_scope, int n) { int *p; { int x = n; p = &x; use_pointer (p); } STOP; return (*p); }
FN(int, after_free, void) { int *p = malloc (4); if (!p) return (1); *p = 1; free (p); STOP; return (*p); }
FN(int, attribute_access, void) { STOP; reads (four, 8); return (0); }
FN(int, attribute_static, void) { STOP; takes ((int *) four); return (0); }
FN(int, attribute_null, void) { STOP; takes (0); return (0); }
FN(int, attribute_malloc, void) { void *p = opens (); STOP; free (p); return (0); }
