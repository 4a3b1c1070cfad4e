// Of two finallys that throw, the outer one's error stands; it replaces the body's error.
function* f() {
  try {
    try { throw "body"; } finally { throw "inner"; }
  } finally { throw "outer"; }
}
try { f().next(); } catch (e) { print(false, e); }
function* h() {
  try { return "lost"; } finally { throw "at the end"; }
}
const g = h();
try { g.next(); } catch (e) { print(false, e); }
print(g.next().value);
