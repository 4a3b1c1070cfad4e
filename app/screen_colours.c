/* screen_colours.c - fewer colours than a theme has. */
#include "app/screen_colours.h"

#include <math.h>
#include <stdio.h>

enum { BLACK, WHITE = 7 };
/* Among 8 fixed colours few stand well on a given background; on one that is not known, which may
 * be black or white, this is what red, green, blue and magenta reach, and no other. */
static const double least_of_8 = 2.1;

static int part(int rgb, int shift)
{
  return rgb >> shift & 0xFF;
}

/* Relative luminance, as WCAG 2.1 defines it. */
static double linear(int value)
{
  double share = value / 255.0;
  return share <= 0.03928 ? share / 12.92 : pow((share + 0.055) / 1.055, 2.4);
}

static double luminance(int rgb)
{
  return 0.2126 * linear(part(rgb, 16)) + 0.7152 * linear(part(rgb, 8)) +
         0.0722 * linear(part(rgb, 0));
}

double screen_colours_contrast(int one, int other)
{
  double light = luminance(one), dark = luminance(other);
  if (light < dark) {
    double kept = light;
    light = dark;
    dark = kept;
  }
  return (light + 0.05) / (dark + 0.05);
}

/* ------------------------------------------------------------------ 256 colours */

int screen_colours_rgb(int number)
{
  static const int levels[] = {0x00, 0x5F, 0x87, 0xAF, 0xD7, 0xFF};
  if (number >= 232) return (8 + 10 * (number - 232)) * 0x010101;
  int cube = number - 16;
  return levels[cube / 36] << 16 | levels[cube / 6 % 6] << 8 | levels[cube % 6];
}

static int distance(int one, int other)
{
  int sum = 0;
  for (int shift = 0; shift <= 16; shift += 8) {
    int difference = part(one, shift) - part(other, shift);
    sum += difference * difference;
  }
  return sum;
}

int screen_colours_256(int rgb)
{
  int nearest = 16;
  for (int number = 17; number < 256; number++)
    if (distance(rgb, screen_colours_rgb(number)) < distance(rgb, screen_colours_rgb(nearest)))
      nearest = number;
  return nearest;
}

/* -------------------------------------------------------------------- 8 colours */

/* As xterm has them. */
static const int eight[] = {0x000000, 0xCD0000, 0x00CD00, 0xCDCD00,
                            0x0000EE, 0xCD00CD, 0x00CDCD, 0xE5E5E5};

/* The hue in degrees; -1 for what is nearly grey. */
static int hue_of(int rgb)
{
  int red = part(rgb, 16), green = part(rgb, 8), blue = part(rgb, 0);
  int most = red > green ? red : green, least = red < green ? red : green;
  if (blue > most) most = blue;
  if (blue < least) least = blue;
  int range = most - least;
  if (range * 5 < most || range < 24) return -1;
  if (most == red) return (60 * (green - blue) / range + 360) % 360;
  if (most == green) return 120 + 60 * (blue - red) / range;
  return 240 + 60 * (red - green) / range;
}

static bool stands_well(int colour, int background)
{
  if (background >= 0) return screen_colours_contrast(eight[colour], eight[background]) > 3;
  return screen_colours_contrast(eight[colour], 0x000000) > least_of_8 &&
         screen_colours_contrast(eight[colour], 0xFFFFFF) > least_of_8;
}

/* Black or white, whichever is further from it. */
static int opposite(int rgb)
{
  return screen_colours_contrast(rgb, 0x000000) > screen_colours_contrast(rgb, 0xFFFFFF) ? BLACK
                                                                                         : WHITE;
}

/* The nearest hue, where fits allows it; -1: none is near. */
static int nearest_hue(int rgb, bool (*fits)(int colour, int background), int background)
{
  int hue = hue_of(rgb), nearest = -1, least = 75;
  if (hue < 0) return -1;
  for (int colour = BLACK + 1; colour < WHITE; colour++) {
    int far = hue - hue_of(eight[colour]);
    if (far < 0) far = -far;
    if (far > 180) far = 360 - far;
    if (far >= least || !fits(colour, background)) continue;
    least = far;
    nearest = colour;
  }
  return nearest;
}

static bool any_fits(int colour, int background)
{
  return colour != background;
}

static int background_of_8(int rgb)
{
  int hue = nearest_hue(rgb, any_fits, -1);
  return hue >= 0 ? hue : opposite(rgb) == WHITE ? BLACK : WHITE;
}

/* Where no colour is left of it, the attributes speak. */
static struct screen_colours of_8(const struct theme_look *look)
{
  struct screen_colours shown = {-1, -1, look->attributes};
  if (look->background != THEME_OWN) shown.background = background_of_8(look->background);
  if (look->foreground == THEME_OWN) return shown;
  shown.foreground = nearest_hue(look->foreground, stands_well, shown.background);
  if (shown.foreground >= 0) return shown;
  if (shown.background >= 0) shown.foreground = opposite(eight[shown.background]);
  bool is_coloured = shown.background > BLACK && shown.background < WHITE;
  if (!is_coloured) shown.attributes = look->without_colours;
  return shown;
}

/* ----------------------------------------------------------------- direct colour */

/* Terminals of direct colour take their lowest numbers (8, or 256) for those of a palette, so
 * what is nearly black gets the least green that a number can hold. */
static int direct(int rgb, const struct screen_depth *depth)
{
  int number = part(rgb, 16) >> (8 - depth->red);
  number = number << depth->green | part(rgb, 8) >> (8 - depth->green);
  number = number << depth->blue | part(rgb, 0) >> (8 - depth->blue);
  return number < 256 ? number | 1 << depth->blue : number;
}

struct screen_depth screen_colours_depth(int count, bool rgb_flag, int rgb_number,
                                         const char *rgb_text)
{
  int bits = rgb_flag ? 1 : rgb_number;
  while (rgb_flag && bits < 8 && 1L << 3 * bits < count)
    bits++;
  struct screen_depth depth = {SCREEN_DIRECT_COLOUR, bits, bits, bits};
  bool told = bits > 0 || (rgb_text != NULL && sscanf(rgb_text, "%d/%d/%d", &depth.red,
                                                      &depth.green, &depth.blue) == 3);
  if (count > 256 && told && depth.red > 0 && depth.red <= 8 && depth.green > 0 &&
      depth.green <= 8 && depth.blue > 0 && depth.blue <= 8)
    return depth;
  return (struct screen_depth){.palette = count >= 256 ? SCREEN_256_COLOURS : SCREEN_8_COLOURS};
}

static int of_depth(int rgb, const struct screen_depth *depth)
{
  if (rgb == THEME_OWN) return -1;
  return depth->palette == SCREEN_256_COLOURS ? screen_colours_256(rgb) : direct(rgb, depth);
}

struct screen_colours screen_colours(const struct theme_look *look,
                                     const struct screen_depth *depth)
{
  switch (depth->palette) {
  case SCREEN_NO_COLOURS: return (struct screen_colours){-1, -1, look->without_colours};
  case SCREEN_8_COLOURS: return of_8(look);
  default:
    return (struct screen_colours){of_depth(look->foreground, depth),
                                   of_depth(look->background, depth), look->attributes};
  }
}
