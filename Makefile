# yieldscope. `make run` tries it, `make test` tests it, `make help` lists the rest.
#
# Variables: CC (gcc or clang), BUILD (the folder for all that is built, so that builds with
# other compilers or flags live side by side), SANITIZE (address,undefined), V=1 (show the
# commands), PREFIX and DESTDIR (install), UPDATE=1 (tests rewrite what they expect),
# PORTABLE=1 (build as on a system that is not Linux: README), TEST_SLOW=0 (leave the slow tests out), TESTS (only these: paths, patterns allowed).

VERSION = 0.1.0
BUILD   = build
PREFIX  = /usr/local
CFLAGS  = -O2 -g
SCRIPT  = lessons/09-sending/fibonacci.lua

WARNINGS = -Wall -Wextra -Wpedantic -Wshadow -Wconversion
JOBS    := $(shell nproc 2>/dev/null || echo 2)
Q        = $(if $(V),,@)
say      = $(if $(V),,@echo "  $(1)  $(patsubst $(CURDIR)/%,%,$@)")

# In parallel, unless -j says otherwise.
ifeq ($(MAKELEVEL),0)
MAKEFLAGS += -j$(JOBS)
endif
MAKEFLAGS += --no-print-directory

# ---------------------------------------------------------------- what is needed
# THING=PACKAGE; see .ci/deps.

COMPILER   = $(firstword $(CC))
SECCOMP   := $(if $(PORTABLE),,$(filter Linux,$(shell uname)))
RUN_DEPS   = $(COMPILER)=$(if $(findstring clang,$(COMPILER)),clang,gcc\ libc6-dev) \
             pkg-config=pkg-config lua5.4.pc=liblua5.4-dev jansson.pc=libjansson-dev \
             ncursesw.pc=libncurses-dev md4c.pc=libmd4c-dev \
             $(if $(SECCOMP),libseccomp.pc=libseccomp-dev)
TEST_DEPS  = cmocka.pc=libcmocka-dev vterm.pc=libvterm-dev

packages = $(shell pkg-config $(1) 2>/dev/null)
LUA_CFLAGS     := $(call packages,--cflags lua5.4)
JANSSON_CFLAGS := $(call packages,--cflags jansson)
CURSES_CFLAGS  := $(call packages,--cflags ncursesw)
MD4C_CFLAGS    := $(call packages,--cflags md4c)
TEST_CFLAGS    := $(call packages,--cflags cmocka vterm)
SECCOMP_CFLAGS := $(if $(SECCOMP),-DYS_SECCOMP $(call packages,--cflags libseccomp))
LIBS           := $(call packages,--libs lua5.4 jansson ncursesw md4c $(if $(SECCOMP),libseccomp)) \
                  -lm
TEST_LIBS      := $(call packages,--libs cmocka vterm) -lutil

# --------------------------------------------------------------------- the program

SOURCES  := $(wildcard app/*.c app/lesson/*.c engine/*.c engine/inferior/*.c)
KEYMAPS  := $(patsubst assets/keymaps/%,$(BUILD)/gen/keymap_%.c,$(wildcard assets/keymaps/*))
THEMES   := $(wildcard assets/themes/*)
TEMPLATE := $(sort $(shell find assets/lesson -type f))
PROGRAM   = $(BUILD)/yieldscope
ARCHIVE   = $(BUILD)/libyieldscope.a
GENERATED = $(patsubst %,$(BUILD)/gen/%.o,themes lesson_new check_library)
OBJECTS  := $(SOURCES:%.c=$(BUILD)/obj/%.o) $(KEYMAPS:%.c=%.o) $(GENERATED)
MAIN      = $(BUILD)/obj/app/main.o
FLAGS     = -std=c11 -D_GNU_SOURCE $(WARNINGS) -I. -DYS_VERSION='"$(VERSION)"' \
            $(if $(SANITIZE),-fsanitize=$(SANITIZE) -fno-sanitize-recover=all \
              -fno-omit-frame-pointer -DYS_SANITIZED) $(CPPFLAGS) $(CFLAGS)
LINKFLAGS = $(if $(SANITIZE),-fsanitize=$(SANITIZE)) $(LDFLAGS)

# What a sanitizer finds, also in a process without standard error, goes to files there.
REPORTS   = $(abspath $(BUILD))/reports
SANITIZER_OPTIONS = $(if $(SANITIZE),$(BUILD)/obj/tests/support/sanitizer_options.o)

all: $(PROGRAM)

$(PROGRAM): $(MAIN) $(ARCHIVE) $(SANITIZER_OPTIONS)
	$(call say,link )
	$(Q)$(CC) $(LINKFLAGS) -o $@ $^ $(LIBS)

# All but main, so that a test can take what it needs and put a fake in place of the rest.
$(ARCHIVE): $(filter-out $(MAIN),$(OBJECTS))
	$(call say,ar   )
	$(Q)rm -f $@ && $(AR) rcs $@ $^

# Each layer sees only the headers that it may include.
$(BUILD)/obj/app/%.o $(BUILD)/obj/engine/%.o: LAYER = $(JANSSON_CFLAGS)
$(BUILD)/obj/engine/inferior/%.o: LAYER = $(LUA_CFLAGS)
$(BUILD)/obj/engine/inferior/sandbox.o: LAYER = $(SECCOMP_CFLAGS)
$(BUILD)/obj/app/screen.o: LAYER = $(CURSES_CFLAGS)
$(BUILD)/obj/app/lesson/%.o: LAYER = $(JANSSON_CFLAGS) $(MD4C_CFLAGS)
$(BUILD)/obj/tests/%.o: LAYER = $(LUA_CFLAGS) $(JANSSON_CFLAGS) $(TEST_CFLAGS)
$(SANITIZER_OPTIONS): LAYER = -DYS_REPORTS='"$(REPORTS)"'
$(BUILD)/gen/%.o: LAYER = -Wno-overlength-strings

$(BUILD)/obj/%.o: %.c $(BUILD)/flags
	$(call say,cc   )
	$(Q)mkdir -p $(@D) && $(CC) $(FLAGS) $(LAYER) -MMD -MP -c -o $@ $<

$(BUILD)/gen/%.o: $(BUILD)/gen/%.c $(BUILD)/flags
	$(call say,cc   )
	$(Q)$(CC) $(FLAGS) $(LAYER) -c -o $@ $<

# Text files as C strings.
QUOTE = sed 's/[\"]/\\&/g; s/.*/  "&\\n"/'
$(BUILD)/gen/keymap_%.c: assets/keymaps/%
	$(call say,gen  )
	$(Q)mkdir -p $(@D) && { echo 'const char keymap_$*[] ='; $(QUOTE) $<; echo '  "";'; } >$@

$(BUILD)/gen/check_library.c: assets/check.lua
	$(call say,gen  )
	$(Q)mkdir -p $(@D) && { echo 'const char check_library[] ='; $(QUOTE) $<; echo '  "";'; } >$@

$(BUILD)/gen/themes.c: $(THEMES)
	$(call say,gen  )
	$(Q)mkdir -p $(@D) && { echo '#include "app/theme.h"'; \
	  echo 'const struct theme_file theme_files[] = {'; \
	  for theme in $^; do echo "{\"$${theme##*/}\","; $(QUOTE) $$theme; echo '  },'; done; \
	  echo '{0}};'; } >$@

# The lesson that `lesson --new` writes.
$(BUILD)/gen/lesson_new.c: $(TEMPLATE)
	$(call say,gen  )
	$(Q)mkdir -p $(@D) && { echo '#include "app/lesson/lesson_new.h"'; \
	  echo 'const struct lesson_new_file lesson_new_files[] = {'; \
	  for file in $^; do echo "{\"$${file#assets/lesson/}\","; $(QUOTE) $$file; echo '  },'; done; \
	  echo '{0}};'; } >$@

# Changes when the compiler or the flags do, and then all is built again.
ALL_FLAGS = $(CC) $(FLAGS) $(LUA_CFLAGS) $(JANSSON_CFLAGS) $(CURSES_CFLAGS) $(MD4C_CFLAGS) \
            $(SECCOMP_CFLAGS) $(LINKFLAGS) $(LIBS)
$(BUILD)/flags: FORCE
	@mkdir -p $(@D); printf '%s\n' '$(subst ','\'',$(ALL_FLAGS))' >$@.new; \
	  if cmp -s $@.new $@; then rm $@.new; else mv $@.new $@; fi

# ----------------------------------------------------------------------- the tests
# tests/unit, tests/time and tests/screen: each test_*.c is a program of cmocka. A test links
# the archive, and the helpers whose header it includes ("tests/unit/fake_engine.h").
# Those of tests/pty, and the programs of tests/session and tests/scripts, which read files,
# see the program from outside only. tests/lessons/play takes each lesson.md. An exercise's check.lua
# is a test, too: of the solutions in tests/lessons (or their folder: tests/lessons/01-press-next).

TEST_SOURCES := $(wildcard tests/unit/test_*.c tests/time/test_*.c tests/screen/test_*.c \
                  tests/pty/test_*.c)
TEST_FILES   := $(wildcard tests/session/*.session tests/attacks/*.session lessons/*/lesson.md) \
                $(sort $(shell find tests/scripts -name '*.expected'))
TESTS         = $(TEST_SOURCES) $(TEST_FILES) tests/lint/test.sh tests/twins/check.sh \
                $(wildcard lessons/*/exercise/check.lua)
RUNNERS      := tests/session/run.c tests/scripts/run.c tests/lessons/play.c
HELPERS      := $(filter-out $(TEST_SOURCES) $(RUNNERS),$(wildcard tests/*/*.c))
TEST_PROGRAMS = $(patsubst %.c,$(BUILD)/%,$(TEST_SOURCES) $(RUNNERS))
CHOSEN        = $(filter-out $(HELPERS) $(RUNNERS),$(sort $(wildcard $(TESTS))))
NEEDED        = $(patsubst %.c,$(BUILD)/%,$(filter $(TEST_SOURCES),$(CHOSEN)) \
                  $(if $(filter %.session,$(CHOSEN)),tests/session/run.c) \
                  $(if $(filter %.expected,$(CHOSEN)),tests/scripts/run.c) \
                  $(if $(filter %.md,$(CHOSEN)),tests/lessons/play.c))

# Words "FILE:HELPER", by the includes; a helper may need others.
USES    := $(shell grep -o '^.include "tests/[^"]*\.h"' tests/*/*.c /dev/null | \
                   sed 's/.include "//; s/\.h"/.c/')
included = $(filter $(HELPERS),$(patsubst $(1):%,%,$(filter $(1):%,$(USES))))
helpers  = $(sort $(included) $(foreach helper,$(filter-out $(1),$(included)),\
             $(call helpers,$(helper))))
$(foreach test,$(TEST_SOURCES) $(RUNNERS),\
  $(eval $(BUILD)/$(test:.c=): $(patsubst %.c,$(BUILD)/obj/%.o,$(call helpers,$(test)))))

# Of two functions of one name the first counts: the fake, not the one in the archive.
FAKES = -Wl,-z,muldefs
$(TEST_PROGRAMS): $(BUILD)/%: $(BUILD)/obj/%.o $(SANITIZER_OPTIONS)
	$(call say,link )
	$(Q)mkdir -p $(@D) && \
	  $(CC) $(LINKFLAGS) $(FAKES) -o $@ $(filter %.o,$^) $(filter %.a,$^) $(LIBS) $(TEST_LIBS)

$(filter-out %/run $(BUILD)/tests/pty/%,$(TEST_PROGRAMS)): $(ARCHIVE)

BENCHES := $(patsubst %.c,$(BUILD)/%,$(wildcard tests/bench/*.c))
$(BENCHES): $(BUILD)/%: $(BUILD)/obj/%.o $(ARCHIVE)
	$(call say,link )
	$(Q)mkdir -p $(@D) && $(CC) $(LINKFLAGS) -o $@ $^ $(LIBS)

# Runs the tests without looking for what is missing.
check: $(PROGRAM) $(NEEDED)
	@BUILD=$(BUILD) REPORTS=$(REPORTS) JOBS=$(JOBS) sh tests/support/run $(CHOSEN)

# --------------------------------------------------------------------- what to make
# Packages are asked for their flags when make reads this file, so what comes after an
# installation is done by another make.

deps:
	@sh .ci/deps $(RUN_DEPS)

deps-test:
	@sh .ci/deps $(RUN_DEPS) $(TEST_DEPS)

deps-ci: deps-test
	@sh .ci/deps clang=clang valgrind=valgrind clang-format=clang-format cppcheck=cppcheck

run: deps
	@$(MAKE) $(PROGRAM)
	@$(PROGRAM) $(SCRIPT)

test: deps-test
	@$(MAKE) check

lint: deps
	@sh tests/lint/lint.sh
	@$(MAKE) $(PROGRAM)
	@$(PROGRAM) lesson --lint lessons

format:
	clang-format -i $(wildcard app/*.[ch] app/lesson/*.[ch] engine/*.[ch] engine/inferior/*.[ch] \
	  tests/*/*.[ch])

# The suite again, with the sanitizers; it fails at anything that they report.
asan: deps-test
	@TEST_PATIENCE=$${TEST_PATIENCE:-4} \
	  $(MAKE) check BUILD=$(BUILD)/asan SANITIZE=address,undefined CFLAGS='-O1 -g'

# The suite again, each program and each inferior under valgrind; but for tests/time, which
# depends on speed, and kills what valgrind watches.
VALGRIND = valgrind -q --vgdb=no --error-exitcode=99 --leak-check=full --trace-children=yes \
           --show-leak-kinds=definite --errors-for-leak-kinds=definite \
           --log-file=$(REPORTS)/valgrind.%p
valgrind: deps-test
	@sh .ci/deps valgrind=valgrind
	@TEST_WRAPPER='$(strip $(VALGRIND))' TEST_PATIENCE=$${TEST_PATIENCE:-20} \
	  TEST_SLOW=$${TEST_SLOW:-0} $(MAKE) check \
	  TESTS='$(filter-out tests/time/%,$(TESTS))'

# The tests of time for longer, with a frozen copy at each line: room for few, and for many.
stress: deps-test
	@for room in 2 40; do \
	  TIME_SLICE=1 TIME_CHECKPOINTS=$$room TIME_SECONDS=$${TIME_SECONDS:-50} \
	  TEST_PATIENCE=$${TEST_PATIENCE:-4} $(MAKE) check TESTS='tests/time/test_*.c' || exit 1; done

# The pictures of the README, taken of the program itself. (A test checks that they are true.)
screenshots: deps-test
	@UPDATE=1 $(MAKE) check TESTS=tests/screen/test_screenshots.c

# Prints what things cost, and asserts nothing.
bench: deps
	@$(MAKE) $(BENCHES)
	@for bench in $(BENCHES); do $$bench || exit 1; done

install: $(PROGRAM)
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/yieldscope
	install -m 755 $(PROGRAM) $(DESTDIR)$(PREFIX)/bin/yieldscope
	cp -R lessons assets $(DESTDIR)$(PREFIX)/share/yieldscope/

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/yieldscope
	rm -rf $(DESTDIR)$(PREFIX)/share/yieldscope

clean:
	rm -rf $(BUILD)

help:
	@echo 'make            build $(PROGRAM)'
	@echo 'make run        install what is missing, build, open $(SCRIPT)'
	@echo 'make test       install what is missing, build, run all tests'
	@echo 'make lint       check the layers, the format, the scripts, the lessons'
	@echo 'make format     write the code as .clang-format says'
	@echo 'make asan       the tests with the address and undefined-behaviour sanitizers'
	@echo 'make valgrind   the tests under valgrind'
	@echo 'make stress     the tests of time, with a frozen copy at each line'
	@echo 'make screenshots   take the pictures of the README again'
	@echo 'make bench      measure what going back costs'
	@echo 'make deps       install what is missing (apt-get; elsewhere a list)'
	@echo 'make install    to $(PREFIX) (PREFIX, DESTDIR); make uninstall'
	@echo 'make clean      remove $(BUILD)'
	@echo 'Variables are explained at the top of the Makefile.'

.PHONY: all check deps deps-test deps-ci run test lint format asan valgrind stress screenshots bench install uninstall clean help FORCE
.SECONDARY:
-include $(shell find $(BUILD)/obj -name '*.d' 2>/dev/null)
