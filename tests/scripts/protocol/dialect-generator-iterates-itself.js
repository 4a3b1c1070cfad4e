// A generator's `iterator` is the generator: a loop goes on where the last call stopped.
function* count() {
  for (let i = 1; i <= 4; i++) yield i;
}
const g = count();
print(g[Symbol.iterator]() === g);
print(g.next().value);
for (const v of g) print(v);
for (const v of g) print("never", v);
print([...g].length);
