// An error in an async function rejects its promise, also before the first await.
const early = async () => { throw "early"; };
const late = async () => { await undefined; throw "late"; };
early().catch((e) => print("caught", e));
late().catch((e) => print("caught", e));
print("main goes on");
