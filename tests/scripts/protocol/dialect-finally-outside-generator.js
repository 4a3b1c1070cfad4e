// finally works in any function, and in the main program, too.
function job(fails) {
  try {
    if (fails) throw "failed";
    return "worked";
  } finally { print("cleaned up"); }
}
print(job(false));
try { print(true, job(true)); } catch (e) { print(false, e); }
try { print("in main"); } finally { print("main cleaned up"); }
