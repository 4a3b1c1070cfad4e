// yield_from sends every next(v) on; the first thing that the inner one gets is nothing.
function* inner() {
  print("inner got", yield "a");
  print("inner got", yield "b");
  return "c";
}
function* outer() {
  print("outer got", yield "before");
  print("value", yield* inner());
  print("outer got", yield "after");
}
const g = outer();
print(g.next(0).value);
print(g.next(1).value);
print(g.next(2).value);
print(g.next(3).value);
print(g.next(4).done);
