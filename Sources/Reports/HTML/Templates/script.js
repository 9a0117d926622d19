'use strict';
(() => {
const root = document.documentElement;
const get = id => document.getElementById(id);
const all = (what, from = document) => [...from.querySelectorAll(what)];
const data = () => data.value ||= JSON.parse(get('result').textContent);

// Theme
const theme = get('theme');
const isDark = () => (root.dataset.theme || (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light')) === 'dark';
const nameTheme = () => { theme.textContent = isDark() ? 'Light theme' : 'Dark theme'; };
theme.hidden = false;
nameTheme();
theme.onclick = () => { root.dataset.theme = isDark() ? 'light' : 'dark'; nameTheme(); draw(); };

// Sorting
const number = text => /^[-−+]?\d/.test(text) ? parseFloat(text.replace('−', '-')) : NaN;
for (const table of all('table.sortable')) {
  all('thead th', table).forEach((head, column) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = head.textContent;
    head.replaceChildren(button);
    button.onclick = () => {
      const down = head.ariaSort === 'ascending';
      all('th', head.parentNode).forEach(other => { other.ariaSort = null; });
      head.ariaSort = down ? 'descending' : 'ascending';
      const text = row => row.cells[column].textContent;
      const compare = (a, b) => {
        const x = number(text(a)), y = number(text(b));
        if (isNaN(x) !== isNaN(y)) return isNaN(x) ? 1 : -1;
        return (isNaN(x) ? text(a).localeCompare(text(b)) : x - y) * (down ? -1 : 1);
      };
      const body = table.tBodies[0];
      body.append(...[...body.rows].sort(compare));
    };
  });
}

// Downloads
const downloads = get('downloads');
downloads.hidden = false;
const offer = (name, type, text) => {
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Save ' + name;
  button.onclick = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text()], { type }));
    link.download = name;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1e4);
  };
  downloads.append(button);
};
for (const name of (downloads.dataset.files || '').split(' ').filter(Boolean)) offer(name, 'text/csv', () => data().files[name]);
offer('session-summary.json', 'application/json', () => JSON.stringify(data().session, null, 2));

// Signals: zoom by wheel, keys and buttons, move by dragging
const plot = get('plot');
let rows = null, from = 0, to = 1, first = 0, last = 1;
const decode = (text, step) => {
  const raw = atob(text), values = new Float32Array(raw.length / 2);
  for (let i = 0; i < values.length; i++) {
    const whole = (raw.charCodeAt(2 * i) | raw.charCodeAt(2 * i + 1) << 8) << 16 >> 16;
    values[i] = whole === -32768 ? NaN : whole * step;
  }
  return values;
};
const load = () => {
  rows = [];
  for (const signal of data().signals) {
    for (const [key, name] of [['pitch_rate', 'pitch rate, deg/s'], ['acceleration', 'acceleration, m/s²']]) {
      const values = decode(signal[key].int16, signal[key].step);
      let low = Infinity, high = -Infinity;
      for (const value of values) { if (value < low) low = value; if (value > high) high = value; }
      if (low <= high) rows.push({ signal, values, low, high: high > low ? high : low + 1, title: signal.side + ' ' + name });
    }
  }
  first = Math.min(...rows.map(row => row.signal.start_s));
  last = Math.max(...rows.map(row => row.signal.start_s + row.values.length / 2 * row.signal.interval_s));
  [from, to] = [first, last];
};
const show = (start, length) => {
  length = Math.max(0.5, Math.min(last - first, length));
  from = Math.max(first, Math.min(last - length, start));
  to = from + length;
  requestAnimationFrame(draw);
};
const zoom = (factor, share = 0.5) => show(from + (to - from) * share * (1 - factor), (to - from) * factor);
function draw() {
  if (!plot || !rows || !rows.length) return;
  const dots = devicePixelRatio || 1, width = plot.clientWidth, height = plot.clientHeight;
  plot.width = width * dots;
  plot.height = height * dots;
  const pen = plot.getContext('2d');
  pen.scale(dots, dots);
  const colour = name => getComputedStyle(root).getPropertyValue('--' + name);
  const strip = (height - 24) / rows.length, x = time => (time - from) / (to - from) * width;
  pen.font = '12px system-ui, sans-serif';
  rows.forEach((row, index) => {
    const { signal, values, low, high } = row, top = index * strip;
    const y = value => top + strip - 6 - (value - low) / (high - low) * (strip - 24);
    pen.fillStyle = colour('ink');
    pen.fillText(row.title, 4, top + 12);
    pen.strokeStyle = colour('rule');
    pen.strokeRect(0, top, width, strip);
    if (to - from < 20) {
      pen.beginPath();
      for (const time of signal.contacts_s) if (time > from && time < to) { pen.moveTo(x(time), top + 16); pen.lineTo(x(time), top + strip); }
      pen.stroke();
    }
    pen.strokeStyle = colour(signal.side[0]);
    pen.beginPath();
    const begin = Math.max(0, Math.floor((from - signal.start_s) / signal.interval_s));
    const end = Math.min(values.length / 2, Math.ceil((to - signal.start_s) / signal.interval_s) + 1);
    const step = Math.max(1, Math.floor((end - begin) / width / 2));
    let down = false;
    for (let i = begin; i < end; i += step) {
      let least = Infinity, most = -Infinity;
      for (let j = i; j < Math.min(end, i + step); j++) { least = Math.min(least, values[2 * j]); most = Math.max(most, values[2 * j + 1]); }
      if (!(least <= most)) { down = false; continue; }
      const place = x(signal.start_s + (i + step / 2) * signal.interval_s);
      down ? pen.lineTo(place, y(least)) : pen.moveTo(place, y(least));
      pen.lineTo(place, y(most));
      down = true;
    }
    pen.stroke();
  });
  pen.fillStyle = colour('ink');
  const mark = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 60, 120, 300, 600, 1800, 3600].find(size => (to - from) / size <= width / 80) || 7200;
  for (let time = Math.ceil(from / mark) * mark; time < to; time += mark) pen.fillText(+time.toFixed(1) + ' s', x(time), height - 6);
}
if (get('viewer')) {
  get('viewer').hidden = false;
  new IntersectionObserver((seen, watch) => {
    if (!seen.some(entry => entry.isIntersecting)) return;
    watch.disconnect();
    load();
    draw();
  }, { rootMargin: '300px' }).observe(plot);
  addEventListener('resize', draw);
  matchMedia('(prefers-color-scheme: dark)').onchange = () => { nameTheme(); draw(); };
  const move = share => show(from + (to - from) * share, to - from);
  const acts = { in: () => zoom(0.5), out: () => zoom(2), back: () => move(-0.3), on: () => move(0.3), all: () => show(first, last - first) };
  all('[data-do]').forEach(button => { button.onclick = acts[button.dataset.do]; });
  const keys = { '+': 'in', '=': 'in', '-': 'out', ArrowLeft: 'back', ArrowRight: 'on', 0: 'all' };
  plot.onkeydown = event => { const act = acts[keys[event.key]]; if (act) { event.preventDefault(); act(); } };
  const share = event => event.offsetX / plot.clientWidth;
  plot.addEventListener('wheel', event => {
    if (document.activeElement !== plot && !event.ctrlKey) return;
    event.preventDefault();
    zoom(event.deltaY > 0 ? 1.25 : 0.8, share(event));
  }, { passive: false });
  let grip = null;
  plot.onpointerdown = event => { grip = [event.offsetX, from]; plot.setPointerCapture(event.pointerId); };
  plot.onpointerup = plot.onpointercancel = () => { grip = null; };
  plot.onpointermove = event => {
    if (grip) return show(grip[1] - (event.offsetX - grip[0]) / plot.clientWidth * (to - from), to - from);
    const time = from + share(event) * (to - from);
    get('readout').textContent = time.toFixed(2) + ' s' + rows.map(row => {
      const index = Math.floor((time - row.signal.start_s) / row.signal.interval_s), value = row.values[2 * index + 1];
      return value === undefined || isNaN(value) ? '' : ' · ' + row.title.split(',')[0] + ' ' + value.toFixed(1);
    }).join('');
  };
}
})();
