# shellcheck shell=sh
# programs.sh: what the real programs in the directory $sources are made of, as fetch
# has left them.  Sourced by the scripts next to it.

# The compiler options of PROGRAM.  libco-rt is our own, and $sources cogen itself then;
# its header asks for the plugin.
program_flags ()
{
    case $1 in
    lua) echo "-DLUA_USE_LINUX" ;;
    zlib) echo "-I$sources/zlib -DHAVE_UNISTD_H -DHAVE_STDARG_H -D_LARGEFILE64_SOURCE=1" ;;
    sqlite) echo "-I$sources/sqlite -DSQLITE_THREADSAFE=1 -DSQLITE_ENABLE_FTS5 -DSQLITE_ENABLE_RTREE" \
		 "-DSQLITE_ENABLE_EXPLAIN_COMMENTS" ;;
    libco-rt) echo "-U__COGEN__ -std=gnu11 -I$sources/include -I$sources/libco-rt" ;;
    esac
}

# The executables of PROGRAM.
program_executables ()
{
    case $1 in
    lua) echo lua ;;
    zlib) echo example minigzip infcover ;;
    sqlite) echo shell speedtest1 ;;
    esac
}

# The sources of EXECUTABLE, of PROGRAM, without the directory.
executable_sources ()
{
    case $1 in
    lua) (cd "$sources/lua" && echo *.c | sed 's/luac\.c//') ;;
    zlib) echo "test/$2.c $(cd "$sources/zlib" && echo *.c)" ;;
    sqlite) echo "$2.c sqlite3.c" ;;
    esac
}
