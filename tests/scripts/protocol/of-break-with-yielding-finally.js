// A source whose finally yields when the loop is left stays paused: the loop asks only once.
function* f() {
  try {
    yield 1;
  } finally {
    yield "ignored by the loop";
    print("cleaned at last");
  }
}
const g = f();
for (const _ of g) break;
print("after the loop");
const r = g.next();
print(r.value, r.done);
