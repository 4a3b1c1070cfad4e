// yield belongs to the body, or to a function handed to pcall, xpcall or finally there.
function* f() {
  try {
    yield "in body";
    try {
      yield "in pcall";
      try { yield "in pcall in pcall"; } catch {}
      try {} finally { yield "in finally in pcall"; }
    } catch {}
    try { yield "in xpcall"; } catch {}
    for (let i = 1; i <= 1; i++) {
      if (true) { { yield "in blocks"; } }
    }
  } finally { yield "in finally"; }
}
for (const v of f()) print(v);
