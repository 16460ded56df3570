/* What the pages do beyond HTML: tables that sort and filter, and spans that light up when a link leads to them.
   Without it every word is still there. No request is made, nothing is stored. */
(function () {
  "use strict";
  document.documentElement.classList.remove("no-js");

  function target() {
    try {
      return decodeURIComponent(location.hash.slice(1));
    } catch (error) {
      return location.hash.slice(1);
    }
  }

  // Articles: all pieces of the span that a link leads to, and its note.
  function light() {
    var wanted = target();
    document.querySelectorAll(".lit").forEach(function (piece) { piece.classList.remove("lit"); });
    if (!wanted) return;
    var pieces = Array.from(document.querySelectorAll("[data-r]")).filter(function (piece) {
      return piece.dataset.r.split(" ").includes(wanted);
    });
    pieces.forEach(function (piece) { piece.classList.add("lit"); });
    var note = document.querySelector('.notes a.num[href="#' + CSS.escape(wanted) + '"]');
    if (note) note.parentElement.classList.add("lit");
    if (pieces.length) {
      pieces[0].scrollIntoView({ block: "center" });
      if (pieces[0].matches("a")) pieces[0].focus({ preventScroll: true });
    }
  }

  // Tables: DataTables over the rows that are on the page already.
  function browse(element) {
    // On a phone a row is a card, and each value stands beside the name of its column.
    var names = Array.from(element.tHead.rows[0].cells, function (head) { return head.textContent; });
    Array.from(element.tBodies[0].rows).forEach(function (row) {
      Array.from(row.cells).forEach(function (cell, index) { cell.dataset.label = names[index]; });
    });
    var table = new DataTable(element, {
      pageLength: 25,
      lengthMenu: [25, 100, 500],
      order: [],
      autoWidth: false,
      layout: { topStart: "search", topEnd: "info", bottomStart: "pageLength", bottomEnd: "paging" },
      language: {
        search: "Search ",
        lengthMenu: "_MENU_ rows a page",
        info: "_START_–_END_ of _TOTAL_ rows",
        infoEmpty: "no rows",
        infoFiltered: "(of _MAX_)",
        zeroRecords: "No row fits.",
        emptyTable: "This release has no such rows."
      }
    });
    var form = document.querySelector("form.filters");
    form.hidden = false;
    form.addEventListener("submit", function (event) { event.preventDefault(); });
    // A phone shows no column heads to click on.
    document.getElementById("sort").addEventListener("change", function (event) {
      var column = names.indexOf(event.target.value);
      table.order(column < 0 ? [] : [[column, "asc"]]).draw();
    });
    form.querySelectorAll("select[data-name]").forEach(function (choice) {
      var column = Array.from(element.tHead.rows[0].cells).findIndex(function (head) {
        return head.dataset.name === choice.dataset.name;
      });
      choice.addEventListener("change", function () {
        var value = choice.value;
        table.column(column).search(value ? "^" + DataTable.util.escapeRegex(value) + "$" : "", true, false).draw();
      });
    });
    var all = document.getElementById("all-columns");
    all.addEventListener("change", function () { element.classList.toggle("all", all.checked); });

    function go() {
      var wanted = target();
      element.querySelectorAll("tr.lit").forEach(function (row) { row.classList.remove("lit"); });
      if (wanted.startsWith("q=")) {
        table.search(wanted.slice(2)).draw();
        return;
      }
      if (!wanted) return;
      var place = table.rows({ order: "applied", search: "applied" }).nodes().toArray().findIndex(function (row) {
        return row.id === location.hash.slice(1) || row.id === wanted;
      });
      if (place < 0) return;
      table.page(Math.floor(place / table.page.len())).draw("page");
      var row = document.getElementById(wanted) || document.getElementById(location.hash.slice(1));
      row.classList.add("lit");
      row.scrollIntoView({ block: "center" });
      var link = row.querySelector("a");
      if (link) link.focus({ preventScroll: true });
    }
    window.addEventListener("hashchange", go);
    go();
  }

  var rows = document.getElementById("rows");
  if (rows && window.DataTable && rows.tBodies[0].rows.length) {
    browse(rows);
  } else if (document.body.classList.contains("reading")) {
    window.addEventListener("hashchange", light);
    light();
  }
})();
