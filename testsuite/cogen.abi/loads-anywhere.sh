# A program that is no compiler may load the plugin: clang-tidy does.  Nothing of GCC's is
# there then, so nothing may be called.
cat > load.c <<'E2'
#include <dlfcn.h>
#include <stdio.h>
int main (int argc, char **argv)
{
  (void) argc;
  void *plugin = dlopen (argv[1], RTLD_NOW);
  if (!plugin)
    puts (dlerror ());
  return !plugin || !dlsym (plugin, "plugin_init");
}
E2
$CC -o load load.c -ldl
./load "$PLUGIN"
