// Left by break, return or goto, the error that return_ throws stands.
function* f() {
  try { yield 1; } finally { throw "from return_"; }
}
try {
  for (const _ of f()) break;
  print("never");
} catch (e) { print(false, e); }
try {
  (() => { for (const _ of f()) return "lost"; })();
} catch (e) { print(false, e); }
try {
  out: { for (const _ of f()) break out; }
  print("never");
} catch (e) { print(false, e); }
