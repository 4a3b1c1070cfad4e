#include "app/source_notes.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/changes.h"
#include "app/language.h"
#include "app/model_inside.h"
#include "app/paper.h"
#include "app/source.h"
#include "app/text.h"

enum {
  GAP = 2,       /* columns between the code and what stands behind it */
  SHORTEST = 12, /* columns in which a value that does not fit is still worth its beginning */
  CHANGES_MOST = 16
};

struct note {
  int line;
  char *text; /* "a = 5" */
};

struct source_notes {
  const struct model *model;
  struct note changes[CHANGES_MOST];
  size_t count;
};

static bool is_paused_at(const struct model *model, const struct engine_generator *generator,
                         int line)
{
  return generator->state == ENGINE_SUSPENDED_YIELD && generator->line == line &&
         strcmp(generator->file, source_name(model->script)) == 0;
}

static bool is_in_view(const struct model *model, const struct engine_generator *generator)
{
  return generator->id == model->shown->view.generator;
}

size_t source_notes_paused(const struct model *model, int line)
{
  const struct engine_stop *stop = &model->shown->stop;
  size_t count = 0;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (is_paused_at(model, &stop->generators[i], line) && !is_in_view(model, &stop->generators[i]))
      count++;
  return count;
}

static bool one_in_view_too(const struct model *model, int line)
{
  const struct engine_stop *stop = &model->shown->stop;
  for (size_t i = 0; i < stop->generator_count; i++)
    if (is_in_view(model, &stop->generators[i]))
      return is_paused_at(model, &stop->generators[i], line);
  return false;
}

/* "‖ fibonacci#1, fibonacci#2"; "‖ also …" where the one in view is paused there, too. Returns
 * the columns; more than room: it does not fit, and out may be cut. */
static int name_all(const struct model *model, int line, int room, char *out, size_t size)
{
  const struct engine_stop *stop = &model->shown->stop;
  bool also = one_in_view_too(model, line);
  size_t used = (size_t)snprintf(out, size, "‖%s", also ? " also" : "");
  bool first = true;
  for (size_t i = 0; i < stop->generator_count; i++) {
    const struct engine_generator *generator = &stop->generators[i];
    if (is_in_view(model, generator) || !is_paused_at(model, generator, line)) continue;
    used += (size_t)snprintf(out + used, size - used, "%s %s", first ? "" : ",", generator->name);
    first = false;
    if (used >= size || text_width(out, used) > room) return room + 1;
  }
  return text_width(out, used);
}

/* All names, else how many there are, else nothing. Returns the columns taken. */
static int put_paused(const struct model *model, struct paper *paper, int line, int room)
{
  char text[256];
  size_t count = source_notes_paused(model, line);
  if (count == 0) return 0;
  int width = name_all(model, line, room, text, sizeof text);
  bool also = one_in_view_too(model, line);
  if (width > room && (also || count > 1)) {
    snprintf(text, sizeof text, "‖ %zu %s", count, also ? "more" : "generators");
    width = text_width(text, strlen(text));
  }
  if (width > room) return 0;
  paper_put(paper, GRID_DIM, text);
  return width;
}

struct source_notes *source_notes_new(const struct model *model, const struct source *source)
{
  struct source_notes *notes = calloc(1, sizeof *notes);
  if (notes == NULL) return NULL;
  notes->model = model;
  struct change changes[CHANGES_MOST];
  size_t count = changes_find(model, changes, CHANGES_MOST);
  for (size_t i = 0; i < count; i++) {
    const struct engine_frame *frame = &model->shown->view.frames[changes[i].frame];
    const struct engine_variable *variable = &frame->variables[changes[i].variable];
    char *value = source_language(source)->value(variable->text), *text = NULL;
    if (value == NULL || asprintf(&text, "%s = %s", variable->name, value) < 0) text = NULL;
    free(value);
    if (text != NULL) notes->changes[notes->count++] = (struct note){changes[i].line, text};
  }
  return notes;
}

void source_notes_free(struct source_notes *notes)
{
  if (notes == NULL) return;
  for (size_t i = 0; i < notes->count; i++)
    free(notes->changes[i].text);
  free(notes);
}

/* "◂ a = 5, b = 8"; the last one may be cut, but not to nothing. */
static void put_changes(const struct source_notes *notes, struct paper *paper, int line)
{
  bool first = true;
  for (size_t i = 0; i < notes->count; i++) {
    const struct note *note = &notes->changes[i];
    if (note->line != line) continue;
    int room = paper_room(paper) - GAP, width = text_width(note->text, strlen(note->text));
    if (width > room && room < SHORTEST) return;
    paper_put(paper, GRID_DIM, first ? "  ◂ " : ", ");
    paper_fit(paper, GRID_DIM, note->text, paper_room(paper));
    first = false;
  }
}

void source_notes_put(const struct source_notes *notes, struct paper *paper, int line)
{
  if (notes == NULL) return;
  put_changes(notes, paper, line);
  int column = paper->column;
  paper->column += GAP;
  if (put_paused(notes->model, paper, line, paper_room(paper)) == 0) paper->column = column;
}
