/* hint_habits.c - see hint_habits.h. Rows that name more of a habit stand before rows that
 * name less of it. */
#include "engine/hint_habits.h"

/* Hints that several rows give. */
#define BRACES   "Lua has no braces around blocks: "
#define IF       BRACES "write if condition then … elseif condition then … else … end."
#define WHILE    BRACES "write while condition do … end."
#define THEN     "An if needs its then, and its end: if condition then … end."
#define DO       "A loop needs its do, and its end: while condition do … end."
#define FUNCTION BRACES "write function (a, b) … end."
#define BLOCK    BRACES "they open with then, do or function (…), and close with end."
#define TRY                                                                                        \
  "try and catch are written with pcall in Lua: local ok, e = pcall(function () … end), then "   \
  "if not ok then … end."
#define FINALLY                                                                                    \
  "finally is written first in Lua: local _ <close> = finally(function () … end) runs when "     \
  "its block is left."
#define SWITCH    "Lua has no switch: write if x == 1 then … elseif x == 2 then … else … end."
#define THROW     "throw e is error(e) in Lua."
#define NEW       "Lua has no new: call the function itself, as in local g = numbers(10)."
#define COMMENT   "Comments begin with -- in Lua; // divides and rounds down."
#define LOCAL     "Lua declares variables with local: write local x = 1."
#define LIST      "Lua writes lists with braces: {1, 2} for [1, 2]."
#define KEY       "Lua writes = after a key: {a = 1} for {a: 1}, and {[\"b c\"] = 2} for {\"b c\": 2}."
#define ARROW     "Lua has no arrow functions: write function (x) return x + 1 end."
#define UNEQUAL   "not equal is written ~= in Lua."
#define STEP      "Lua has no ++ or --: write i = i + 1 or i = i - 1."
#define YIELD     "yield is called like a function here: local x = yield(v)."
#define YIELD_ALL "yield* inner is yield_from(inner) here."
#define RETURN_NAME                                                                                \
  "return is a reserved word in Lua, so the method has another name: g:return_(v)."
#define THEN_NAME                                                                                  \
  "then is a reserved word in Lua, so the method has another name: p:then_(function (value) … "  \
  "end)."
#define PROMISE                                                                                     \
  "new Promise((resolve, reject) => …) is promise(function (resolve, reject) … end) here, and " \
  "Promise.all is promise.all."
#define TIMEOUT                                                                                    \
  "setTimeout(() => …, ms) is after(ms, function () … end) here: the time comes first."
#define MICROTASK "queueMicrotask(() => …) is microtask(function () … end) here."
#define AWAIT     "await is called like a function here: local x = await(p)."
#define ASYNC     "async function f() { … } is local f = async(function () … end) here."
#define COLON     "Methods are called with a colon in Lua: g:next(), not g.next()."
#define OF        "for (const x of list) is for x in of(list) do … end here."
#define PAIRS     "for (const k in t) is for k in pairs(t) do … end in Lua."
#define COUNT     "Lua counts with for i = 0, 9 do … end, where the last number is included too."
#define NULL_IS   "is no word of Lua, so Lua takes it for a variable that nobody set: write nil."
#define APPEND    "Append with list[#list + 1] = v, or table.insert(list, v)."
#define LENGTH    "The length of a list or string x is #x in Lua, not x.length."
#define JOIN      "Lua joins strings with .. and adds only numbers: write \"a\" .. b."
#define MISSING_END                                                                                \
  "An end is missing. Each function, if, for and while needs its own end; a generator closes "     \
  "with end)."
#define LOOP                                                                                       \
  "What follows in must be an iterator: write for v in of(x) do for a generator, a list or a "     \
  "string, and for k, v in pairs(x) do for a table's keys."

const struct hint_habit hint_syntax[] = {
    /* JavaScript's comments first: their words are not code. */
    {"^ // …", HINT_AT, NULL, COMMENT},
    {"// NAME NAME …", HINT_AT, NULL, COMMENT},
    {"// NAME STRING …", HINT_AT, NULL, COMMENT},
    {"//", HINT_AT, NULL, COMMENT},
    {"/*", HINT_AT, NULL, "Comments are written -- to the end of the line, or --[[ … ]], in Lua."},

    /* Loops' heads hold other habits: the whole head goes before its parts. */
    {"for await ANY", HINT_ON_LINE, NULL,
     "for await (const x of list) is for p in of(list) do local x = await(p) … end here."},
    {"for ( const|let|var NAME of", HINT_AT, NULL, OF},
    {"for ( const|let|var NAME in", HINT_AT, NULL, PAIRS},
    {"for ( const|let|var [", HINT_AT, NULL, OF},
    {"for ( NAME of", HINT_AT, NULL, OF},
    {"for (", HINT_AT, NULL, COUNT},
    {"for const|let|var NAME", HINT_AT, NULL, OF},
    {"for NAME of", HINT_AT, NULL, OF},

    /* Words. */
    {"throw new NAME", HINT_AT, NULL, THROW},
    {"throw ANY", HINT_AT, NULL, THROW},
    {"new Promise|promise", HINT_ON_LINE, NULL, PROMISE},
    {"new NAME", HINT_AT, NULL, NEW},
    {"const|let|var NAME", HINT_AT, NULL, LOCAL},
    {"const|let|var {|[", HINT_ON_LINE, NULL,
     "Lua takes no tables apart by itself: write local a, b = t.a, t.b."},
    {"class NAME", HINT_AT, NULL,
     "Lua has no classes: make tables in a function, and give them methods with function "
     "t:name()."},
    {"import ANY", HINT_AT, NULL, "Lua imports with local m = require(\"m\")."},
    {"export ANY", HINT_AT, NULL, "A Lua module returns what it offers: return { name = name }."},
    {"typeof ANY", HINT_ON_LINE, NULL, "typeof x is type(x) in Lua."},
    {"continue", HINT_ON_LINE, NULL,
     "Lua has no continue: write goto continue, and ::continue:: before the loop's end."},
    {"case ANY", HINT_AT, NULL, SWITCH},
    {"default :", HINT_AT, NULL, SWITCH},

    /* Generators. */
    {"function *", HINT_AT, NULL,
     "function* f(a) { … } is local f = generator(function (a) … end) here."},
    {"yield *", HINT_AT, NULL, YIELD_ALL},
    {"yield [", HINT_ON_LINE, NULL, "Call yield and write lists with braces: yield({1, 2})."},
    {"yield NAME|NUMBER", HINT_ON_LINE, NULL, YIELD},
    {"yield -|#|not", HINT_ON_LINE, "syntax error|expected|unexpected", YIELD},
    {":|. return", HINT_AT, NULL, RETURN_NAME},

    /* Asynchronous work. */
    {":|. then", HINT_AT, NULL, THEN_NAME},
    {"await NAME|NUMBER|STRING", HINT_ON_LINE, NULL, AWAIT},
    {"async function", HINT_ON_LINE, NULL, ASYNC},
    {"async (…) =>", HINT_ON_LINE, NULL, ASYNC},
    {"async NAME =>", HINT_ON_LINE, NULL, ASYNC},
    {"setTimeout ( (…) =>", HINT_ON_LINE, NULL, TIMEOUT},
    {"queueMicrotask ( (…) =>", HINT_ON_LINE, NULL, MICROTASK},

    /* Operators. */
    {"!=|!==", HINT_AT, NULL, UNEQUAL},
    {"===", HINT_AT, NULL, "=== is written == in Lua, which never converts what it compares."},
    {"=>", HINT_ON_LINE, NULL, ARROW},
    {"++", HINT_AT, NULL, STEP},
    {"--", HINT_ON_LINE, NULL, STEP},
    {"+=|-=|*=|/=|%=", HINT_AT, NULL, "Lua has no +=, -=, *= or /=: write n = n + 1."},
    {"**", HINT_AT, NULL, "Powers are written with ^ in Lua: 2 ^ 8."},
    {"&&", HINT_AT, NULL, "&& is written and in Lua."},
    {"||", HINT_AT, NULL, "|| is written or in Lua."},
    {"??", HINT_AT, NULL, "a ?? b is a or b in Lua (which takes b for false too)."},
    {"?.", HINT_AT, NULL, "a?.b is a and a.b in Lua."},
    {"!", HINT_AT, NULL, "!x is written not x in Lua."},
    {"?", HINT_AT, NULL, "c ? a : b is c and a or b in Lua (where a is neither nil nor false)."},
    {"TEMPLATE", HINT_AT, NULL,
     "Lua has no backticks: write \"n is \" .. n, or [[…]] for a text of several lines."},

    /* Brackets. */
    {"[ ...", HINT_AT, NULL, "[...x] is collect(x) here."},
    {"=|(|,|{|return|in|==|and|or [", HINT_AT, NULL, LIST},
    {"{|, [ ANY ,", HINT_AT, NULL, LIST},
    {"NAME : ANY", HINT_AT, "<name> expected", KEY},
    {"NAME : NAME ANY", HINT_AT, "function arguments expected", KEY},
    {"NAME : NAME", HINT_ON_LINE, "function arguments expected", KEY},
    {"STRING|NUMBER|] :", HINT_AT, NULL, KEY},
    {"} else if", HINT_ON_LINE, NULL, IF},
    {"}|) else", HINT_ON_LINE, NULL, IF},
    {"else {", HINT_AT, NULL, IF},
    {"if (…) {", HINT_ON_LINE, NULL, IF},
    {"if (…) ANY", HINT_AT, "'then' expected", THEN},
    {"while (…) {", HINT_ON_LINE, NULL, WHILE},
    {"while (…) ANY", HINT_AT, "'do' expected", DO},
    {"function NAME (…) {", HINT_AT, NULL, FUNCTION},
    {"function (…) {", HINT_AT, NULL, FUNCTION},
    {"try {", HINT_BEFORE, NULL, TRY},
    {"catch (…) {", HINT_ON_LINE, NULL, TRY},
    {"finally {", HINT_ON_LINE, NULL, FINALLY},
    {"switch (…) {", HINT_BEFORE, NULL, SWITCH},
    {"{|}", HINT_AT, "unexpected symbol|<eof>|'end' expected|'else", BLOCK},

    /* What compiled as something else, and only broke later. */
    {"if (…) {", HINT_BEFORE, "'then' expected", IF},
    {"while (…) {", HINT_BEFORE, "'do' expected|'}' expected", WHILE},
    {"if", HINT_BEFORE, "'then' expected", THEN},
    {"while|for", HINT_BEFORE, "'do' expected", DO},
    {"else if", HINT_BEFORE, "'end' expected",
     "else if opens a second if, which needs an end of its own: elseif, one word, does not."},
    {"// NAME", HINT_ON_LINE, NULL, COMMENT},

    /* After all else: nothing stands where an end should. */
    {NULL, HINT_BEFORE, "'end' expected", MISSING_END},
};
const size_t hint_syntax_count = sizeof hint_syntax / sizeof *hint_syntax;

const struct hint_habit hint_runtime[] = {
    {NULL, HINT_AT, "(global 'console')", "console.log(x) is print(x) in Lua."},
    {NULL, HINT_AT, "(global 'null')", "null " NULL_IS},
    {NULL, HINT_AT, "(global 'undefined')", "undefined " NULL_IS},
    {NULL, HINT_AT, "(global 'this')",
     "this is called self in Lua, in functions that are declared with a colon: function t:name()."},
    {NULL, HINT_AT, "(global 'throw')", THROW},
    {NULL, HINT_AT, "(global 'try')|(global 'catch')", TRY},
    {NULL, HINT_AT, "(global 'switch')", SWITCH},
    {NULL, HINT_AT, "(global 'new')", NEW},
    {NULL, HINT_AT, "(global 'Promise')", PROMISE},
    {NULL, HINT_AT, "(global 'setTimeout')", TIMEOUT},
    {NULL, HINT_AT, "(global 'setInterval')",
     "There is no setInterval here: write a loop with await(sleep(ms)) in an async function."},
    {NULL, HINT_AT, "(global 'clearTimeout')",
     "A timer cannot be taken back here: let its function look first whether it still should."},
    {NULL, HINT_AT, "(global 'setImmediate')", "setImmediate(f) is nearly after(0, f) here."},
    {NULL, HINT_AT, "(global 'queueMicrotask')", MICROTASK},
    {"process . nextTick", HINT_ON_LINE, "(global 'process')", MICROTASK},
    {NULL, HINT_AT, "(field 'allSettled')", "Promise.allSettled is promise.all_settled here."},
    {NULL, HINT_AT, "to 'after' (number expected, got function)",
     "The milliseconds come first here: after(100, f) for setTimeout(f, 100)."},
    {"new NAME", HINT_ON_LINE, "attempt to", NEW},
    {NULL, HINT_AT, "(global 'typeof')", "typeof(x) is type(x) in Lua."},
    {NULL, HINT_AT, "(global 'Math')", "Lua's math library is written small: math.floor(x)."},
    {NULL, HINT_AT, "(global 'parseInt')|(global 'parseFloat')|(global 'Number')",
     "Texts become numbers with tonumber(text) in Lua."},
    {NULL, HINT_AT, "(global 'String')|'toString')", "Values become text with tostring(x) in Lua."},
    {NULL, HINT_AT, "(global 'Array')|(global 'Object')",
     "Lists and objects are both tables in Lua: {1, 2} and {a = 1}; pairs(t) gives their keys."},
    {NULL, HINT_AT, "(global 'Symbol')",
     "An iterable is a table with a method here: function t:iterator() … end."},
    {NULL, HINT_AT, "(global 'yield')", YIELD_ALL},
    {NULL, HINT_AT, "'push')", APPEND},
    {NULL, HINT_AT, "'pop')", "table.remove(list) takes the last element off a list in Lua."},
    {NULL, HINT_AT, "'shift')", "table.remove(list, 1) takes the first element off a list in Lua."},
    {NULL, HINT_AT, "'unshift')", "table.insert(list, 1, v) puts v first in a list in Lua."},
    {NULL, HINT_AT, "'join')", "table.concat(list, \", \") joins a list in Lua."},
    {NULL, HINT_AT, "'forEach')|'map')|'filter')|'reduce')",
     "Lua's lists have no methods: write a loop, for i, v in ipairs(list) do … end."},
    {NULL, HINT_AT, "'slice')|'substring')",
     "Lua cuts strings with s:sub(first, last), from 1 on."},
    {NULL, HINT_AT, "'indexOf')|'includes')", "Lua searches strings with s:find(text, 1, true)."},
    {NULL, HINT_AT, "'toUpperCase')|'toLowerCase')", "Lua has s:upper() and s:lower()."},
    {NULL, HINT_AT, "'length')", LENGTH},
    {"NAME . length", HINT_ON_LINE, "a nil value|with nil|nil with|got nil", LENGTH},
    {"NAME [ 0 ]", HINT_ON_LINE, "a nil value|with nil|nil with",
     "Lists begin at 1 in Lua: the first element is list[1]."},
    {"in NAME :|. next", HINT_ON_LINE, "for iterator", LOOP},
    {NULL, HINT_AT, "for iterator|is a generator, not a function", LOOP},
    {NULL, HINT_AT, "(local 'self')",
     "The method got no self: call it with a colon, t:name(), not with a dot."},
    {"NAME : next|throw|return_", HINT_ON_LINE, "index a function value",
     "A generator function makes a generator when it is called: local g = f(), then g:next()."},
    {"NAME . next|throw|return_", HINT_ON_LINE, "index a function value",
     "A generator function makes a generator when it is called: local g = f(), then g:next()."},
    {"NAME . next|throw|return_ (", HINT_ON_LINE,
     "bad argument|'next'|'throw'|'return_'|a nil value|self", COLON},
    {"+", HINT_ON_LINE, "attempt to add a 'string'|with a 'string'|arithmetic on a string", JOIN},
    {"// NAME", HINT_ON_LINE, "attempt to perform arithmetic|attempt to idiv", COMMENT},
};
const size_t hint_runtime_count = sizeof hint_runtime / sizeof *hint_runtime;
