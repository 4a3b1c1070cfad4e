// An inner finally may yield during a return; after it both generators are completed.
function* inner() {
  try {
    yield 1;
  } finally {
    const sent = yield "cleaning";
    print("inner was sent", sent);
  }
}
function* outer() {
  try {
    yield* inner();
    print("never");
  } finally { print("outer's finally"); }
}
const g = outer();
g.next();
let r = g.return("v");
print(r.value, r.done);
r = g.next("soap");
print(r.value, r.done);
