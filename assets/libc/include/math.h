// <math.h>: functions of double.

#ifndef __FDSCOPE_MATH_H
#define __FDSCOPE_MATH_H

#define M_E 2.7182818284590452354
#define M_LOG2E 1.4426950408889634074
#define M_LOG10E 0.43429448190325182765
#define M_LN2 0.69314718055994530942
#define M_LN10 2.30258509299404568402
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_PI_4 0.78539816339744830962
#define M_1_PI 0.31830988618379067154
#define M_2_PI 0.63661977236758134308
#define M_2_SQRTPI 1.12837916709551257390
#define M_SQRT2 1.41421356237309504880
#define M_SQRT1_2 0.70710678118654752440
#define INFINITY (1.0f / 0.0f)
#define HUGE_VAL (1.0 / 0.0)
#define HUGE_VALF INFINITY
#define NAN (-(0.0f / 0.0f))

#define isnan(value) ((value) != (value))
#define isinf(value) ((value) == HUGE_VAL ? 1 : (value) == -HUGE_VAL ? -1 : 0)
#define isfinite(value) (!isnan((value) - (value)))
#define isnormal(value) (fpclassify(value) == FP_NORMAL)
#define signbit(value) __sign_bit(value)
#define fpclassify(value) __double_class(value)
#define FP_NAN 0
#define FP_INFINITE 1
#define FP_ZERO 2
#define FP_SUBNORMAL 3
#define FP_NORMAL 4

#define isgreater(x, y) ((x) > (y))
#define isgreaterequal(x, y) ((x) >= (y))
#define isless(x, y) ((x) < (y))
#define islessequal(x, y) ((x) <= (y))
#define islessgreater(x, y) ((x) < (y) || (x) > (y))
#define isunordered(x, y) (isnan(x) || isnan(y))

double acos(double __x);
double asin(double __x);
double atan(double __x);
double cbrt(double __x);
double ceil(double __x);
double cos(double __x);
double cosh(double __x);
double exp(double __x);
double fabs(double __x);
double floor(double __x);
double log(double __x);
double log10(double __x);
double log2(double __x);
double round(double __x);
double sin(double __x);
double sinh(double __x);
double sqrt(double __x);
double tan(double __x);
double tanh(double __x);
double trunc(double __x);
double atan2(double __x, double __y);
double fmax(double __x, double __y);
double fmin(double __x, double __y);
double fmod(double __x, double __y);
double hypot(double __x, double __y);
double pow(double __x, double __y);
double acosh(double __x);
double asinh(double __x);
double atanh(double __x);
double erf(double __x);
double erfc(double __x);
double exp2(double __x);
double expm1(double __x);
double lgamma(double __x);
double log1p(double __x);
double logb(double __x);
double nearbyint(double __x);
double rint(double __x);
double tgamma(double __x);
double copysign(double __x, double __y);
double fdim(double __x, double __y);
double nextafter(double __x, double __y);
double remainder(double __x, double __y);
double fma(double __x, double __y, double __z);
double frexp(double __x, int *__exponent);
double ldexp(double __x, int __exponent);
double modf(double __x, double *__whole);
double nan(const char *__text);
int ilogb(double __x);
long lrint(double __x);
long long llrint(double __x);
long lround(double __x);
long long llround(double __x);
float acosf(float __x);
float asinf(float __x);
float atanf(float __x);
float cbrtf(float __x);
float ceilf(float __x);
float cosf(float __x);
float coshf(float __x);
float expf(float __x);
float exp2f(float __x);
float fabsf(float __x);
float floorf(float __x);
float logf(float __x);
float log10f(float __x);
float log2f(float __x);
float rintf(float __x);
float roundf(float __x);
float sinf(float __x);
float sinhf(float __x);
float sqrtf(float __x);
float tanf(float __x);
float tanhf(float __x);
float truncf(float __x);
float atan2f(float __x, float __y);
float copysignf(float __x, float __y);
float fmaxf(float __x, float __y);
float fminf(float __x, float __y);
float fmodf(float __x, float __y);
float hypotf(float __x, float __y);
float powf(float __x, float __y);
long lroundf(float __x);

int __double_class(double __x);
int __sign_bit(double __x);

#endif
