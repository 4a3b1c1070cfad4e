/* say_words.h - all that is said of what happened, in one list, to be read and translated as a
 * whole; when it is said is decided in say*.c. How templates are written: sentence.h. A sentence
 * has at most 25 words, and only DESIGN's words for things. tests/unit/test_sentences.c prints
 * them all, put together.
 *
 * In ASYNC_* {object} and {other} are numbers of promises, {clock} and {due} milliseconds.
 * {generator} "fibonacci#1"; {consumer} "you", "the main program", or a generator;
 * {value} what went in; {sent} the same, "" for nothing; {unused} what its consumer had before;
 * {handed} the value that came out; {result} "{ value: 0, done: false }"; {from} the line where it
 * was paused, {line} where it is.
 */
#ifndef YS_SAY_WORDS_H
#define YS_SAY_WORDS_H

#include "app/say_views.h"
#include "app/sentence.h"

/* clang-format off */
#define SAY_WORDS(X)                                                                              \
  SAY_VIEW_WORDS(X)                                                                               \
  /* states, and who asks */                                                                      \
  X(NOT_STARTED, "not started")                                                                   \
  X(PAUSED, "paused")                                                                             \
  X(RUNNING, "running")                                                                           \
  X(FINISHED, "finished")                                                                         \
  X(MAIN, "the main program")                                                                     \
  X(MAIN_FIRST, "The main program")                                                               \
  X(LOOP, "the event loop")                                                                       \
  X(LOOP_SHORT, "event loop")                                                                     \
  X(LOOP_FIRST, "The event loop")                                                                 \
  X(MICROTASK, "microtask")                                                                       \
  X(TIMER, "timer")                                                                               \
                                                                                                  \
  /* results, one line an event */                                                                \
  X(RESULT, "{ value: {value}, done: {done} }")                                                   \
  X(RESULT_CUT, "{ value: {value}…, done: {done} }")                                              \
  X(RESULT_HIDDEN, "{ value: ?, done: ? }")                                                       \
  X(RESULT_THREW, "threw {error}")                                                                \
  X(NO_ANSWER, "no answer")                                                                       \
  X(EVENT_CREATE, "{consumer}: {function}({arguments}) made {generator}[  line {line}]")          \
  X(EVENT_CREATE_NAMELESS, "{consumer}: made {generator}, a generator from {function}"            \
    "[, with {arguments}][  line {line}]")                                                        \
  X(EVENT_CREATE_BY_HAND, "{consumer}: {generator} is an iterator written by hand[  line {line}]") \
  X(EVENT_REQUEST, "{consumer}: {generator}.{request}({sent})")                                   \
  X(EVENT_RESULT, "{generator} ─▶ {consumer}: {result}[  line {line}]")                           \
  X(EVENT_CAUGHT, "error in {generator}: {error}[  line {line}], will be caught")                 \
  X(EVENT_UNCAUGHT, "error in {generator}: {error}[  line {line}], nothing catches it")           \
  X(EVENT_PRINT, "printed: {text}")                                                               \
  X(EVENT_LOCKSTEP, "you: {first} and {second} are in lockstep from now on")                      \
  X(EVENT_LOCKSTEP_ENDS, "you: {first} is in lockstep no longer")                                 \
  X(EVENT_LINE, "{generator}[ in {function}] line {line}[: {locals}]")                            \
  X(ASYNC_PROMISE, "promise#{object} was made by {what}")                                         \
  X(ASYNC_FULFILLED, "promise#{object} is fulfilled: {what}")                                     \
  X(ASYNC_REJECTED, "promise#{object} is rejected: {what}")                                       \
  X(ASYNC_WAITS, "{generator} waits for promise#{object}")                                        \
  X(ASYNC_UNHANDLED, "promise#{object} was rejected, and nothing handles that: {what} (Node.js "   \
    "would end here; the event loop goes on)")                                                    \
  X(ASYNC_MICROTASK, "a microtask is queued: {what}")                                             \
  X(ASYNC_MICROTASK_RUNS, "a microtask runs")                                                     \
  X(ASYNC_TIMER, "a timer is set for {due} ms: {what}")                                           \
  X(ASYNC_TIMER_FIRES, "the clock jumps to {clock} ms: a timer is due")                           \
  X(ASYNC_LOOP, "main's own code has ended; the event loop runs what is left")                    \
  X(PROMISE_UNHANDLED, "unhandled: Node.js would end here")                                       \
  X(EVENT_FAILED, "main ended by an error: {error}")                                              \
  X(EVENT_END, "main ended[ and returned {value}]")                                               \
  X(TALLY, "{generators} {generators:generator|generators}, {calls} {calls:call|calls}, "         \
    "{lines} {lines:line|lines} printed.")                                                        \
  X(TALLY_MORE, "\nStopped after {count} {count:result|results}; --pull N pulls more.")          \
  X(LOCAL, "{name} = {value}")                                                                    \
  X(LIST_COMMA, ", ")                                                                             \
  X(LIST_AND, " and ")                                                                            \
                                                                                                  \
  /* a call, told by what was asked, what the generator did before, and how it answered */        \
  X(REFUSED, "{generator} was running already, so {request}() was refused: {consumer} got an "    \
    "error. {generator} goes on.")                                                                \
  X(OVER_ERROR, "{generator} had finished already, so {consumer} got an error: {error}.")         \
  X(OVER_NEXT, "{generator} had finished already. Every next() now gives {result}.")              \
  X(OVER_THROW, "{generator} had finished already, so throw({value}) runs nothing: the error "    \
    "goes straight back to {consumer}.")                                                          \
  X(OVER_RETURN, "{generator} had finished already, so {request}({sent}) runs nothing and gives " \
    "{result}.")                                                                                  \
  X(HAND_CALLED, "{generator} was written by hand: its method {request}({sent}) runs like any "      \
    "function.")                                                                                  \
  X(HAND_FIRST, "{generator} was written by hand: its method {request}({sent}) is an ordinary "   \
    "function. It ran to line {line} and handed {consumer} {handed}.")                            \
  X(HAND_AGAIN, "{request}({sent}) of {generator} ran from its first line to line {line} and "    \
    "handed {consumer} {handed}.")                                                                \
  X(HAND_DONE, "{request}({sent}) of {generator} ran to line {line} and says that it is done: "    \
    "{consumer} got {result}.")                                                                   \
  X(HAND_THREW, "{request}({sent}) of {generator} threw, and the error reached {consumer}: "      \
    "{error}. It can be asked again.")                                                            \
  X(FIRST, "The first next started the body.")                                                    \
  X(FIRST_DROPPED, "The first next started the body; {value} was dropped, because no yield was "  \
    "waiting.")                                                                                   \
  X(FIRST_ARGUMENTS, "The first next started the body, with {value} as its arguments.")           \
  X(ARRIVED, "{value} became the value of the paused yield.")                                     \
  X(PASSED_ON, "{generator} passed {request}({sent}) on to {delegate}.")                          \
  X(PASSED_BACK, "{generator} passed {request}({sent}) on to {delegate}, and gave {consumer} "    \
    "what came back: {handed}.")                                                                  \
  X(PASSED_LAST, "{generator} passed {request}({sent}) on to {delegate}, which has finished.")    \
  X(PASSED_ERROR, "{generator} passed {request}({sent}) on to {delegate}, which an error ended.")                                                                                      \
  X(UNUSED, "{consumer} did not hand on {unused}, and asked again.")                               \
  X(WENT_ON, "{generator} went on[ from line {from}].")                                           \
  X(WENT_ON_YIELDED, "{generator} went on[ from line {from}], paused[ at line {line}] and handed "\
    "{consumer} {handed}.")                                                                       \
  X(WENT_ON_AGAIN, "{generator} went on, paused at line {line} again and handed {consumer} "       \
    "{handed}.")                                                                                  \
  X(WENT_ON_RETURNED, "{generator} went on[ from line {from}] and has finished: it returned "     \
    "{handed}.")                                                                                  \
  X(WENT_ON_THREW, "{generator} went on[ from line {from}], and an error ended it. The error "    \
    "reached {consumer}: {error}.")                                                               \
  X(THROWN_EARLY, "The body had not started, so it never runs. {value} goes straight back to "    \
    "{consumer}, and {generator} is finished.")                                                   \
  X(THROWN, "{value} was raised at the paused yield.")                                            \
  X(THROWN_CAUGHT, "{value} was raised at the paused yield, and caught inside the body.")         \
  X(THROWN_FINALLY, "{value} was raised at the paused yield. On its way out of the body, a "      \
    "finally yielded.")                                                                           \
  X(THROWN_UNCAUGHT, "{value} was raised at the paused yield, and nothing in the body caught it. "\
    "The error reached {consumer}: {error}. {generator} is finished.")                            \
  X(RETURN_EARLY, "The body had not started, so it never runs. {generator} is finished and "      \
    "handed {consumer} {result}.")                                                                \
  X(RETURN, "The return leaves the body from its paused yield.")                                  \
  X(RETURN_DONE, "The return left the body from its paused yield. {generator} is finished and "   \
    "handed {consumer} {result}.")                                                                \
  X(RETURN_FINALLY, "The return left the body from its paused yield, and each finally ran on the "\
    "way. {generator} is finished and handed {consumer} {result}.")                               \
  X(RETURN_YIELDED, "A finally yielded while the body was returning: {generator} paused[ at line "\
    "{line}] and handed {consumer} {handed}. The next next() goes on with the return.")           \
  X(RETURN_THREW, "A finally threw while the body was returning, so its error replaces the "      \
    "result. It reached {consumer}: {error}. {generator} is finished.")                           \
  X(YIELDED, "{generator} paused[ at line {line}] and handed {consumer} {handed}.")               \
  X(RETURNED, "{generator} has finished: it returned {handed}.")                                  \
  X(THREW, "An error ended {generator} and reached {consumer}: {error}.")                         \
                                                                                                  \
  /* a stop */                                                                                    \
  X(MADE_BY, "{function}({arguments}) made {generator}.")                                         \
  X(MADE, "{generator} was made.")                                                                \
  X(MADE_NAMELESS, "A generator from {function} was made: {generator}.")                          \
  X(MADE_PLAIN, "{generator} was made, a plain coroutine.")                                       \
  X(MADE_BY_HAND, "{generator} is an iterator written by hand. None of its methods has run.")     \
  X(MADE_IDLE, "Nothing in its body has run.")                                                    \
  X(ABOUT_TO, "{subject} is about to run line {line}[ in {function}].")                           \
  X(NO_LINES, "{subject} is in the middle of a call that has no lines.")                          \
  X(SLOW_LINE, "Line {line} ran[: {changes}].")                                                   \
  X(SLOW_REST, "The rest of line {line} ran[: {changes}].")                                       \
  X(SLOW_LINES, "{lines} lines ran in one step, as there are many[: {changes}].")                    \
  X(SLOW_CHANGED, "{name} was {before} and is {value}")                                           \
  X(SLOW_BEGAN, "{name} began as {value}")                                                        \
  X(BREAK, "A breakpoint.")                                                                       \
  X(BREAK_MADE, "A breakpoint:")                                                                  \
  X(BREAK_CHANGE, "A breakpoint: {name} has changed, and is {value} now.")                        \
  X(BREAK_CHANGE_UNSEEN, "A breakpoint: {name} has changed.")                                     \
  X(BREAK_CONDITION, "A breakpoint, because {condition} is true.")                                \
  X(SET, "You gave {name} the value {value}.")                                                    \
  X(SET_UNSEEN, "You changed {name}.")                                                            \
  X(SET_WHAT, "a variable")                                                                       \
  X(LOCKSTEP_BEGINS, "From now on {first} and {second} are asked together: each call that you "   \
    "make goes to both.")                                                                         \
  X(LOCKSTEP_MAIN_FIRST, "The main program still runs: next goes on with that first.")            \
  X(LOCKSTEP_ENDS, "{first} is asked alone again.")                                               \
  X(STOPPED, "Stopped, as you asked.")                                                            \
  X(LOADED, "The script is loaded. Nothing in it has run yet.")                                   \
  X(YOU_NOW, "The main program has ended, so the consumer is you now.")                           \
  X(ANSWERED, "{generator} has answered.")                                                        \
  X(HERE, "{subject} is at line {line}.")                                                         \
  X(ERROR_CAUGHT, "An error, which will be caught: {error}.")                                     \
  X(ERROR_UNCAUGHT, "An error that nothing catches: {error}.")                                    \
  X(ERROR_SILENT, "it has no message")                                                            \
  X(ERROR_NEXT, "The locals are still there to look at. Next lets the error end {generator} and " \
    "reach {consumer}.")                                                                          \
  X(ERROR_NEXT_MAIN, "The locals are still there to look at. Next lets the error end the main "   \
    "program.")                                                                                   \
  X(END, "The main program has ended.")                                                           \
  X(END_ERROR, "An error ended the main program[: {error}].")                                     \
  X(END_LOOP, "The event loop is empty: nothing is left to run.")                                 \
  X(LOOP_BEGINS, "The main program's own code has ended; the event loop runs what is left.")      \
  X(JOB_MICROTASK, "The event loop takes microtask {job}[: {what}].")                             \
  X(JOB_TIMER, "The clock is at {clock} ms. The event loop takes timer {job}[: {what}].")         \
  X(JOB_NEXT, "Nothing of it has run yet.")                                                       \
  X(AWAITS, "It goes on when that promise is settled.")                                           \
  X(AWAITS_NO_MORE, "That promise is settled already: it goes on in a microtask.")                \
  X(REJECTED_ARRIVES, "That is how the rejection of a promise arrives.")                          \
  X(UNHANDLED, "{promise} was rejected, and nothing handles that: {error}.")                      \
  X(UNHANDLED_MORE, "So it is with {count} more.")                                                    \
  X(UNHANDLED_NODE, "Node.js would end here; yieldscope goes on.")                                \
  X(WAITS_FOR_EVER, "{generator} waits for ever: nothing is left that could settle {promise}.")   \
  X(WAIT_FOR_EVER_MORE, "And {count} more.")                                                  \
  X(LIMIT, "The script used more memory than it may have")                                        \
  X(LIMIT_HELP, "The main program is over. Restart begins again; --memory MIB allows more.")      \
  X(GONE, "The script's process ended unexpectedly")                                              \
  X(GONE_HELP, "Only restart works now: it begins again.")                                        \
  X(SYNTAX, "The script cannot be loaded: {error}.")                                              \
  X(SYNTAX_SILENT, "it is not written correctly")                                                 \
  X(LOOKING_MAIN, "You are looking at the main program.")                                         \
  X(LOOKING, "You are looking at {generator}: it is {state}[ at line {line}].")                   \
  X(SENTENCE, "{text}.")                                                                          \
  X(NOTICE, "Notice: {text}.")                                                                    \
  X(KEPT, "That was another input than before, so the old future is kept as branch {branch}.")    \
                                                                                                  \
  /* at the end: who can be asked now */                                                          \
  X(NO_GENERATOR, "It made no generator.")                                                        \
  X(ONE_FINISHED, "Its generator is finished.")                                                   \
  X(ALL_FINISHED, "All its generators are finished.")                                             \
  X(DEFINES, "It defines {functions}. To make a generator, call one: new {function}(…).")         \
  X(DEFINES_ONE, "It defines {functions}. To make a generator, call it: new {function}(…).")      \
  X(FUNCTION, "{function}({parameters})")                                                         \
  X(FUNCTIONS_MORE, "{count} more")                                                               \
  X(RETURNED_IT, "It returned {generator}.")                                                      \
  X(IT_IS, "{generator} is {state}.")                                                             \
  X(LEFT_ONE, "It left {generator} unfinished.")                                                  \
  X(LEFT_SOME, "It left {count} generators unfinished; the one to ask is {generator}.")           \
  X(LEFT_OTHERS, "{count} other {count:generator was|generators were} never finished.")           \
  X(LEFT_FINALLY, "The finally of {generator} did not run.")                                      \
  X(LEFT_FINALLYS, "{count} finallys did not run.")                                               \
  X(ASK_FIRST, "Now you are the consumer: next asks it for its first result.")                    \
  X(ASK_NEXT, "Now you are the consumer: next asks it for its next result.")                      \
  X(FINISHED_ALREADY, "It has finished already.")                                                 \
                                                                                                  \
  /* at another time: the way there, a colon, the place */                                        \
  X(WAY_BACK, "Back before that:")                                                                \
  X(WAY_REDO, "Done again:")                                                                      \
  X(WAY_BACK_LINE, "One line back:")                                                              \
  X(WAY_BACK_CALL, "Back at the result before:")                                                  \
  X(WAY_BACK_CREATED, "Back where it was made:")                                                  \
  X(WAY_BACK_CHANGE, "Back at the line that changed {name}:")                                     \
  X(WAY_START, "At the start:")                                                                   \
  X(WAY_END, "At the furthest place of this branch:")                                             \
  X(WAY_GOTO, "Before the first result[, as there is no event {name}]:")                          \
  X(WAY_GOTO_AT, "At result {result}[, as there is no event {name}]:")                            \
  X(WAY_GOTO_AFTER, "After result {result}[, as there is no event {name}]:")                      \
  X(WAY_SWITCH, "On branch {branch} now:")                                                        \
  X(WAY_RESUME, "As it was saved:")                                                               \
  X(WAY_FILE, "The file has changed and was read again:")                                         \
  X(WAY_NONE, "As before:")                                                                       \
  X(AT_LOADED, "nothing in the script has run yet.")                                              \
  X(AT_MAIN, "the main program is at line {line}[, at an error: {error}].")                       \
  X(AT_MAIN_RUNNING, "the main program is running[, at an error: {error}].")                      \
  X(AT_LOOP, "the event loop takes {kind} {job}[: {what}].")                                      \
  X(AT_LOOP_LINE, "the event loop is at line {line}[, at an error: {error}].")                    \
  X(AT_LOOP_RUNS, "the event loop is running[, at an error: {error}].")                           \
  X(AT_END, "the main program has ended.")                                                        \
  X(AT_FAILED, "the main program was ended by an error.")                                         \
  X(AT_END_CALL, "Now you can call {generator}.")                                                 \
  X(AT_NOT_STARTED, "{generator} has not started. Nothing in its body has run.")                  \
  X(AT_FINISHED, "{generator} has finished.")                                                     \
  X(AT_PAUSED, "{generator} is paused[ at line {line}].")                                         \
  X(AT_LINE, "{generator} is at line {line}[, at an error: {error}].")                            \
  X(AT_RUNNING, "{generator} is running[, at an error: {error}].")                                \
  X(LOCALS, "{locals}[, and {more} more].")                                                       \
                                                                                                  \
  /* the panes in and out: a line each, of 34 columns on the smallest screen */                    \
  X(IN_ARROW, " ─▶ ")                                                                             \
  X(IN_DROPPED, " ─✕ no yield waits yet")                                                         \
  X(IN_NOBODY, "(nobody takes it)")                                                               \
  X(IN_YIELD, "the paused yield")                                                                 \
  X(IN_STARTS, "starts the body")                                                                 \
  X(IN_NEVER, "the body never runs")                                                              \
  X(IN_GOES_ON, "goes on from line {line}")                                                       \
  X(IN_PASSED, "─▶ {generator}")                                                                  \
  X(IN_PULLED, "took from {generator}[, {count} times]")                                          \
  X(IN_RAISED, "raised at line {line}")                                                           \
  X(IN_CAUGHT, "line {line}: caught[ by pcall line {catch}]")                                     \
  X(IN_UNCAUGHT, "raised at line {line}, not caught")                                             \
  X(IN_LEAVES, "leaves from line {line}")                                                         \
  X(IN_FINALLY, "finally line {line}")                                                            \
  X(IN_FINALLY_YIELDS, "finally line {line}: yields")                                             \
  X(IN_FINALLY_THROWS, "finally line {line}: throws")                                             \
  X(IN_PARAMETER, "its parameter")                                                                \
  X(IN_METHOD, "runs the method from its start")                                                  \
  X(IN_OVER, "it had finished: nothing runs")                                                     \
  X(IN_RUNNING, "it was running already")                                                         \
  X(IN_WIRE, "{consumer} ══ {request}({sent}) ══▶ {generator}")                                   \
  X(OUT_WIRE, "{consumer} ◀══ {result} ══ {generator}")                                           \
  X(OUT_THE_YIELD, "the yield")                                                                   \
  X(OUT_END, "the body's end")                                                                    \
  X(OUT_NOTHING, "nothing is left")                                                               \
  X(OUT_VALUE, "value")                                                                           \
  X(OUT_VALUE_DONE, "value, done")                                                                \
  X(OUT_DONE, "done")                                                                             \
  X(OUT_AGAIN, "and it can be asked again")                                                       \
  X(OUT_ENDED, "and it is finished")                                                              \
  X(OUT_WAS_RUNNING, "it was running already")                                                    \
  X(OUT_STRAIGHT, "straight back: it had finished")                                               \
                                                                                                  \
  /* predictions, futures, watches */                                                             \
  X(PROGRESS_RUN, "running…  {count} lines")                                                      \
  X(PROGRESS_JUMP, "on the way to that time…  {count} lines")                                     \
  X(PROGRESS_KILL, "going back to where you were…  {count} lines")                                \
  X(PROGRESS_REPEAT, "doing again what was done…  {count} lines")                                 \
  X(PROGRESS_VIEW, "reading what has happened…  {count} steps to go")                              \
  X(WAY_OUT_RUN, "Press {key} to pause it.")                                                      \
  X(WAY_OUT_JUMP, "Press {key} to give that up: then you stay where you were.")                   \
  X(WAY_OUT_RESTART, "Press {key} to begin afresh instead.")                                      \
  X(KEYS_WAIT, "{count} {count:key waits|keys wait} until it stops. {key} drops {count:it|them}.") \
  X(COUNT, "{count} {count:time|times}: now a key, such as {next} next, {back} back or {step} line. " \
    "Esc takes it back.")                                                                         \
  X(COUNT_REFUSED, "A number before {key} does nothing. It goes before keys that step, go back or " \
    "scroll, as in 5{next}.")                                                                     \
  X(COUNT_STOPPED, "That was {count} of {all} times: here it does not go on by itself.")          \
  X(STUCK, "It does not answer: it is stuck inside one call. Press {key} to end that; it brings "  \
    "you back to where you were, and nothing is lost.")                                           \
  X(HINT, "New here? {next} asks for the next value, {back} goes back, {help} shows all keys.")      \
  X(ASK, "What came out of {generator}? Guess its value, and whether it is done.")                \
  X(ASK_KEY, "The key “{key}” shows it.")                                                         \
  X(GUESS, "Your guess: {guess}\nThe truth:  {truth}\n")                                          \
  X(GUESS_RIGHT, "Right!")                                                                        \
  X(GUESS_THREW, "Not right: no result comes, but an error.")                                     \
  X(GUESS_DONE_RIGHT, "Not quite: done is right, the value is another one.")                      \
  X(GUESS_VALUE_RIGHT, "Not quite: the value is right, done is not.")                             \
  X(GUESS_WRONG, "Not right: neither the value nor done.")                                        \
  X(GUESS_SCORE, "{right} of {count} {count:prediction|predictions} right so far.")               \
  X(FUTURE_NEXT, "as it goes on")                                                                 \
  X(FUTURE_INPUT, "with {input}")                                                                 \
  X(INPUT, "{request}({sent})")                                                                   \
  X(FUTURES_SAME, "\nBoth give the same, as far as this looks.")                                  \
  X(FUTURES_PART, "\nThey part at result {count}.")                                               \
  X(COST_LAZY, "lazy, so far")                                                                    \
  X(COST_EAGER, "eager: whole lists")                                                             \
  X(COST_VALUES, "values computed")                                                               \
  X(COST_VALUES_OF, "  by {name}")                                                                \
  X(COST_LINES, "lines run")                                                                      \
  X(COST_MEMORY, "memory, at most")                                                               \
  X(COST_LEFT_OUT, "{count} more {count:function|functions} left out.")                           \
  X(COST_NO_LISTS, "Nothing goes over a generator here but by hand, so no list could take its place.")\
  X(COST_CUT, "A list was stopped at {limit} values: it may never end. Lazily, only what is asked "\
    "for is computed.")                                                                           \
  X(COST_NO_END, "Eagerly, the script had not ended after a second.")                             \
  X(COST_FAILED, "Eagerly, the script ends with an error: {error}")                               \
  X(COST_SENT, "This script sends values to its generators, and a list takes none: what eager has "\
    "run is another program.")                                                                    \
  X(COST_SO_FAR, "Eagerly, all of it is computed before the first value is used.")                \
  X(COST_SAME, "Every value was wanted: lazily as many are computed, but not all are kept at a time.")\
  X(COST_SAVED, "Lazily, only what is asked for is computed.")                                    \
  X(LOCKSTEP_NO_CALL, "In lockstep: neither {first} nor {second} has been asked yet.")            \
  X(LOCKSTEP_HALF, "In lockstep: {first} has answered; next asks {second} the same.")             \
  X(LOCKSTEP_OPEN, "In lockstep: the call is not over yet.")                                      \
  X(LOCKSTEP_SAME, "In lockstep: {first} and {second} gave the same in all {count} calls so far.") \
  X(LOCKSTEP_SAME_ONE, "In lockstep: {first} and {second} gave the same.")                        \
  X(LOCKSTEP_THIS_SAME, "In this call they gave the same.")                                       \
  X(LOCKSTEP_THIS_TOO, "In this call they differ, too.")                                          \
  X(LOCKSTEP_WHERE, "They first differ in call {call}, {request}({sent}):")                       \
  X(LOCKSTEP_VALUE, "the value is {one} from {first}, but {other} from {second}.")                \
  X(LOCKSTEP_DONE, "{first} is done, but {second} is not.")                                       \
  X(LOCKSTEP_BOTH, "{first} gave {one}, but {second} gave {other}.")                              \
  X(LOCKSTEP_THREW, "{first} threw “{error}”, but {second} gave {other}.")                \
  X(LOCKSTEP_ERRORS, "both threw an error, but not the same: “{one}” from {first}, “{other}” from "   \
    "{second}.")                                                                                  \
  X(LOCKSTEP_FAILED, "failed[ at line {line}]")                                                   \
  X(LOCKSTEP_STANDS, "{state}[ at line {line}]")                                                  \
  X(LOCKSTEP_BY_HAND, "by hand[: line {line}]")                                                                  \
  X(LOCKSTEP_GONE, "its locals are gone")                                                         \
  X(LOCKSTEP_ARGUMENTS, "called with {arguments}")                                                \
  X(LOCKSTEP_NOTE_SAME, "= all {count} agree")                                                    \
  X(LOCKSTEP_NOTE_DIFFER, "✗ {different} of {count} differ")                                             \
  X(LOCKSTEP_NOTHING, "Nothing is in lockstep yet. Lockstep asks a second one whatever you ask "   \
    "the generator, and compares.\n\nPress {key} and type: lockstep machine\n\nThe machine may be "  \
    "an iterator written by hand, another generator, or a coroutine: a variable or a name.")      \
  X(WATCH_VALUE, "{expression} = {value}")                                                        \
  X(WATCH_FAILED, "{expression}: {error}")                                                        \
  X(WATCH_NONE, "{expression}: not computed yet")
/* clang-format on */

enum say_word {
#define X(name, text) SAY_##name,
  SAY_WORDS(X)
#undef X
      SAY_WORD_COUNT
};

/* The template of each. */
extern const char *const say_words[SAY_WORD_COUNT];

/* Writes one; returns out. */
const char *say_words_write(enum say_word word, const struct sentence_word *words, char *out,
                            size_t size);

/* Adds one, with a space before it where something stands there: SAY(&sentence, END), and with
 * its words: SAY_WITH(&sentence, HERE, {"subject", who, 0}, {"line", NULL, 5}). */
#define SAY(sentence, word)                                                                        \
  sentence_add_template(sentence, say_words[SAY_##word],                                           \
                        &(const struct sentence_word){NULL, NULL, 0})
/* One alone, in an array of characters: SAY_TEXT(text, LANES_COUNTS, {"count", NULL, 5}). */
#define SAY_TEXT(out, word, ...)                                                                   \
  say_words_write(SAY_##word, (const struct sentence_word[]){__VA_ARGS__, {NULL, NULL, 0}}, out,   \
                  sizeof(out))
#define SAY_WITH(sentence, word, ...)                                                              \
  sentence_add_template(sentence, say_words[SAY_##word],                                           \
                        (const struct sentence_word[]){__VA_ARGS__, {NULL, NULL, 0}})

#endif
