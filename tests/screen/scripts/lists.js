const pick = function* (basket) {
  const first = basket.fruits[0];
  yield first;
  basket.fruits[0] = "cherry";
  yield basket;
};
pick({ fruits: ["apple", "banana"], "how many": 2 });
