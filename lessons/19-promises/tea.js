// Making tea takes time: wait promises what will come.
function wait(ms, value) {
  return new Promise((resolve) => { setTimeout(resolve, ms, value); });
}

function* tea() {
  console.log("The kettle is on.");
  const water = yield wait(200, "hot water");
  console.log(water);
  const cup = yield wait(300, "a cup of tea");
  console.log(cup);
  return "Cheers!";
}

tea();
