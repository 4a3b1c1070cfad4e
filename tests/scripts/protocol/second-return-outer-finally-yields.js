// A second return leaves the first finally; the next finally may pause again, and w stands.
function* f() {
  try {
    try {
      yield 1;
    } finally {
      try { yield "inner"; } finally { print("finally in finally"); }
    }
  } finally { yield "outer"; }
}
const g = f();
g.next();
print(g.return("v").value);
print(g.return("w").value);
const r = g.next();
print(r.value, r.done);
