/* Steps by hand that move the object first.  The includer has move_object.  */

#ifndef MOVED_H
#define MOVED_H

#define MOVED(object) \
  __extension__ ({ __typeof__ (object) moved_ = (object); move_object (moved_); moved_; })

#undef co_next
#undef co_poll
#undef co_poll_next
#undef co_resume
#define co_next(object, ...) __builtin_co_next (MOVED (object), __VA_ARGS__)
#define co_poll(object, ...) __builtin_co_poll (MOVED (object), __VA_ARGS__)
#define co_poll_next(object, ...) __builtin_co_poll_next (MOVED (object), __VA_ARGS__)
#define co_resume(object, ...) __builtin_co_resume (MOVED (object), __VA_ARGS__)

#endif
