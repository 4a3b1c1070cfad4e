// Left by break, a return_ that answers with no table is an error; its value is never read.
let answer;
const source = {
  [Symbol.iterator]() { return this; },
  next() { return { value: 1, done: false }; },
  return(v) {
    print("closed with", v);
    return answer;
  },
};
const ok = (f) => { try { f(); return true; } catch { return false; } };
print(ok(() => { for (const _ of source) break; }));
answer = { value: "ignored", done: false };
print(ok(() => { for (const _ of source) break; }));
