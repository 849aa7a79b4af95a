# Sourced by every test here: goes to a new directory of its own, and points
# pkg-config at the installation in $inst, as if that were the root directory.
name=$(basename "$0" .sh)
work=$PWD/$name.work
rm -rf "$work" && mkdir "$work" && cd "$work" || exit 1
sed "s|=/|=$inst/|" "$inst$(eval "prefix=$prefix; echo \"$prefix/lib/pkgconfig\"")/cogen.pc" > cogen.pc || exit 1
PKG_CONFIG_PATH=$work
export PKG_CONFIG_PATH
unset DESTDIR MAKEFLAGS MFLAGS MAKELEVEL

need ()
{
  command -v "$1" > /dev/null || { echo "no $1"; exit 77; }
}

# Run what was built and compare.
expect ()
{
  want=$1
  shift
  got=$(LD_LIBRARY_PATH=$(pkg-config --variable=libdir cogen) "$@") || exit 1
  [ "$got" = "$want" ] || { echo "wanted: $want"; echo "got: $got"; exit 1; }
  cd .. && rm -rf "$work"
}

need pkg-config
