// <math.h>: functions of double.

#ifndef __FDSCOPE_MATH_H
#define __FDSCOPE_MATH_H

#define M_E 2.7182818284590452354
#define M_PI 3.14159265358979323846
#define M_PI_2 1.57079632679489661923
#define M_SQRT2 1.41421356237309504880
#define INFINITY (1.0f / 0.0f)
#define HUGE_VAL (1.0 / 0.0)
#define NAN (0.0f / 0.0f)

#define isnan(value) ((value) != (value))
#define isinf(value) ((value) == HUGE_VAL ? 1 : (value) == -HUGE_VAL ? -1 : 0)
#define isfinite(value) (!isnan((value) - (value)))

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
long lround(double __x);
float sqrtf(float __x);
float fabsf(float __x);
float floorf(float __x);
float ceilf(float __x);
float roundf(float __x);

#endif
