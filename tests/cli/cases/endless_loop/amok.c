int main(void) {
  int i = 0;
  for (;;) {
    i = 1 - i;
  }
}
