// false is a value like any other: the loop goes on.
function* f() { yield false; yield 0; yield ""; }
for (const v of f()) print(v === false, v === 0, v === "");
print([...f()].length);
