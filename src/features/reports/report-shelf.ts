/** The reports that can be run: those that ship with Tierline, and those of a directory of the user's own. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { noSuchReport, type PackageProblem, reportFilesRefused, settingsRefused } from '../../errors';
import type { Store } from '../../store/store';
import type * as CheckReport from './check-report';
import { cypherFiles } from './cypher-files';
import { fieldOf, type RefusedReport, type Report } from './report';
import { shippedReports } from './shipped-reports';

export interface Shelved {
  report: Report;
  /** Null for a shipped report, whose file nobody edits while it is served. */
  readonly own: { readonly path: string; changedAt: number } | null;
  /** Why an edit was not taken, so that the version before it is still the one that is run. */
  problems: readonly PackageProblem[];
}

export class ReportShelf {
  readonly refused: RefusedReport[] = [];
  /** Told when an edit is not taken. */
  onRefusal: (name: string, problems: readonly PackageProblem[]) => void = () => undefined;

  private constructor(
    private readonly shelved: Map<string, Shelved>,
    private readonly store: Store | null,
  ) {}

  /** The shipped reports alone, which the tests check and not every start. */
  static shipped(): ReportShelf {
    return new ReportShelf(
      new Map(shippedReports().map((report) => [report.name, { report, own: null, problems: [] }])),
      null,
    );
  }

  /**
   * With the reports of a directory, or with the `only` one of them that is wanted, each checked in full; those that are
   * none stand in `refused`.
   */
  static async withOwn(directory: string, store: Store, only?: string): Promise<ReportShelf> {
    const shelf = new ReportShelf(new Map(ReportShelf.shipped().shelved), store);
    for (const path of ownFiles(directory)) {
      if (only === undefined || basename(path, '.cypher') === only) await shelf.add(path, store);
    }
    return shelf;
  }

  /** Whether files of a user are on it, which may change while the graph does not. */
  get isEditable(): boolean {
    return this.store !== null;
  }

  list(): readonly Shelved[] {
    return [...this.shelved.values()];
  }

  /** The report as its file says it now; throws NOT_FOUND for an unknown name. */
  async find(name: string): Promise<Report> {
    const shelved = this.shelved.get(name);
    const refused = this.refused.find((one) => one.name === name);
    if (!shelved && refused) throw reportFilesRefused(refused.problems);
    if (!shelved) throw noSuchReport(name, [...this.shelved.keys()]);
    if (shelved.own && this.store) await this.renew(shelved, shelved.own, this.store);
    return shelved.report;
  }

  private async add(path: string, store: Store): Promise<void> {
    const changedAt = changeOf(path);
    const { report, problems } = await checkReport(path, store);
    const taken = report && this.list().find((other) => fieldOf(other.report) === fieldOf(report));
    if (report && !taken) this.shelved.set(report.name, { report, own: { path, changedAt }, problems: [] });
    else if (taken) this.refuse(path, [nameTaken(path, taken.report.name)]);
    else this.refuse(path, problems);
  }

  private refuse(path: string, problems: readonly PackageProblem[]): void {
    this.refused.push({ name: basename(path, '.cypher'), problems });
  }

  /** Takes an edited file where it is right and asks for and gives the same as before. */
  private async renew(shelved: Shelved, own: NonNullable<Shelved['own']>, store: Store): Promise<void> {
    const changedAt = changeOf(own.path);
    if (changedAt === own.changedAt) return;
    own.changedAt = changedAt;
    const { report, problems } = await checkReport(own.path, store);
    if (report && shapeOf(report) === shapeOf(shelved.report)) {
      shelved.report = report;
      shelved.problems = [];
    } else {
      shelved.problems = report ? [shapeChanged(own.path)] : problems;
      this.onRefusal(shelved.report.name, shelved.problems);
    }
  }
}

/** The checks and their parsers are loaded for the reports of a user alone. */
function checkReport(path: string, store: Store): ReturnType<typeof CheckReport.checkReport> {
  const checks: typeof CheckReport = require('./check-report');
  return checks.checkReport(path, store);
}

function ownFiles(directory: string): string[] {
  try {
    return cypherFiles(directory);
  } catch {
    throw settingsRefused([`TIERLINE_REPORTS is ${JSON.stringify(directory)}; expected a directory that can be read.`]);
  }
}

/** Zero where the file is gone. */
const changeOf = (path: string): number => statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;

/** What the API shows of a report and what a running server therefore cannot change. */
const shapeOf = ({ parameters, columns, cursor }: Report): string =>
  JSON.stringify([parameters, columns, cursor], (key, value) => (key === 'description' ? undefined : value));

const nameTaken = (path: string, other: string): PackageProblem => ({
  file: basename(path),
  line: 1,
  message: `The report ${other} is shown under the same name; rename the file.`,
});

const shapeChanged = (path: string): PackageProblem => ({
  file: basename(path),
  line: 1,
  message: 'Its parameters or columns are others than before; start the server again to take it.',
});
