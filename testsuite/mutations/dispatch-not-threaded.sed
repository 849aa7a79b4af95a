# phase: threading
# file: thread/thread.cc
# what: dispatches on known states stay
# tests: abi=loops-dissolve.sh
s/^    return optimize && candidates && candidates->contains (fun->decl);$/    return false \&\& candidates \&\& fun;/
