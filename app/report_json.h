/* report_json.h - an event as a JSON object: DESIGN.md, "The command line". */
#ifndef YS_REPORT_JSON_H
#define YS_REPORT_JSON_H

#include <jansson.h>

struct engine;
struct engine_event;

/* The caller gets the only reference. A call that was answered by an error is "threw" (see
 * report_json_tell_threw). */
json_t *report_json_event(const struct engine *engine, const struct engine_event *event);

#endif
