// What does the call of greet() run?
function* greet() {
  console.log("the body starts");
  yield "hello";
  console.log("the body goes on");
  yield "bye";
  console.log("the body ends");
}

console.log("before the call");
const g = greet();
console.log("after the call");

g;
