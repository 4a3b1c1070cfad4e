// suspended-yield, next(v): v is the value of the paused yield, whatever v is.
function* f() {
  const list = [];
  for (let i = 1; i <= 4; i++) list.push(String((yield i) ?? "nil"));
  return list.join(" ");
}
const g = f();
print(g.next("dropped").value);
print(g.next("text").value);
print(g.next(false).value);
print(g.next(undefined).value);
print(g.next(0).value);
