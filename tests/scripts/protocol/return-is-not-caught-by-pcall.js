// pcall does not catch a return, however deep the pcalls stand.
function* f() {
  try {
    try {
      try { yield 1; } catch { print("never"); }
      print("never");
    } finally { print("finally in pcall"); }
  } catch { print("never"); }
  yield "never";
}
const g = f();
g.next();
const r = g.return("v");
print(r.value, r.done);
print(g.next().done);
