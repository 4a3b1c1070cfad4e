// suspended-start, return(v): the body never runs; completed; { v, true }.
function* f() {
  try { print("never"); yield 1; } finally { print("never: not even its finally"); }
}
const g = f();
let r = g.return("early");
print(r.value, r.done);
r = g.next();
print(r.value, r.done);
r = f().return();
print(r.value, r.done);
