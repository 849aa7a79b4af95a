# phase: frame, object sizes
# file: frame/object-sizes.cc
# what: nobody asks how large an object is before it is in the frame
# tests: abi=fortify-sees-overflows.sh
s/^  if (calls.is_empty ())$/  if (true)/
