// Limits of resources: what is kept, who has it, and where files end. getrlimit(2)

#include <fcntl.h>
#include <sys/resource.h>

#include <csignal>

#include "tests/support/test_kernel.h"

namespace fdscope::test {
namespace {

using abi::fails_with;
using abi::ResourceLimit;
using abi::returns;
using kernel::kUnlimited;

constexpr Fd kFile{3};

Outcome set(TestKernel& kernel, Pid pid, int resource, ResourceLimit limit) {
  return kernel.call(pid, abi::LimitRequest{resource, limit});
}

ResourceLimit limit_of(TestKernel& kernel, Pid pid, int resource) {
  const Outcome outcome = kernel.call(pid, abi::LimitRequest{resource, {}});
  return std::get<ResourceLimit>(std::get<abi::Returned>(outcome).payload);
}

// An empty file on descriptor 3, and files may have 10 bytes. SIGXFSZ is ignored.
class FileOfTenBytes : public testing::Test {
 protected:
  FileOfTenBytes() {
    kernel.call(kernel.first, abi::OpenRequest{"file", O_RDWR | O_CREAT, 0644});
    kernel.ignore(kernel.first, SIGXFSZ);
    set(kernel, kernel.first, RLIMIT_FSIZE, {10, kUnlimited});
  }

  Outcome write(std::size_t count) { return kernel.write(kernel.first, kFile, count); }
  Outcome pwrite(std::size_t count, long at) {
    return kernel.call(kernel.first, abi::PwriteRequest{kFile, std::string(count, 'x'), at});
  }
  Outcome resize(long size) {
    return kernel.call(kernel.first, abi::FtruncateRequest{kFile, size});
  }

  TestKernel kernel;
};

TEST(EveryLimit, IsKeptAndInheritedAndThenItsOwn) {
  TestKernel kernel;
  for (int resource = 0; resource < RLIM_NLIMITS; ++resource) {
    const ResourceLimit before = limit_of(kernel, kernel.first, resource);
    EXPECT_EQ(set(kernel, kernel.first, resource, {7, 9}), returns(0, before));
  }
  const Pid child = kernel.fork(kernel.first);
  set(kernel, child, RLIMIT_AS, {3, 4});
  for (int resource = 0; resource < RLIM_NLIMITS; ++resource) {
    const ResourceLimit expected =
        resource == RLIMIT_AS ? ResourceLimit{3, 4} : ResourceLimit{7, 9};
    EXPECT_EQ(limit_of(kernel, child, resource), expected);
    EXPECT_EQ(limit_of(kernel, kernel.first, resource), (ResourceLimit{7, 9}));
  }
}

TEST(EveryLimit, IsWhatAShellGivesUntilItIsSet) {
  TestKernel kernel;
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_AS), (ResourceLimit{kUnlimited, kUnlimited}));
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_FSIZE), (ResourceLimit{kUnlimited, kUnlimited}));
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_STACK), (ResourceLimit{8u << 20, kUnlimited}));
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_CORE), (ResourceLimit{0, kUnlimited}));
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_NOFILE), (ResourceLimit{1024, 1024}));
}

TEST(SetALimit, FailsAboveTheHardOneAndForWhatIsNoResource) {
  TestKernel kernel;
  set(kernel, kernel.first, RLIMIT_DATA, {5, 10});
  EXPECT_EQ(set(kernel, kernel.first, RLIMIT_DATA, {5, 11}), fails_with(EPERM));
  EXPECT_EQ(set(kernel, kernel.first, RLIMIT_DATA, {9, 8}), fails_with(EINVAL));
  EXPECT_EQ(set(kernel, kernel.first, RLIM_NLIMITS, {1, 1}), fails_with(EINVAL));
  EXPECT_EQ(set(kernel, kernel.first, -1, {1, 1}), fails_with(EINVAL));
  EXPECT_EQ(limit_of(kernel, kernel.first, RLIMIT_DATA), (ResourceLimit{5, 10}));
}

TEST_F(FileOfTenBytes, CutsAWriteShortAndRefusesTheNext) {
  EXPECT_EQ(write(8), returns(8));
  EXPECT_EQ(write(8), returns(2));
  EXPECT_EQ(write(1), fails_with(EFBIG));
  EXPECT_EQ(write(0), returns(0));
  EXPECT_EQ(pwrite(8, 9), returns(1));
  EXPECT_EQ(pwrite(1, 100), fails_with(EFBIG));
}

TEST_F(FileOfTenBytes, IsNotMadeLargerButMayBeLargerAlready) {
  EXPECT_EQ(resize(10), returns(0));
  EXPECT_EQ(resize(11), fails_with(EFBIG));
  set(kernel, kernel.first, RLIMIT_FSIZE, {5, kUnlimited});
  EXPECT_EQ(resize(10), returns(0));
  EXPECT_EQ(resize(9), returns(0));
  EXPECT_EQ(pwrite(4, 3), returns(2));
}

TEST_F(FileOfTenBytes, LimitsNoPipeNoDeviceAndNoTerminal) {
  kernel.pipe(kernel.first);
  EXPECT_EQ(kernel.write(kernel.first, Fd{5}, 100), returns(100));
  EXPECT_EQ(kernel.write(kernel.first, Fd{1}, 100), returns(100));
  kernel.call(kernel.first, abi::OpenRequest{"/dev/null", O_WRONLY, 0});
  EXPECT_EQ(kernel.write(kernel.first, Fd{6}, 100), returns(100));
}

TEST_F(FileOfTenBytes, IsTheLimitOfAllWhenItIsNegativeAsASignedNumber) {
  set(kernel, kernel.first, RLIMIT_FSIZE, {kUnlimited - 1, kUnlimited});
  EXPECT_EQ(write(1), fails_with(EFBIG));
  EXPECT_EQ(resize(100), returns(0));
}

TEST_F(FileOfTenBytes, EndsWhoDoesNotIgnoreTheSignal) {
  const Pid child = kernel.fork(kernel.first);
  kernel.call(child, abi::SignalRequest{SIGXFSZ, abi::Disposition::kDefault});
  EXPECT_EQ(kernel.write(child, kFile, 20), returns(10));
  EXPECT_EQ(kernel.write(child, kFile, 1), abi::ends_with(SIGXFSZ));
}

TEST(AnOutputThatIsAFile, IsLimitedToo) {
  kernel::StandardStreams streams;
  streams.kinds.fill(abi::FileKind::kFile);
  TestKernel kernel({}, streams);
  kernel.ignore(kernel.first, SIGXFSZ);
  set(kernel, kernel.first, RLIMIT_FSIZE, {10, kUnlimited});
  EXPECT_EQ(kernel.write(kernel.first, Fd{1}, 8), returns(8));
  EXPECT_EQ(kernel.write(kernel.first, Fd{1}, 8), returns(2));
  EXPECT_EQ(kernel.write(kernel.first, Fd{1}, 8), fails_with(EFBIG));
}

}  // namespace
}  // namespace fdscope::test
