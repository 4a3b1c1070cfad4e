/* theme.c - how each style looks.
 *
 * The colours are of middle lightness, to be read on a dark and on a light background. Without
 * colours what matters still differs, by weight; but every meaning has a sign of its own on the
 * screen as well.
 */
#include "app/theme.h"

enum { OWN = -1, RED = 1, GREEN = 2, YELLOW = 3, MAGENTA = 5, CYAN = 6 };
enum { BOLD = THEME_BOLD, DIM = THEME_DIM, REVERSE = THEME_REVERSE, LINE = THEME_UNDERLINE };

/* Without colours, with 8, with 256. */
static const struct theme_look looks[GRID_STYLE_COUNT][THEME_PALETTES] = {
    [GRID_PLAIN] = {{OWN, 0}, {OWN, 0}, {OWN, 0}},
    [GRID_DIM] = {{OWN, DIM}, {OWN, DIM}, {245, 0}},
    [GRID_BORDER] = {{OWN, DIM}, {OWN, DIM}, {243, 0}},
    [GRID_TITLE] = {{OWN, BOLD}, {OWN, BOLD}, {OWN, BOLD}},
    [GRID_BAR] = {{OWN, REVERSE}, {OWN, REVERSE}, {OWN, REVERSE}},
    [GRID_KEY] = {{OWN, BOLD}, {OWN, BOLD}, {OWN, BOLD}},
    [GRID_CURRENT] = {{OWN, BOLD}, {OWN, BOLD}, {OWN, BOLD}},
    [GRID_PAUSED] = {{OWN, BOLD | LINE}, {YELLOW, BOLD}, {208, BOLD}},
    [GRID_RAN] = {{OWN, 0}, {GREEN, 0}, {71, 0}},
    [GRID_CHANGED] = {{OWN, BOLD}, {YELLOW, BOLD}, {172, BOLD}},
    [GRID_IN] = {{OWN, BOLD}, {CYAN, 0}, {38, 0}},
    [GRID_OUT] = {{OWN, BOLD}, {GREEN, BOLD}, {71, BOLD}},
    [GRID_ERROR] = {{OWN, BOLD | REVERSE}, {RED, BOLD}, {160, BOLD}},
    [GRID_SENTENCE] = {{OWN, 0}, {OWN, 0}, {OWN, 0}},
    [GRID_SELECTED] = {{OWN, REVERSE}, {OWN, REVERSE}, {OWN, REVERSE}},
    [GRID_CODE_KEYWORD] = {{OWN, BOLD}, {CYAN, 0}, {33, 0}},
    [GRID_CODE_STRING] = {{OWN, 0}, {GREEN, 0}, {71, 0}},
    [GRID_CODE_NUMBER] = {{OWN, 0}, {YELLOW, 0}, {37, 0}},
    [GRID_CODE_COMMENT] = {{OWN, DIM}, {OWN, DIM}, {245, 0}},
    [GRID_CODE_YIELD] = {{OWN, BOLD | LINE}, {MAGENTA, BOLD}, {170, BOLD}},
    [GRID_CODE_NAME] = {{OWN, 0}, {OWN, 0}, {OWN, 0}},
};

struct theme_look theme_look(enum grid_style style, enum theme_palette palette)
{
  return looks[style][palette];
}
