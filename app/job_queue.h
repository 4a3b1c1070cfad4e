/* job_queue.h - microtasks or timers that wait for their turn: by due time, and those of the same
 * time in the order in which they came. */
#ifndef YS_JOB_QUEUE_H
#define YS_JOB_QUEUE_H

#include <stdbool.h>
#include <stddef.h>

#include "app/async.h"

struct job_queue { /* all zero: empty */
  struct async_job *jobs;
  size_t first, count, capacity; /* those before `first` have been taken */
};

void job_queue_put(struct job_queue *queue, struct async_job job);
bool job_queue_take(struct job_queue *queue, struct async_job *job); /* false: it is empty */
size_t job_queue_list(const struct job_queue *queue, const struct async_job **jobs);
void job_queue_clear(struct job_queue *queue);
void job_queue_close(struct job_queue *queue);

#endif
