# TOOLS.md: Doxygen documents coroutines as functions.  (./check does not install it, since
# it is large.)
command -v doxygen > /dev/null || exit 77
cp "$SRCDIR/lib/every-macro.c" every.c
settings ()
{
  printf '%s\n' QUIET=YES INPUT=every.c GENERATE_HTML=NO GENERATE_LATEX=NO GENERATE_XML=YES EXTRACT_STATIC=YES
}
# The functions that are documented, as they are shown.
functions ()
{
  sed -n '/<memberdef kind="function"/,/<\/memberdef>/{
    s/.*<definition>\(.*\)<\/definition>.*/\1/p; s/.*<argsstring>\(.*\)<\/argsstring>.*/\1/p
    s/.*<para>\(.*\)<\/para>.*/\1/p; }' xml/every_8c.xml | sed 's/&lt;/</g; s/&gt;/>/g'
}
settings > plain
doxygen plain > log 2>&1
functions > out
! grep -q 'co_iterator.* range' out
{ settings; echo "@INCLUDE=$SRCDIR/../contrib/tools/Doxyfile"; } > Doxyfile
doxygen Doxyfile > log 2>&1
functions > out
for line in 'static co_iterator< int > range' '(int lo, int hi)' \
    'co_iterator< struct point > points' 'co_future< int > add' '(co_future< int > a, int b)' \
    'co_generator< char, long, const char * > scan' 'co_stream< const char * > lines' 'int anonymous'; do
  grep -qxF -- "$line" out || { echo "no $line"; cat out; exit 1; }
done
grep -q '<para>The numbers from LO up to HI\.' xml/every_8c.xml
grep -q '<definition>co_iterator&lt; int &gt; holder::it</definition>' xml/structholder.xml
