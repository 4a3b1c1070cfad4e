#include "app/job_queue.h"

#include <stdlib.h>
#include <string.h>

#include "app/room.h"

/* Most come at the end: there is little to move. */
void job_queue_put(struct job_queue *queue, struct async_job job)
{
  if (queue->first > queue->count / 2 && queue->count == queue->capacity) {
    queue->count -= queue->first;
    memmove(queue->jobs, queue->jobs + queue->first, queue->count * sizeof job);
    queue->first = 0;
  }
  queue->jobs = room_for_one(queue->jobs, queue->count, &queue->capacity, sizeof job);
  size_t at = queue->count++;
  while (at > queue->first && queue->jobs[at - 1].due > job.due)
    at--;
  memmove(queue->jobs + at + 1, queue->jobs + at, (queue->count - 1 - at) * sizeof job);
  queue->jobs[at] = job;
}

bool job_queue_take(struct job_queue *queue, struct async_job *job)
{
  if (queue->first == queue->count) return false;
  *job = queue->jobs[queue->first++];
  if (queue->first == queue->count) job_queue_clear(queue);
  return true;
}

size_t job_queue_list(const struct job_queue *queue, const struct async_job **jobs)
{
  *jobs = queue->jobs != NULL ? queue->jobs + queue->first : NULL;
  return queue->count - queue->first;
}

void job_queue_clear(struct job_queue *queue)
{
  queue->first = queue->count = 0;
}

void job_queue_close(struct job_queue *queue)
{
  free(queue->jobs);
  *queue = (struct job_queue){0};
}
