// Eats what it is sent. You are the cook.
function* guest() {
  for (let eaten = 0; eaten <= 2; eaten++) {
    const dish = yield eaten;
    console.log("eat " + (dish || "air"));
  }
  return "full";
}

guest();
