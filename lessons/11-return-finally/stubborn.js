// It catches errors. A return, too?
function* stubborn() {
  while (true) {
    let why; try {
      yield "no";
    } catch (e) { why = e; }
    if (why) console.log(why);
  }
}

const child = stubborn();
child.next();
child.throw("stop");
child.return("stop");
