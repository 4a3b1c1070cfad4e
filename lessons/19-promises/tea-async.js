// The same tea with async and await.
function wait(ms, value) {
  return new Promise((resolve) => { setTimeout(resolve, ms, value); });
}

async function tea() {
  console.log("The kettle is on.");
  const water = await wait(200, "hot water");
  console.log(water);
  const cup = await wait(300, "a cup of tea");
  console.log(cup);
  return "Cheers!";
}

tea().then(console.log);
console.log("The table is laid.");
