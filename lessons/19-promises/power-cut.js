// A promise can fail, too: then await throws.
function power_cut(ms) {
  return new Promise((_, reject) => { setTimeout(reject, ms, "no power"); });
}

async function tea() {
  console.log("The kettle is on.");
  let ok = true, reason; try {
    await power_cut(200);
    console.log("hot water");
  } catch (e) { ok = false; reason = e; }
  if (!ok) console.log("cold water: " + reason);
}

tea();
console.log("The table is laid.");
