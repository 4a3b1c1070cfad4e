// A loop left by an error closes what it iterates, then the error goes on.
function* f() {
  try { yield 1; yield 2; } finally { print("finally"); }
}
const g = f();
try {
  for (const v of g) {
    print(v);
    throw "in the loop";
  }
} catch (e) { print(false, e); }
print(g.next().done);
