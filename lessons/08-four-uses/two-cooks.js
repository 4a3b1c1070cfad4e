// Use 4: wait, and let others work.
function wait(ms) {
  return new Promise(function (resolve) {
    setTimeout(resolve, ms);
  });
}

async function cook(dish, ms) {
  console.log(dish + " is on the fire");
  await wait(ms);
  console.log(dish + " is ready");
}

cook("rice", 300);
cook("soup", 200);
console.log("The table is laid.");
