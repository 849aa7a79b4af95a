# cogen(7): use with CMake.
. "$srcdir/installed.sh"
need cmake
cp "$srcdir/program.c" .
cat > CMakeLists.txt <<'END'
cmake_minimum_required(VERSION 3.13)
project(user C)
find_package(PkgConfig REQUIRED)
pkg_check_modules(COGEN REQUIRED IMPORTED_TARGET cogen)
add_executable(program program.c)
target_link_libraries(program PRIVATE PkgConfig::COGEN)
END
cmake -DCMAKE_C_COMPILER="$CC" -B b -S . && cmake --build b || exit 1
expect 6 b/program
