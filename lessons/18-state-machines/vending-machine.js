// The same machine twice: the generator's state is the line where it is paused.
function* vending(price) {
  while (true) {
    let paid = 0;
    while (paid < price) {
      const coin = yield "pay " + (price - paid);
      paid = paid + (coin || 0);
    }
    const drink = yield "tea or coffee?";
    yield "here is your " + (drink || "tea");
  }
}

// By hand, the state needs a name, and each call begins by asking for it.
const by_hand = { price: 2, paid: 0, state: "start" };
by_hand.next = function (sent) {
  if (by_hand.state === "pay") {
    by_hand.paid = by_hand.paid + (sent || 0);
  } else if (by_hand.state === "choose") {
    by_hand.state = "take";
    return { value: "here is your " + (sent || "tea"), done: false };
  } else {
    by_hand.paid = 0;
  }
  by_hand.state = by_hand.paid < by_hand.price ? "pay" : "choose";
  if (by_hand.state === "choose") return { value: "tea or coffee?", done: false };
  return { value: "pay " + (by_hand.price - by_hand.paid), done: false };
};

const machine = vending(2);
for (const sent of [0, 1, 1, "coffee", 0, 2, "tea", 0]) {
  const [one, other] = [machine.next(sent), by_hand.next(sent)];
  console.log(one.value + (one.value === other.value ? "" : " (by hand: " + other.value + ")"));
}
machine;
