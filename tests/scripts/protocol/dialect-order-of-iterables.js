// First a method `iterator`, then a method `next`, then the list.
const all = ["list"];
all.next = () => ({ value: "next", done: true });
all[Symbol.iterator] = function* () { yield "iterator"; };
for (const v of all) print(v);

// JavaScript walks only what has Symbol.iterator: the dialect's rule for `next` is this line.
let asked = 0;
const both = ["list", "list"];
both.next = () => ({ value: "next", done: ++asked === 3 });
both[Symbol.iterator] = function () { return this; };
for (const v of both) print(v);

for (const v of ["list"]) print(v);
