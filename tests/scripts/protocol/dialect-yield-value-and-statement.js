// `yield(v)` hands v out; `x = yield(v)` takes in what the next call sends.
function* talk() {
  const first = yield "one";
  print("first is", first);
  yield "two";
  print("both are", yield "three", yield "four");
  const nothing = yield;
  print("nothing is", nothing);
}
const g = talk();
print(g.next().value);
print(g.next("a").value);
print(g.next("b").value);
print(g.next("c").value);
let r = g.next("d");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
