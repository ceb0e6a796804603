// Widths, flags, precisions and length modifiers of integers.
#include <stdio.h>

int main(void) {
  printf("[%d][%5d][%-5d][%05d][%+d][% d]\n", 42, 42, 42, 42, 42, 42);
  printf("[%x][%X][%#x][%o][%#o][%08x]\n", 255, 255, 255, 8, 8, 48879);
  printf("[%u][%lu][%llu][%hhu][%hd]\n", 1u, 2ul, 3ull, (unsigned char)300, (short)40000);
  printf("[%ld][%lld][%zu][%zd]\n", -1L, -2LL, (size_t)3, (ssize_t)-4);
  printf("[%.3d][%8.3d][%-8.3d][%.0d]\n", 7, 7, 7, 0);
  printf("[%*d][%-*d][%.*d]\n", 6, 1, 6, 2, 3, 3);
  printf("[%i][%d][%d]\n", -0, 2147483647, -2147483647 - 1);
  printf("[%5x][%-5x][%lx]\n", 0xab, 0xab, 0x123456789abL);
  return 0;
}
