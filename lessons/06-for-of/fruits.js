// The loop calls next for us, until done is true.
function* fruits() {
  yield "apple";
  yield "banana";
  yield "cherry";
  return "an empty basket";
}

for (const fruit of fruits()) {
  console.log("I eat the " + fruit + ".");
}
console.log("Where did the returned value go?");
