/* svg.h - a grid as a picture: one SVG file that needs nothing else. */
#ifndef YS_SVG_H
#define YS_SVG_H

#include <stdbool.h>
#include <stdio.h>

struct grid;
struct theme;

/* Writes the grid in the colours of a theme (see theme_painted). The same grid and theme give the
 * same bytes. Columns line up in any monospaced font, and lines between panes have no gaps; the
 * whole screen as text stands in <desc>, for screen readers. Whether all could be written: ferror.
 */
void svg_write(FILE *out, const struct grid *grid, const struct theme *theme);

/* Whether the file is one that svg_write has written, by how it begins. */
bool svg_is_own(FILE *file);

#endif
