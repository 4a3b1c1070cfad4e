/* say_views.h - what the views say of what they show: a part of say_words.h, which is the header to
 * include. Words that only head a column stand in the view itself. */
#ifndef YS_SAY_VIEWS_H
#define YS_SAY_VIEWS_H

/* clang-format off */
#define SAY_VIEW_WORDS(X)                                                                         \
  /* lanes and ladder */                                                                          \
  X(DIAGRAM_CUT, "… {count} earlier {count:step is|steps are} counted, but not kept")             \
  X(LANES_NONE, "(nobody has asked a generator yet)")                                             \
  X(LANES_COUNTS, "{count} {count:value|values} made, {reached} reached {consumer}")              \
  X(LANES_VALUES, "{symbol} {count} {count:value|values}")                                        \
  X(LANES_AWAITS, "{symbol} {count} {count:await|awaits}")                                        \
  X(LANES_LEFT_OUT, "{count} {count:step|steps} between the lanes left out")                      \
  X(LANES_UNUSED, "✕ {count} not handed on")                                                      \
  X(LANES_OTHERS, "{left} {right} other stages")                                                  \
  X(LANES_UNASKED, "asked nobody")                                                                \
  X(LADDER_NONE, "(no generator has been made yet)")                                              \
  X(LADDER_AT_START, "stands at its start: nobody has asked it")                                  \
  X(LADDER_GIVES, "gave {count} {count:value|values} so far, one for each call")                  \
  X(LADDER_WALKED_OUT, "gave {count} {count:value|values}; walked out for good"                   \
    "[: {late} more {late:call|calls} got none]")                                                 \
  X(LADDER_FAILED, "gave {count} {count:value|values}, then failed: it has ended for good")       \
  X(LADDER_AWAITS, "stood at {count} {count:await|awaits} so far; async goes on with it")         \
  X(LADDER_AWAITED, "stood at {count} {count:await|awaits}, and has ended")                       \
  X(LADDER_WALKS, "A new walk takes a new iterator, from its start: {function} made {count} of them") \
  X(LADDER_CALLS, "{function} was called {count} times: each call has a generator of its own")    \
  X(LADDER_GENERATOR, "a generator")                                                              \
  X(LADDER_HAND_WRITTEN, "written by hand")                                                       \
  X(LADDER_COROUTINE, "a coroutine")                                                              \
  X(LADDER_MADE, "● new, at its start[, line {line}]")                                            \
  X(LADDER_FOUND, "● by hand, first called[, line {line}]")                                       \
  X(LADDER_MADE_NAMED, "● {name} is new")                                                         \
  X(LADDER_FOUND_NAMED, "● {name}, first called")                                                 \
  X(LADDER_PAUSED, "‖ paused[ at line {line}]")                                                   \
  X(LADDER_RETURNED, "returned[, line {line}]")                                                   \
  X(LADDER_FINISHED, "■ finished[, line {line}]")                                                 \
  X(LADDER_FAILS, "✗ failed[, line {line}]")                                                      \
  X(LADDER_WAS_FINISHED, "was finished")                                                          \
  X(LADDER_NO_OTHER, "There is no iterator of another function that could stand beside it.")      \
  X(LADDER_BESIDE, "{key}: beside {name}")                                                        \
  X(LADDER_ALONE, "{key}: alone")                                                                 \
  /* the meter */                                                                                 \
  X(METER_ASKS, "eager: trying it in a copy…")                                                    \
  X(METER_NO_ANSWER, "eager: there was no answer")                                                \
  X(METER_CUT, "eager: may never end (each list was stopped at {limit} values)")                  \
  X(METER_FAILED, "eager: ends with an error")                                                    \
  X(METER_NO_END, "eager: had not ended after a second")                                          \
  X(METER_SENT, "eager: cannot be told, as values are sent here and a list takes none")            \
  X(METER_SAME, "eager: the same, as no list can take the place of a generator here")             \
  /* what waits for what: what runs now, and what goes on with a generator that waits */          \
  X(NOW_MAIN, "main's own code; the event loop waits until it has ended")                         \
  X(NOW_BETWEEN, "the event loop takes the next job")                                             \
  X(NOW_MICROTASK, "the event loop: microtask {job}[, {what}]")                                   \
  X(NOW_TIMER, "the event loop: timer {job}[, {what}]")                                           \
  X(NOW_OVER, "nothing: main has ended, and the event loop is empty")                             \
  X(RUNNER_ASYNC, "async calls next(value) or throw(error)")                                      \
  X(RUNNER_SOON, "async goes on with it in a microtask")                                          \
  X(RUNNER_BY_HAND, "what line {line} gave to {then} goes on")                                    \
  X(RUNNER_NOBODY, "nobody waits for that promise yet")                                           \
  X(RUNNER_MICROTASK, "microtask {microtask} goes on with it")                                    \
  X(RUNNER_NOW, "it goes on now")                                                                 \
  X(RUNNER_NEVER, "for ever: nothing can settle that")                                            \
  X(ASYNC_MORE, "… {count} more: Enter shows all")                                                \
  X(ASYNC_SETTLED, "… {count} settled: nothing needs {count:it|them} any more")                   \
  X(ASYNC_RUNNING, "it runs")                                                                        \
  X(ASYNC_NOT_BEGUN, "not begun")                                                                 \
  X(ASYNC_A_CALL, "a call")                                                                       \
  X(ASYNC_HANDED, "it handed {consumer} {value}")                                                 \
  X(ASYNC_FOLLOWS, "it follows promise#{promise}")                                                \
  X(ASYNC_NOW, "what runs now")                                                              \
  X(ASYNC_NOTHING, "nothing")                                                                     \
  /* states */                                                                                    \
  X(STATES_COUNTS, "paused at {reached} of {places} {places:place|places}, in {calls} "           \
    "{calls:call|calls}")                                                                         \
  X(STATES_NOT_STARTED, "not started: nobody has asked for a value yet")                          \
  X(STATES_BY_HAND, "written by hand: it returns each time, and never pauses")                    \
  X(STATES_TOO_MANY, "Too many arrows to draw: each call says where it leads.")                   \
  X(STATES_ALL, "all {count} of {function}")                                                      \
  X(STATES_MORE, "… {count} more of {function}: Enter shows all together")                        \
  X(STATES_ALONE, "… Enter shows {generator} alone")                                              \
  X(STATES_LEFT_OUT, "… {count} {count:call|calls} moved it in yet other ways, which are not kept")\
  X(STATES_START, "start")                                                                        \
  X(STATES_END, "end")                                                                            \
  X(STATES_FAILED_END, "end (by an error)")                                                       \
  X(STATES_LINE, "[{file} ]line {line}")                                                          \
  X(STATES_NOT_REACHED, "not reached yet")                                                        \
  X(STATES_INSIDE, "inside {generator}")                                                          \
  X(STATES_HERE, "here[, and {count} {count:other|others}]")                                      \
  X(STATES_OTHERS, "{count} {count:other|others} here")                                           \
  X(STATES_LEFT, "left by {request}, and runs")                                                   \
  X(STATES_TO, "to {place}")                                                                      \
  X(STATES_OTHER_VALUES, "others ×{count}")                                                       \
  X(STATES_JUST_NOW, "● just now")                                                                \
  /* both futures */                                                                              \
  X(IF_NEXT, "if you go on with next()")                                                          \
  X(IF_OTHER, "if you {deed}")                                                                    \
  X(IF_NO_RESULT, "no result within a second")                                                    \
  X(IF_NO_MORE, "(no more)")                                                                      \
  X(IF_SAME, "Both go the same way, as far as shown here.")                                       \
  X(IF_PART_AT, "They part at the {place} result.")                                               \
  X(IF_PART_AFTER, "They part after {count} results.")                                            \
  X(IF_ASKED, "None of this has happened: a copy of the script was asked. Enter does it: {deed}.") \
  /* the row of time */                                                                           \
  X(TIME_GAVE, "[Result {number}: ]{who} gave[ {consumer}] {result}.")                            \
  X(TIME_THREW, "[Result {number}: ]{who}[ {consumer}] {result}.")                                \
  X(TIME_PRINTED, "{who} printed “{text}{cut}”.")                                                 \
  X(TIME_TO_COME, "That is still to come.")                                                       \
  X(TIME_BRANCH, "Another branch leaves here.")                                                   \
  X(TIME_BRANCHES, "{count} other branches leave here.")
/* clang-format on */

#endif
