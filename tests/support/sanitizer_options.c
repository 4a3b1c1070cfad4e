/* What the sanitizers find goes to files: an inferior has neither an environment nor a
 * standard error to tell it otherwise. Linked into the programs of `make asan` only. */

const char *__asan_default_options(void);
const char *__ubsan_default_options(void);

const char *__asan_default_options(void)
{
  return "log_path=" YS_REPORTS "/sanitizer:detect_stack_use_after_return=1:abort_on_error=0";
}

const char *__ubsan_default_options(void)
{
  return "log_path=" YS_REPORTS "/sanitizer:print_stacktrace=1";
}
