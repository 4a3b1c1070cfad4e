// What cannot be iterated is an error, and the loop's body never runs.
const ok = (f) => { try { f(); return true; } catch { return false; } };
print(ok(() => { for (const _ of 42) print("never"); }));
print(ok(() => { for (const _ of undefined) print("never"); }));
print(ok(() => { for (const _ of true) print("never"); }));
print(ok(() => [...42]));
function* outer() { yield* 42; }
print(ok(() => outer().next()));
