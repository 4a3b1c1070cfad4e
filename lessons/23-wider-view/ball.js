// Who has the ball says who gets it.
function* player(to) {
  while (true) {
    yield to;
  }
}

const team = {
  ann: player("cid"),
  bob: player("ann"),
  cid: player("bob")
};
let turn = "ann";
for (let catches = 1; catches <= 6; catches++) {
  turn = team[turn].next().value;
  console.log("to " + turn);
}
