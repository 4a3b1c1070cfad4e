// A loop left by goto closes what it iterates; of two loops, the inner one first.
function* f(name) {
  try { yield 1; yield 2; } finally { print("finally of " + name); }
}
outer: for (const a of f("outer")) {
  for (const b of f("inner")) {
    print(a, b);
    if (a === 1) continue outer;
    break outer;
  }
}
print("after");
