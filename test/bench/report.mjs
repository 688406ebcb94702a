/** The rows of a run, printed as they come and kept for the file of results. */
import { ratio, spread } from './measure.mjs';

const NOISY = 0.3;

export class Report {
  rows = [];

  constructor(head, say) {
    this.head = { at: new Date().toISOString(), ...head };
    this.say = say;
    const { scale, leftOut, machine, versions } = this.head;
    say(`${scale} run; left out: ${leftOut}`);
    say(`${machine.cpu}, ${machine.cores} cores, load ${machine.load.join(' ')}; pinned: ${machine.pinned}`);
    say(
      Object.entries(versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    );
  }

  sawNeo4j(version) {
    if (!this.head.versions.neo4j) this.say(`neo4j ${version}`);
    this.head.versions.neo4j = version;
  }

  /** How many times the CPU of ours another stack takes; the ratio of the clock is told beside it. */
  addRatio(engine, id, { costs, what, than, one, atLeast, noisyBy }) {
    const pair = { ours: costs.ours, [one]: costs[one] };
    const clock = ratio(costs[one].clock, costs.ours.clock);
    const note = `on the clock ${figure(clock)}`;
    const value = ratio(costs[one].cpu, costs.ours.cpu);
    this.add(engine, {
      id,
      what: `${what}, ${than} / ours`,
      costs: pair,
      value,
      unit: 'times',
      atLeast,
      note,
      clock,
      noisyBy,
    });
  }

  add(
    engine,
    { id, what, costs = {}, value, unit, atLeast, atMost, note, clock, noisyBy, met = isMet(value, atLeast, atMost) },
  ) {
    const stacks = Object.fromEntries(Object.entries(costs).map(([name, cost]) => [name, summaryOf(cost)]));
    const noisy = noisyBy !== undefined && isNoisy(noisyBy.cpu);
    const row = { engine, id, what, value, unit, atLeast, atMost, met, noisy, note, clock, stacks };
    this.rows.push(row);
    for (const line of linesOf(row)) this.say(line);
  }

  end() {
    return { ...this.head, isMet: this.isMet, rows: this.rows };
  }

  get isMet() {
    return this.rows.every(({ met }) => met !== false);
  }

  summary() {
    const judged = this.rows.filter(({ met }) => met !== undefined);
    const missed = judged.filter(({ met }) => !met);
    const lines = missed.map((row) => linesOf(row)[0]);
    return [`\n${judged.length - missed.length} of ${judged.length} targets are met.`, ...lines].join('\n');
  }
}

function isMet(value, atLeast, atMost) {
  if (atLeast !== undefined) return value.median >= atLeast;
  return atMost === undefined ? undefined : value.median <= atMost;
}

function isNoisy(numbers) {
  const { median, least, most } = spread(numbers);
  return (most - least) / median > NOISY;
}

const summaryOf = ({ requests, cpu, clock, p50 }) => ({
  requests,
  cpuMicroseconds: spread(cpu),
  clockMicroseconds: spread(clock),
  medianMilliseconds: spread(p50),
});

function linesOf({ engine, id, what, value, unit, atLeast, atMost, met, noisy, note, stacks }) {
  const verdict = met === undefined ? 'not judged' : met ? 'met' : 'MISSED';
  const bound = atLeast !== undefined ? `at least ${atLeast}` : atMost !== undefined ? `at most ${atMost}` : '';
  const measured = value ? `${figure(value)} ${unit}` : '';
  const parts = [measured, bound, verdict, noisy ? 'noisy' : '', note ?? ''].filter(Boolean);
  const lines = Object.entries(stacks).map(
    ([name, { requests, cpuMicroseconds: cpu, clockMicroseconds: clock }]) =>
      `      ${name.padEnd(20)} CPU ${whole(cpu)} us, clock ${whole(clock)} us, ${requests} requests`,
  );
  return [`${id} ${engine.padEnd(8)} ${what}: ${parts.join('; ')}`, ...lines];
}

const figure = ({ median, least, most }) =>
  least === most ? round(median) : `${round(median)} (${round(least)}–${round(most)})`;

const round = (number) => (Math.abs(number) < 100 ? Number(number.toFixed(2)) : Math.round(number)).toString();

const whole = ({ median, least, most }) => `${Math.round(median)} (${Math.round(least)}–${Math.round(most)})`;
