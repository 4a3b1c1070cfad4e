/* layout_lesson.c - where the lesson's page stands: in a band under the title, as high as the page
 * needs, but never more than a third of the screen; on a wide screen in a column at the left. The
 * other panes are laid out as on a screen of the size that is left.
 *
 *  title                                    title
 * ─ lesson ──────────────────────          ─ lesson ──┬─ source ──────┬─ in ──
 *  text                                     text      │               │
 * ─ source ──────────┬─ in ──────                     │               │
 */
#include "app/layout.h"

enum {
  PART = 3,         /* of the rows that the band gets: one of so many */
  PART_OF_VIEW = 5, /* while a view is open, which needs more of them */
  REST = 11,        /* rows that are left to the other panes in any case */
  LEAST_WIDTH = 44, /* of the column */
  MOST_WIDTH = 64   /* longer lines read badly */
};

static int column_width(int columns)
{
  int width = columns / 3;
  return width < LEAST_WIDTH ? LEAST_WIDTH : width > MOST_WIDTH ? MOST_WIDTH : width;
}

int layout_lesson_width(int columns)
{
  return columns >= LAYOUT_LESSON_COLUMNS ? column_width(columns) - 3 : columns - 2;
}

static bool is_view(enum pane pane)
{
  return pane > PANE_SENTENCE && pane < PANE_HELP;
}

static int least(int one, int other)
{
  return one < other ? one : other;
}

struct layout_lesson layout_lesson(const struct layout_wish *wish)
{
  struct layout_lesson lesson = {.rows = 0};
  bool beside = wish->zoomed == PANE_COUNT || is_view(wish->zoomed);
  int rows = wish->rows, width = layout_lesson_width(wish->columns);
  if (wish->lesson_lines == 0 || wish->cover != PANE_COUNT || !beside || rows <= REST + 1)
    return lesson;
  if (wish->columns >= LAYOUT_LESSON_COLUMNS) {
    lesson.columns = column_width(wish->columns);
    lesson.box = (struct layout_box){2, 1, rows - 3, width};
    return lesson;
  }
  int most = least(rows / (wish->zoomed == PANE_COUNT ? PART : PART_OF_VIEW), rows - REST - 1);
  int height = least(wish->lesson_lines, most);
  lesson.rows = height + 1;
  lesson.box = (struct layout_box){2, 1, height, width};
  return lesson;
}

static void add_line(struct layout *layout, int row, int column, int length, bool vertical)
{
  layout->lines[layout->line_count++] = (struct layout_line){row, column, length, vertical};
}

static void move(struct layout *layout, const struct layout_lesson *lesson)
{
  for (int pane = 0; pane < PANE_COUNT; pane++) {
    struct layout_box *box = &layout->boxes[pane];
    box->row += box->height > 0 ? lesson->rows : 0;
    box->column += box->height > 0 ? lesson->columns : 0;
  }
  for (int i = 0; i < layout->line_count; i++) {
    layout->lines[i].row += lesson->rows;
    layout->lines[i].column += lesson->columns;
  }
}

struct layout layout_make(const struct layout_wish *wish)
{
  struct layout_lesson lesson = layout_lesson(wish);
  struct layout_wish rest = *wish;
  rest.rows -= lesson.rows;
  rest.columns -= lesson.columns;
  struct layout layout = layout_panes(&rest);
  if (lesson.box.height == 0) return layout;
  move(&layout, &lesson);
  layout.rows = wish->rows;
  layout.columns = wish->columns;
  layout.boxes[PANE_LESSON] = lesson.box;
  if (lesson.rows > 0) add_line(&layout, 1, 0, wish->columns, false);
  else { /* the lines of the others end at the column's */
    for (int i = 0; i < layout.line_count; i++) {
      struct layout_line *line = &layout.lines[i];
      if (!line->vertical && line->column == lesson.columns) line->column--, line->length++;
    }
    add_line(&layout, 1, 0, lesson.columns, false);
    add_line(&layout, 1, lesson.columns - 1, wish->rows - 2, true);
  }
  return layout;
}
