// A generator of promises, and who awaits them.
function wait(ms, page) {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, page);
  });
}

function* pages() {
  for (let page = 1; page <= 3; page++) {
    yield wait(100, page);
  }
}

async function read() {
  for (const promised of pages()) {
    console.log("page " + await promised);
  }
}

read();
console.log("The main program goes on.");
