/* layout.c - the screen of 80x24 is the one that was drawn by hand (DESIGN.md, "The
 * screen"); the others follow from it: a stack of panes has for each one the fewest rows,
 * the rows it likes, and how much it is needed. */
#include "app/layout.h"

#include <stddef.h>
#include <string.h>

struct slot {
  enum pane pane;
  int least, likes; /* rows */
  int need;         /* those with the smallest are dropped first */
  int share;        /* of the rows that remain */
};

enum { LOW_OUT_ROWS = 7 /* a low window has a pane for what came out from here on */ };

static void add_line(struct layout *layout, int row, int column, int length, bool vertical)
{
  layout->lines[layout->line_count++] = (struct layout_line){row, column, length, vertical};
}

static int rows_at_least(const struct slot *slots, const bool *dropped, int count, int *left)
{
  int rows = 0;
  *left = 0;
  for (int i = 0; i < count; i++)
    if (!dropped[i]) rows += slots[i].least, ++*left;
  return rows + (*left > 0 ? *left - 1 : 0); /* a line between each two */
}

static void drop_until_it_fits(const struct slot *slots, bool *dropped, int count, int height)
{
  int left;
  while (rows_at_least(slots, dropped, count, &left) > height && left > 1) {
    int least = -1;
    for (int i = 0; i < count; i++)
      if (!dropped[i] && (least < 0 || slots[i].need < slots[least].need)) least = i;
    dropped[least] = true;
  }
}

/* Stacks the slots into a box, top to bottom, with a line between each two. */
static void stack(struct layout *layout, const struct slot *slots, int count, struct layout_box box)
{
  bool dropped[PANE_COUNT] = {false};
  int rows[PANE_COUNT] = {0};
  drop_until_it_fits(slots, dropped, count, box.height);
  int left, shares = 0;
  int spare = box.height - rows_at_least(slots, dropped, count, &left);
  for (int i = 0; i < count; i++) {
    if (dropped[i]) continue;
    int more = slots[i].likes - slots[i].least;
    if (more > spare) more = spare > 0 ? spare : 0;
    rows[i] = slots[i].least + more;
    spare -= more;
    shares += slots[i].share;
  }
  int row = box.row, last = box.row + box.height;
  for (int i = 0, rest = spare; i < count; i++) {
    if (dropped[i]) continue;
    int more = shares > 0 ? spare * slots[i].share / shares : 0;
    rest -= more;
    rows[i] += more;
    if (--left == 0) rows[i] += rest; /* what the division left over */
    if (rows[i] > last - row) rows[i] = last - row;
    layout->boxes[slots[i].pane] = (struct layout_box){row, box.column + 1, rows[i], box.width - 1};
    row += rows[i] + 1;
    int reach = box.column > 0 ? 1 : 0; /* to the line at its left */
    if (left > 0) add_line(layout, row - 1, box.column - reach, box.width + reach, false);
  }
}

static const struct slot exchange_slots[] = {
    {PANE_IN, 2, 3, 1, 2},
    {PANE_OUT, 1, 2, 3, 2},
    {PANE_KEPT, 2, 4, 2, 4},
};
static const struct slot list_slots[] = {
    {PANE_GENERATORS, 2, 2, 2, 1},
    {PANE_OUTPUT, 1, 2, 1, 1},
};
/* Below a lesson there is less room, and all of them are spoken of. */
static const struct slot tight_exchange_slots[] = {
    {PANE_IN, 1, 3, 1, 2},
    {PANE_OUT, 1, 2, 3, 2},
    {PANE_KEPT, 2, 4, 2, 4},
};
static const struct slot printing_slots[] = {
    {PANE_GENERATORS, 1, 2, 1, 1},
    {PANE_OUTPUT, 1, 2, 2, 1},
};
static const struct slot narrow_slots[] = {
    {PANE_SOURCE, 4, 10, 9, 4}, {PANE_IN, 2, 3, 4, 0},      {PANE_OUT, 1, 2, 8, 0},
    {PANE_KEPT, 2, 4, 7, 1},    {PANE_RESULTS, 3, 4, 6, 2}, {PANE_GENERATORS, 2, 2, 5, 1},
    {PANE_OUTPUT, 2, 2, 3, 1},
};
#define COUNT(slots) (int)(sizeof(slots) / sizeof(slots)[0])

static int right_width(int columns)
{
  if (columns < 80) return columns * 44 / 100;
  if (columns < LAYOUT_TWIN_COLUMNS) return columns * 34 / 80;
  return 40 + (columns - LAYOUT_TWIN_COLUMNS) / 4;
}

enum {
  TALL = 26, /* rows of the body: from here on they are shared out by what there is to show */
  LEAST_UPPER = 18, /* rows of the upper half then */
  TIGHT = 7,        /* fewer rows for in, out and kept than they need */
  LOWEST = 8,       /* rows of the body: below a lesson the lower half has two from here on */
  BOTH_LISTS = 5,   /* rows of the lower half: fewer are all for an output that is to be read */
  TWO = 2
};

/* In, out and kept; in a tall window that has no room beside them, the chain below. */
static void stack_exchange(struct layout *layout, const struct layout_wish *wish,
                           struct layout_box box, bool chain)
{
  struct slot slots[COUNT(exchange_slots) + 1];
  bool tight = wish->lesson_lines > 0 && box.height < TIGHT;
  memcpy(slots, tight ? tight_exchange_slots : exchange_slots, sizeof exchange_slots);
  int count = COUNT(exchange_slots);
  int most = box.height - slots[0].least - slots[1].least - 2; /* without two lines */
  int kept = wish->kept_lines < most ? wish->kept_lines : most;
  if (kept > slots[2].least) slots[2].least = kept;
  if (kept > slots[2].likes) slots[2].likes = kept;
  if (wish->lesson_lines > 0 && kept == 1) slots[2].least = slots[2].likes = 1;
  if (chain) slots[count++] = (struct slot){PANE_CHAIN, 4, 8, 0, 4};
  stack(layout, slots, count, box);
}

/* Results, the chain where there is room for it between, and the lists. */
static void lay_lower(struct layout *layout, const struct layout_wish *wish, int top, int height,
                      int left, bool chain)
{
  int right = layout->columns - left - 1, results = left;
  add_line(layout, top - 1, 0, layout->columns, false);
  add_line(layout, top - 1, left, height + 2, true);
  if (chain) {
    results = (left - 1) / 2;
    add_line(layout, top - 1, results, height + 2, true);
    layout->boxes[PANE_CHAIN] = (struct layout_box){top, results + 2, height, left - results - 3};
  }
  layout->boxes[PANE_RESULTS] = (struct layout_box){top, 0, height, results - 1};
  bool prints = wish->lesson_lines > 0 && wish->prints;
  struct slot slots[COUNT(list_slots)];
  memcpy(slots, prints ? printing_slots : list_slots, sizeof slots);
  if (prints && wish->generator_lines == 1) slots[0].likes = 1, slots[0].share = 0;
  int first = prints && wish->reads_output && height < BOTH_LISTS ? 1 : 0;
  stack(layout, slots + first, COUNT(slots) - first,
        (struct layout_box){top, left + 1, height, right});
}

/* The rows of the lower half: 5 of the 16 at 80x24. In a tall window as many as the source does
 * not need, but not more than three fifths. */
static int lower_rows(const struct layout_wish *wish, int height)
{
  if (height < 12) return wish->lesson_lines > 0 && height >= LOWEST ? TWO : 0;
  int lower = (height - 1) * 5 / 16;
  if (height >= TALL && wish->source_lines > 0) {
    int upper = wish->source_lines > LEAST_UPPER ? wish->source_lines : LEAST_UPPER;
    int most = (height - 1) * 3 / 5, rest = height - 1 - upper;
    if (rest > lower) lower = rest < most ? rest : most;
  }
  return lower < 3 ? 3 : lower;
}

/* The wide screen: source and exchange above, results and lists below. */
static void lay_wide(struct layout *layout, const struct layout_wish *wish, int top, int height)
{
  bool very_wide = layout->columns >= LAYOUT_TWIN_COLUMNS;
  int right = right_width(layout->columns), left = layout->columns - right - 1;
  int lower = lower_rows(wish, height), upper = lower > 0 ? height - 1 - lower : height;
  int source = left;
  if (wish->twin && very_wide) {
    source = (left - 1) / 2;
    layout->boxes[PANE_TWIN] = (struct layout_box){top, source + 1, upper, left - source - 2};
    add_line(layout, top - 1, source, upper + 2, true);
  }
  layout->boxes[PANE_SOURCE] = (struct layout_box){top, 0, upper, source - 1};
  add_line(layout, top - 1, left, upper + 2, true);
  stack_exchange(layout, wish, (struct layout_box){top, left + 1, upper, right},
                 height >= TALL && !very_wide);
  if (lower > 0) lay_lower(layout, wish, top + upper + 1, lower, left, very_wide && lower >= 5);
}

int layout_sentence_rows(int rows)
{
  return rows >= 24 ? 3 : 2;
}

static int sentence_rows(const struct layout_wish *wish)
{
  int usual = layout_sentence_rows(wish->rows), most = wish->rows / 4;
  if (most < usual) most = usual;
  if (wish->sentence_lines <= usual) return usual;
  return wish->sentence_lines < most ? wish->sentence_lines : most;
}

bool layout_has_lanes(int rows, enum pane zoomed)
{
  return zoomed == PANE_COUNT ? rows >= LAYOUT_TIME_ROWS : zoomed == PANE_TIME;
}

/* Above the line that is over the sentence, or in it. Returns the rows that it takes. */
static int lay_time(struct layout *layout, const struct layout_wish *wish, int line)
{
  if (wish->time_lines == 0) return 0;
  if (!layout_has_lanes(layout->rows, wish->zoomed)) {
    layout->time_in_line = !wish->no_time_row;
    if (layout->time_in_line)
      layout->boxes[PANE_TIME] = (struct layout_box){line, 1, 1, layout->columns - 2};
    return 0;
  }
  int most = layout->rows / 6;
  int height = wish->time_lines < most ? wish->time_lines : most;
  add_line(layout, line - height - 1, 0, layout->columns, false);
  layout->boxes[PANE_TIME] = (struct layout_box){line - height, 1, height, layout->columns - 2};
  return height + 1;
}

/* The sentence has a box of its own in any case: it takes what the others leave. The row of
 * marks stays, where the zoomed pane does not show the time itself. */
static void lay_zoomed(struct layout *layout, const struct layout_wish *wish, int line, int height)
{
  int margin = wish->zoomed == PANE_SOURCE || wish->zoomed == PANE_TWIN ? 0 : 1;
  struct layout_box body = {2, margin, height, layout->columns - 1 - margin};
  if (wish->zoomed == PANE_SENTENCE) body.height += layout->boxes[PANE_SENTENCE].height + 1;
  else if (wish->zoomed != PANE_TIME && wish->time_lines > 0 && !wish->no_time_row) {
    layout->time_in_line = true;
    layout->boxes[PANE_TIME] = (struct layout_box){line, 1, 1, layout->columns - 2};
  }
  if (wish->zoomed != PANE_SENTENCE) add_line(layout, line, 0, layout->columns, false);
  layout->boxes[wish->zoomed] = body;
}

/* A window of few rows: the sentence, and above it what came out, where three rows are left for
 * that. */
static void lay_low(struct layout *layout, const struct layout_wish *wish)
{
  int rows = layout->rows, columns = layout->columns, top = 1;
  if (wish->zoomed < PANE_HELP) {
    int margin = wish->zoomed == PANE_SOURCE || wish->zoomed == PANE_TWIN ? 0 : 1;
    add_line(layout, 1, 0, columns, false);
    layout->boxes[wish->zoomed] = (struct layout_box){2, margin, rows - 3, columns - 1 - margin};
    return;
  }
  if (rows >= LOW_OUT_ROWS) {
    int out = rows >= LOW_OUT_ROWS + 2 ? 2 : 1;
    add_line(layout, 1, 0, columns, false);
    layout->boxes[PANE_OUT] = (struct layout_box){2, 1, out, columns - 2};
    add_line(layout, 2 + out, 0, columns, false);
    top = 3 + out;
  }
  layout->boxes[PANE_SENTENCE] = (struct layout_box){top, 1, rows - 1 - top, columns - 2};
}

struct layout layout_panes(const struct layout_wish *wish)
{
  int rows = wish->rows, columns = wish->columns;
  struct layout layout = {.rows = rows, .columns = columns};
  layout.too_small = rows < LAYOUT_LEAST_ROWS || columns < LAYOUT_LEAST_COLUMNS;
  if (layout.too_small) return layout;
  if (wish->cover != PANE_COUNT) {
    add_line(&layout, 1, 0, columns, false);
    layout.boxes[wish->cover] = (struct layout_box){2, 1, rows - 3, columns - 2};
    return layout;
  }
  if (rows < LAYOUT_MIN_ROWS) {
    lay_low(&layout, wish);
    return layout;
  }
  add_line(&layout, 1, 0, columns, false);
  if (wish->pause != NULL && wish->zoomed == PANE_COUNT && columns >= LAYOUT_MIN_COLUMNS) {
    layout_present(&layout, wish);
    return layout;
  }
  int said = sentence_rows(wish), line = rows - 2 - said;
  layout.boxes[PANE_SENTENCE] = (struct layout_box){line + 1, 1, said, columns - 2};
  int height = line - 2; /* without the title and the first line */
  if (wish->zoomed < PANE_HELP) {
    lay_zoomed(&layout, wish, line, height);
    return layout;
  }
  add_line(&layout, line, 0, columns, false);
  height -= lay_time(&layout, wish, line);
  if (columns >= 60) lay_wide(&layout, wish, 2, height);
  else
    stack(&layout, narrow_slots, COUNT(narrow_slots), (struct layout_box){2, 0, height, columns});
  return layout;
}
