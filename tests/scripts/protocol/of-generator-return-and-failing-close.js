// During return(v), an error of closing the loop's source replaces v.
function* source() {
  try { yield 1; } finally { throw "cannot close"; }
}
function* user() {
  try {
    for (const n of source()) yield n;
  } finally { print("user's finally"); }
}
const g = user();
g.next();
try { g.return("v"); } catch (e) { print(false, e); }
print(g.next().done);
