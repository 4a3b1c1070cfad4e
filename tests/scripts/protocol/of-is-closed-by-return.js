// A loop left by return closes what it iterates, before the function returns.
function* f() {
  try { yield 1; yield 2; } finally { print("finally"); }
}
function first(source) {
  for (const v of source) return "first is " + v;
}
const g = f();
print(first(g));
print(g.next().done);
