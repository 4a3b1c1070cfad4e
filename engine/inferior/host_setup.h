/* host_setup.h - what the app says about the outside before the script starts. */
#ifndef YS_INFERIOR_HOST_SETUP_H
#define YS_INFERIOR_HOST_SETUP_H

#include <stddef.h>
#include <stdint.h>

void host_set_seed(uint32_t seed);
void host_set_input(const char *text, size_t size); /* copies */

#endif
