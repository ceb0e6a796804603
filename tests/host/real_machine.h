// For tests that need the real kernel: those machines that do not allow it skip them, saying why.

#pragma once

#include <gtest/gtest.h>

#include <memory>
#include <string>
#include <utility>

#include "sim/host/lockstep.h"
#include "sim/host/session.h"

#define FDSCOPE_OR_SKIP(variable, expression)                              \
  auto variable##_or_reason = (expression);                                \
  if (!variable##_or_reason) GTEST_SKIP() << variable##_or_reason.error(); \
  auto variable = std::move(*variable##_or_reason)
