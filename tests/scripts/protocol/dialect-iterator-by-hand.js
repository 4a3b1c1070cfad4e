// An iterator by hand is a table whose method `next` returns { value =, done = }.
function dice() {
  let throws = 0;
  return {
    next(sent) {
      throws = throws + 1;
      print("asked", throws, sent);
      if (throws > 2) return { done: true };
      return { value: throws * 10 };
    },
    [Symbol.iterator]() { return this; },
  };
}
for (const v of dice()) print(v);
print([...dice()].length);
