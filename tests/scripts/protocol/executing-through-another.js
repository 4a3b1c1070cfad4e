// A generator that waits for another one is running, too: asking it from there is an error.
let a, b;
function* first() {
  print("first asks second");
  yield b.next().value;
  print("first goes on");
}
function* second() {
  try {
    a.next();
  } catch (e) { print("second asked first", false, e.message.includes("already running")); }
  yield "from second";
}
a = first(); b = second();
print(a.next().value);
print(a.next().done);
print(b.next().done);
