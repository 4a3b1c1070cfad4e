// It catches errors, and goes on.
function* reader() {
  let number = 1;
  while (true) {
    let why; try {
      yield "page " + number;
      number = number + 1;
    } catch (e) { why = e; }
    if (why) console.log(why);
  }
}

const pages = reader();
pages.next();
pages.next();
pages.throw("coffee");
pages.next();
