// <assert.h>: a condition that must hold. It may be included again with NDEBUG changed.

#undef assert
#ifdef NDEBUG
#define assert(condition) ((void)0)
#else
#define assert(condition) \
  ((condition) ? (void)0 : __assert_fail(#condition, __FILE__, __LINE__, __func__))
#endif

#ifndef __FDSCOPE_ASSERT_H
#define __FDSCOPE_ASSERT_H

#define static_assert _Static_assert

void __assert_fail(const char *__condition, const char *__file, unsigned int __line,
                   const char *__function);

#endif
