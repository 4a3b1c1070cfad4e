// Calling a generator function runs nothing; every call makes a generator of its own.
function* count(from, ...rest) {
  print("begins with", from, ...rest);
  yield from;
  yield from + 1;
}
const a = count(1, "x", "y");
const b = count(10);
print("made two");
print(a.next().value, b.next().value, a.next().value, b.next().value);
print(a.next().done, b === a);
