// <bits/own_block.h>: memory that the library keeps for itself, for the library alone.

#ifndef __FDSCOPE_BITS_OWN_BLOCK_H
#define __FDSCOPE_BITS_OWN_BLOCK_H

#include <bits/size_t.h>

// As calloc(), but no leak of the program's. free() takes it.
void *__own_block(size_t __size);

#endif
