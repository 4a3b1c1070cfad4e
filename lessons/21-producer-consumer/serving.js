// No generator: this cook calls you.
function cook_all(serve) {
  const dishes = ["soup", "rice", "cake"];
  for (const dish of dishes) {
    console.log("cook " + dish);
    serve(dish);
  }
  console.log("close the kitchen");
}

cook_all(function (dish) {
  console.log("eat " + dish);
});
