#include "app/options.h"

#include <errno.h>
#include <getopt.h>
#include <limits.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

enum { PULL_UNLESS_TOLD = 100, MOST_MEBIBYTES = 1024 * 1024, MOST_SECONDS = 3600, MOST_JOBS = 256 };

/* For whom an option is: bits, one for each task that takes it. */
enum {
  SCREEN = 1 << OPTIONS_SCREEN,
  DRIVE = 1 << OPTIONS_DRIVE,
  TRACE = 1 << OPTIONS_TRACE,
  LESSON = 1 << OPTIONS_LESSON,
  CHECK = 1 << OPTIONS_CHECK
};

enum {
  JSON = 256,
  LINES,
  COST,
  PRESENT,
  PULL,
  SEED,
  INPUT,
  MEMORY,
  THEME,
  DRIVEN,
  NEW,
  LINT,
  PREVIEW,
  FORMAT,
  TIMEOUT
};

static const struct option known[] = {
    {"help", no_argument, NULL, 'h'},
    {"version", no_argument, NULL, 'V'},
    {"break", required_argument, NULL, 'b'},
    {"json", no_argument, NULL, JSON},
    {"lines", no_argument, NULL, LINES},
    {"cost", no_argument, NULL, COST},
    {"present", no_argument, NULL, PRESENT},
    {"pull", required_argument, NULL, PULL},
    {"seed", required_argument, NULL, SEED},
    {"input", required_argument, NULL, INPUT},
    {"memory", required_argument, NULL, MEMORY},
    {"theme", required_argument, NULL, THEME},
    {"lesson", required_argument, NULL, DRIVEN},
    {"new", no_argument, NULL, NEW},
    {"lint", no_argument, NULL, LINT},
    {"preview", no_argument, NULL, PREVIEW},
    {"format", required_argument, NULL, FORMAT},
    {"jobs", required_argument, NULL, 'j'},
    {"timeout", required_argument, NULL, TIMEOUT},
    {NULL, 0, NULL, 0},
};

static const struct taker {
  int option;
  unsigned tasks;
  const char *problem;
} takers[] = {
    {'b', SCREEN | DRIVE | LESSON | CHECK, "-b LINE is not for trace, which runs to the end"},
    {'b', SCREEN | DRIVE | TRACE, "-b LINE is for scripts, not for lessons"},
    {JSON, DRIVE | TRACE, "--json is for drive and trace only"},
    {COST, TRACE, "--cost is for trace only; drive and the screen have a command of that name"},
    {DRIVEN, DRIVE, "--lesson ID is for drive only"},
    {LINES, TRACE, "--lines is for trace only"},
    {PRESENT, SCREEN | LESSON, "--present is for the screen only"},
    {PULL, TRACE, "--pull N is for trace only"},
    {THEME, SCREEN | LESSON, "--theme NAME is for the screen only"},
    {NEW, LESSON, "--new is for lesson only"},
    {LINT, LESSON, "--lint is for lesson only"},
    {PREVIEW, LESSON, "--preview is for lesson only"},
    {SEED, SCREEN | DRIVE | TRACE | CHECK, "--seed N is not for lesson"},
    {INPUT, SCREEN | DRIVE | TRACE | CHECK, "--input FILE is not for lesson"},
    {MEMORY, SCREEN | DRIVE | TRACE | CHECK, "--memory MIB is not for lesson"},
    {FORMAT, CHECK, "--format NAME is for check only"},
    {'j', CHECK, "-j N is for check only"},
    {TIMEOUT, CHECK, "--timeout SECONDS is for check only"},
    {SEED, SCREEN | DRIVE | TRACE | LESSON, "--seed N is not for check"},
    {INPUT, SCREEN | DRIVE | TRACE | LESSON, "--input FILE is not for check"},
};

void options_write_help(FILE *out)
{
  fputs("yieldscope shows how generators pause and go on, one next at a time.\n"
        "\n"
        "  yieldscope FILE [ARG...]          opens a script on the screen\n"
        "  yieldscope drive FILE [ARG...]    reads commands from standard input, one a line,\n"
        "                                    and answers in sentences; help lists them\n"
        "  yieldscope drive --lesson ID      the same with a lesson: its pages are told, too\n"
        "  yieldscope trace FILE [ARG...]    runs the script to its end, pulls what it\n"
        "                                    returned, and prints every call\n"
        "  yieldscope lesson [LESSON]        lists the lessons, or opens one\n"
        "  yieldscope lesson --new FOLDER    writes a small lesson, to make yours of it\n"
        "  yieldscope lesson --lint FOLDER   says what is wrong with a lesson\n"
        "  yieldscope lesson --preview FOLDER   opens it, unfinished as it is\n"
        "  yieldscope check EXERCISE FILE... grades solutions of an exercise: a lesson's, or that\n"
        "                                    in a folder; FILE may be a folder of solutions\n"
        "\n"
        "Options stand before FILE; what follows FILE belongs to the script.\n"
        "\n"
        "  -b LINE        opens by running to that line (screen, drive)\n"
        "  --present      large, for a classroom: new results are hidden until you show them\n"
        "  --json         one JSON object a line (drive, trace)\n"
        "  --lines        each line that runs, with its locals (trace)\n"
        "  --cost         ends with what whole lists would cost, beside lazy (trace)\n"
        "  --pull N       at most N results of what the script returned (trace; 100, 0 for none)\n"
        "  --seed N       where math.random begins; the same number, the same run\n"
        "  --input FILE   what io.read reads; without it, there is nothing to read\n"
        "  --memory MIB   the most memory that the script may use (256)\n"
        "  --theme NAME   the colours: default, dark, light, high-contrast, colour-blind, or one\n"
        "                 of your own (screen)\n"
        "  --format NAME  text, tap, junit or json (check)\n"
        "  -j N           grades so many files at a time (check)\n"
        "  --timeout S    seconds that each run of a solution may take (check; 2)\n"
        "  --help         this text\n"
        "  --version      the version\n"
        "\n"
        "A script is a .lua file, or a .session file, which the command save writes: then the\n"
        "session stands where it was saved. The exit status is 0 when all went well, 1 when\n"
        "the script failed, 2 when yieldscope was called wrongly, 3 when the script reached a\n"
        "limit.\n",
        out);
}

bool options_resumes(const struct options *options)
{
  static const char ending[] = ".session";
  size_t size = strlen(options->engine.script), length = strlen(ending);
  return size > length && strcmp(options->engine.script + size - length, ending) == 0;
}

__attribute__((format(printf, 3, 4))) static bool refuse(char *problem, size_t size,
                                                         const char *format, ...)
{
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(problem, size, format, arguments);
  va_end(arguments);
  return false;
}

/* A number in decimal digits, alone, between two bounds. */
static bool read_number(const char *text, unsigned long least, unsigned long most,
                        unsigned long *number)
{
  if (text[0] == '\0' || text[strspn(text, "0123456789")] != '\0') return false;
  errno = 0;
  *number = strtoul(text, NULL, 10);
  return errno == 0 && *number >= least && *number <= most;
}

static bool read_check_option(struct options *options, int option, char *problem, size_t size)
{
  unsigned long number = 0;
  if (option == 'j') {
    if (!read_number(optarg, 1, MOST_JOBS, &number))
      return refuse(problem, size, "-j needs a number from 1 to %d, not \"%s\"", (int)MOST_JOBS,
                    optarg);
    options->check.jobs = (unsigned)number;
    return true;
  }
  if (!read_number(optarg, 1, MOST_SECONDS, &number))
    return refuse(problem, size, "--timeout needs a number of seconds from 1 to %d, not \"%s\"",
                  (int)MOST_SECONDS, optarg);
  options->check.milliseconds = (unsigned)number * 1000;
  return true;
}

static bool read_option(struct options *options, int option, char *problem, size_t size)
{
  unsigned long number = 0;
  struct engine_options *engine = &options->engine;
  switch (option) {
  case 'h': options->task = OPTIONS_HELP; break;
  case 'V': options->task = OPTIONS_VERSION; break;
  case JSON: options->json = true; break;
  case PRESENT: options->presents = true; break;
  case COST: options->cost = true; break;
  case LINES: options->lines = true; break;
  case INPUT: engine->input = optarg; break;
  case THEME: options->theme = optarg; break;
  case DRIVEN: options->driven = optarg; break;
  case NEW: options->lesson = OPTIONS_LESSON_NEW; break;
  case LINT: options->lesson = OPTIONS_LESSON_LINT; break;
  case PREVIEW: options->lesson = OPTIONS_LESSON_PREVIEW; break;
  case FORMAT: options->check.format = optarg; break;
  case 'j':
  case TIMEOUT: return read_check_option(options, option, problem, size);
  case 'b':
    if (!read_number(optarg, 1, INT_MAX, &number))
      return refuse(problem, size, "-b needs the number of a line, not \"%s\"", optarg);
    engine->until_line = (int)number;
    break;
  case PULL:
    if (!read_number(optarg, 0, ULONG_MAX, &options->pull))
      return refuse(problem, size, "--pull needs a number, not \"%s\"", optarg);
    break;
  case SEED:
    if (!read_number(optarg, 0, UINT32_MAX, &number))
      return refuse(problem, size, "--seed needs a number up to %lu, not \"%s\"",
                    (unsigned long)UINT32_MAX, optarg);
    engine->seed = (uint32_t)number;
    break;
  case MEMORY:
    if (!read_number(optarg, 1, MOST_MEBIBYTES, &number))
      return refuse(problem, size, "--memory needs a number of MiB from 1 to %d, not \"%s\"",
                    (int)MOST_MEBIBYTES, optarg);
    engine->memory_limit = (uint64_t)number << 20;
    break;
  default: break;
  }
  return true;
}

/* getopt's '?' and ':' in words. It keeps quiet itself (opterr). */
static bool refuse_option(int option, char **argv, char *problem, size_t size)
{
  const char *word = argv[optind - 1];
  bool is_long = strncmp(word, "--", 2) == 0;
  if (option == ':') {
    for (const struct option *each = known; each->name; each++)
      if (each->val == optopt && (is_long || optopt > 255))
        return refuse(problem, size, "--%s needs something after it", each->name);
    return refuse(problem, size, "-%c needs something after it", optopt);
  }
  if (optopt > 0 && !is_long) return refuse(problem, size, "there is no option -%c", optopt);
  for (const struct option *each = known; optopt > 0 && each->name; each++)
    if (each->val == optopt)
      return refuse(problem, size, "--%s takes nothing after \"=\"", each->name);
  return refuse(problem, size, "there is no option %s", word);
}

/* Reads options from optind up to the first word that is none. */
static bool read_options(struct options *options, unsigned long *seen, int argc, char **argv,
                         char *problem, size_t size)
{
  int option;
  while ((option = getopt_long(argc, argv, "+:hb:j:", known, NULL)) != -1) {
    if (option == '?' || option == ':') return refuse_option(option, argv, problem, size);
    if (!read_option(options, option, problem, size)) return false;
    for (size_t i = 0; i < sizeof takers / sizeof takers[0]; i++)
      if (takers[i].option == option) *seen |= 1ul << i;
    if (options->task == OPTIONS_HELP || options->task == OPTIONS_VERSION) break;
  }
  return true;
}

static enum options_task task_of(const char *word)
{
  if (strcmp(word, "drive") == 0) return OPTIONS_DRIVE;
  if (strcmp(word, "trace") == 0) return OPTIONS_TRACE;
  if (strcmp(word, "lesson") == 0) return OPTIONS_LESSON;
  if (strcmp(word, "check") == 0) return OPTIONS_CHECK;
  return OPTIONS_SCREEN;
}

static const char *task_name(enum options_task task)
{
  return task == OPTIONS_DRIVE ? "drive " : task == OPTIONS_TRACE ? "trace " : "";
}

/* What stands behind `lesson`. */
static bool read_lesson(struct options *options, int argc, char **argv, char *problem, size_t size)
{
  static const char *const calls[] = {"[LESSON]", "--new FOLDER", "--lint FOLDER...",
                                      "--preview FOLDER"};
  bool many = options->lesson == OPTIONS_LESSON_LINT,
       opens = options->lesson == OPTIONS_LESSON_OPEN;
  options->paths = argv + optind;
  options->path_count = (size_t)(argc - optind);
  if (options->path_count == 1 || (many && options->path_count > 0) ||
      (opens && options->path_count == 0))
    return true;
  return refuse(problem, size, "which %s? The call is: yieldscope lesson %s",
                opens ? "lesson" : "folder", calls[options->lesson]);
}

/* What stands behind `check`. */
static bool read_check(struct options *options, int argc, char **argv, char *problem, size_t size)
{
  if (optind + 1 >= argc)
    return refuse(problem, size, "which %s? The call is: yieldscope check EXERCISE FILE...",
                  optind >= argc ? "exercise" : "file");
  options->check.exercise = argv[optind];
  options->check.paths = argv + optind + 1;
  options->check.count = (size_t)(argc - optind - 1);
  options->check.memory_limit = options->engine.memory_limit;
  return true;
}

static bool needs_script(const struct options *options)
{
  return options->task != OPTIONS_LESSON && options->task != OPTIONS_CHECK && !options->driven;
}

bool options_read(struct options *options, int argc, char **argv, char *problem, size_t size)
{
  *options = (struct options){.task = OPTIONS_SCREEN, .pull = PULL_UNLESS_TOLD};
  unsigned long seen = 0;
  if (argc < 2) {
    options->task = OPTIONS_NOTHING;
    return true;
  }
  opterr = 0;
  optind = 0; /* glibc: begin afresh */
  if (!read_options(options, &seen, argc, argv, problem, size)) return false;
  if (options->task == OPTIONS_SCREEN && optind < argc) {
    options->task = task_of(argv[optind]);
    if (options->task != OPTIONS_SCREEN) {
      optind++;
      if (!read_options(options, &seen, argc, argv, problem, size)) return false;
    }
  }
  if (options->task == OPTIONS_HELP || options->task == OPTIONS_VERSION) return true;
  if (optind < argc && options->driven)
    return refuse(problem, size, "a lesson brings its own scripts, so no FILE goes with --lesson");
  if (optind >= argc && needs_script(options))
    return refuse(problem, size, "which script? The call is: yieldscope %sFILE",
                  task_name(options->task));
  for (size_t i = 0; i < sizeof takers / sizeof takers[0]; i++)
    if ((seen & 1ul << i) && !(takers[i].tasks & 1u << options->task))
      return refuse(problem, size, "%s", takers[i].problem);
  if (options->task == OPTIONS_LESSON) return read_lesson(options, argc, argv, problem, size);
  if (options->task == OPTIONS_CHECK) return read_check(options, argc, argv, problem, size);
  if (options->driven) return true;
  options->engine.script = argv[optind];
  options->engine.arguments = argv + optind + 1;
  options->engine.argument_count = (size_t)(argc - optind - 1);
  options->engine.at_start = options->task == OPTIONS_TRACE;
  return true;
}
