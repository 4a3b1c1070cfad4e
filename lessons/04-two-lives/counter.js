// One function, and two generators.
function* counter(start) {
  let count = start;
  while (true) {
    yield count;
    count = count + 1;
  }
}

const tickets = counter(1);
console.log(tickets.next());
console.log(tickets.next());

const years = counter(2000);
console.log(years.next());
console.log(tickets.next());

tickets;
